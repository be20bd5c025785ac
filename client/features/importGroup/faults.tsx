import { useTranslation } from 'react-i18next';
import type { ImportFault, ImportProblem } from '../../../shared/protocol/imports';
import { Notice } from '../../ui/notice';

/** What is wrong with the file, place by place. What stands in the file is shown as text of its own. */
export function Faults({ faults }: { faults: readonly ImportFault[] }) {
  const { t } = useTranslation('importGroup');
  const textOf = useProblemText();
  return (
    <Notice kind="refused">
      <p>{t('faults.title')}</p>
      <ul className="import-group-faults">
        {faults.map(({ file, line, path, problem }) => (
          <li key={`${file} ${line} ${path} ${JSON.stringify(problem)}`}>
            <b className="num">{placeOf({ file, line, path })}</b> {textOf(problem)}
          </li>
        ))}
      </ul>
    </Notice>
  );

  function placeOf({ file, line, path }: Omit<ImportFault, 'problem'>): string {
    if (file === '') return t('faults.whole');
    if (line === 0) return file;
    return path === '' ? t('faults.line', { file, line }) : t('faults.place', { file, line, path });
  }
}

function useProblemText(): (problem: ImportProblem) => string {
  const { t } = useTranslation('importGroup');
  return (problem) => {
    switch (problem.kind) {
      case 'json':
        return t(problem.reason === 'deep' ? 'faults.deep' : problem.reason === 'end' ? 'faults.end' : 'faults.json');
      case 'wrongType':
        return t(`faults.wrongType.${problem.expected}`);
      case 'range':
        return problem.least === undefined
          ? t(`faults.most.${problem.of}`, { most: problem.most ?? 0 })
          : t(`faults.least.${problem.of}`, { least: problem.least });
      default:
        return t(`faults.problem.${problem.kind}`);
    }
  };
}
