import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import { useShortNames } from '../../connection/hooks/meeting';
import { useWords } from '../../connection/hooks/records';
import { Waiting } from '../../ui/waiting';
import './issue.css';

const lines = ['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const;

/** What the client has shown: one sentence large, the rest below. Also stands alone, beside the round. */
export function ShownIssue({ client }: { client: MemberId }) {
  const { t } = useTranslation('issue');
  const nameOf = useShortNames();
  const { words } = useWords({ what: 'sharedIssues' });
  if (!words) {
    return (
      <div className="issue-body">
        <Waiting>{t('loading')}</Waiting>
      </div>
    );
  }
  const shown = words.issues.filter((issue) => issue.member === client).at(-1);
  if (!shown) return <p className="issue-body issue-quiet">{t('noneOf', { name: nameOf(client) })}</p>;
  const { card } = shown;
  return (
    <div className="issue-body issue-shown">
      <p className="issue-say">{card.line}</p>
      <dl>
        {lines
          .filter((line) => card[line].trim() !== '')
          .map((line) => (
            <div key={line}>
              <dt>{t(line)}</dt>
              <dd>{card[line]}</dd>
            </div>
          ))}
        <div>
          <dt>{t('help')}</dt>
          <dd>{card.help.map((kind) => t(`kinds.${kind}`)).join(', ')}</dd>
        </div>
      </dl>
    </div>
  );
}
