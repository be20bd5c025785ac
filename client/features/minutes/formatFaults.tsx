import { useTranslation } from 'react-i18next';
import type { FileFault, FileProblem } from '../../../shared/protocol/formats';
import type { TemplateReason } from '../../../shared/templates/check';
import { Notice } from '../../ui/notice';

/** What is wrong with a file, line by line. What stands in the file is shown as text of its own. */
export function FormatFaults({ faults }: { faults: readonly FileFault[] }) {
  const { t } = useTranslation('formats');
  const textOf = useProblemText();
  return (
    <Notice kind="refused">
      <p>{t('faults.title')}</p>
      <ul className="minutes-faults">
        {faults.map(({ line, path, problem }) => (
          <li key={`${line} ${path} ${JSON.stringify(problem)}`}>
            <b className="num">{path === '' ? t('faults.line', { line }) : t('faults.place', { line, path })}</b>{' '}
            {textOf(problem)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function useProblemText(): (problem: FileProblem) => string {
  const { t } = useTranslation('formats');
  const reasonOf = (reason: TemplateReason): string => {
    switch (reason.code) {
      case 'noBlock':
        return t('faults.reason.noBlock', { block: reason.block });
      case 'noPages':
      case 'noEarlier':
        return t(`faults.reason.${reason.code}`, { stage: reason.stage });
      case 'noRole':
        return t('faults.reason.noRole', { role: reason.role });
      case 'tooLong': {
        const { planned, people, minutes } = reason;
        return t('faults.reason.tooLong', { planned, people, minutes });
      }
      default:
        return t(`faults.reason.${reason.code}`);
    }
  };
  return (problem) => {
    switch (problem.kind) {
      case 'json':
        return t(`faults.json.${problem.reason}`);
      case 'wrongType':
        return t(`faults.wrongType.${problem.expected}`);
      case 'range':
        return problem.least === undefined
          ? t(`faults.most.${problem.of}`, { most: problem.most ?? 0 })
          : t(`faults.least.${problem.of}`, { least: problem.least });
      case 'minutes':
        return t('faults.problem.minutes', { least: problem.least, most: problem.most });
      case 'order':
        return t('faults.problem.order', { stage: problem.stage, before: problem.before });
      case 'shorter':
        return t('faults.problem.shorter', { stage: problem.stage, least: problem.least });
      case 'check':
        return t('faults.problem.check', { stage: problem.stage, reason: reasonOf(problem.reason) });
      case 'noStage':
      case 'twice':
      case 'missing':
      case 'noMinutes':
      case 'noPlace':
        return t(`faults.problem.${problem.kind}`, { stage: problem.stage });
      case 'evaluation':
      case 'noFrame':
      case 'noBlock':
      case 'noSlots':
      case 'needsBlock':
      case 'atEnd':
      case 'gone':
      case 'unknownField':
      case 'version':
      case 'stageOrBreak':
      case 'name':
        return t(`faults.problem.${problem.kind}`);
      default:
        return problem satisfies never;
    }
  };
}
