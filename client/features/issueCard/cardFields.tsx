import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { Help } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import { Tick } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import './issue.css';

const helpKinds = ['questions', 'ideas', 'experience', 'materials', 'advice'] as const satisfies Help[];
const optional = ['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const;

export const asText = (card: IssueCard): string =>
  [card.line, ...optional.map((each) => card[each])].filter(Boolean).join('\n');

/** What stands on an issue card, to be written in the room or before the meeting. */
export function CardFields({
  card,
  write,
  hasAdvice,
}: {
  card: IssueCard;
  write: (piece: Partial<IssueCard>) => void;
  /** The format has a stage that takes place only where advice is wanted. */
  hasAdvice: boolean;
}) {
  const { t } = useTranslation('issue');
  return (
    <>
      <TextArea
        className="issue-line"
        label={t('line')}
        placeholder={t('lineHint')}
        rows={2}
        value={card.line}
        maxLength={longest.issueLine}
        onChange={(event) => write({ line: event.target.value })}
      />
      <FitsHere />
      <HelpWanted help={card.help} hasAdvice={hasAdvice} onChange={(help) => write({ help })} />
      <h3>{t('more')}</h3>
      <div className="issue-rest">
        {optional.map((each) => (
          <TextArea
            key={each}
            label={t(each)}
            rows={2}
            value={card[each]}
            maxLength={longest.issueField}
            onChange={(event) => write({ [each]: event.target.value })}
          />
        ))}
      </div>
    </>
  );
}

const fitQuestions = ['mine', 'people', 'group'] as const;

/** What kinds of issues a group of colleagues can help with, and what fits better for the others. */
function FitsHere() {
  const { t } = useTranslation('issue');
  return (
    <details className="issue-check">
      <summary>{t('check.title')}</summary>
      <p className="issue-quiet">{t('check.about')}</p>
      <ul>
        {fitQuestions.map((each) => (
          <li key={each}>
            <b>{t(`check.items.${each}`)}</b> <small>{t(`check.items.${each}Else`)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function HelpWanted({
  help,
  hasAdvice,
  onChange,
}: {
  help: readonly Help[];
  hasAdvice: boolean;
  onChange: (help: Help[]) => void;
}) {
  const { t } = useTranslation('issue');
  return (
    <fieldset className="issue-help">
      <legend>{t('help')}</legend>
      <div>
        {helpKinds.map((kind) => (
          <Tick
            key={kind}
            checked={help.includes(kind)}
            onChange={(checked) =>
              onChange(helpKinds.filter((each) => (each === kind ? checked : help.includes(each))))
            }
          >
            {t(`kinds.${kind}`)}
          </Tick>
        ))}
      </div>
      <p className="issue-quiet">{t(hasAdvice ? 'helpHint' : 'helpHintOnly')}</p>
    </fieldset>
  );
}
