import { useTranslation } from 'react-i18next';
import { mayRemoveRecords } from '../../../shared/meeting/rights/records';
import type { MemberId } from '../../../shared/meeting/state';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { AskTwice } from '../../ui/askTwice';
import { Waiting } from '../../ui/waiting';
import './issue.css';

/** The lead removes a card that another member has shown. */
function TakeAway({ client }: { client: MemberId }) {
  const { t } = useTranslation(['issue', 'refusals']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const change = useChangeRecords();
  const refusalText = useRefusalText();
  const slot = Object.values(meeting.slots).findLast((one) => one.client === client && one.issue !== null);
  if (slot === undefined || client === me || !mayRemoveRecords(meeting, me)) return null;
  const name = nameOf(client);
  return (
    <AskTwice
      label={t('removeCard.label')}
      title={t('removeCard.title', { name })}
      about={t('removeCard.about', { name })}
      yes={t('removeCard.yes')}
      stay={t('removeCard.stay')}
      onYes={async () => {
        const answer = await change({ what: 'removeIssue', slot: slot.id });
        return answer.ok ? null : refusalText(answer);
      }}
    />
  );
}

const lines = ['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const;

/** The card that the client has shown: one sentence in large type, the rest below. Also used beside the round. */
export function ShownIssue({ client }: { client: MemberId }) {
  const { t } = useTranslation('issue');
  const nameOf = useShortNames();
  const { records } = useRecords({ what: 'sharedIssues' });
  if (!records) {
    return (
      <div className="issue-body">
        <Waiting>{t('loading')}</Waiting>
      </div>
    );
  }
  const shown = records.issues.filter((issue) => issue.member === client).at(-1);
  if (!shown) return <p className="issue-body issue-quiet">{t('noneOf', { name: nameOf(client) })}</p>;
  const { card } = shown;
  return (
    <div className="issue-body issue-shown">
      <p className="issue-say" dir="auto">
        {card.line}
      </p>
      <dl>
        {lines
          .filter((line) => card[line].trim() !== '')
          .map((line) => (
            <div key={line}>
              <dt>{t(line)}</dt>
              <dd dir="auto">{card[line]}</dd>
            </div>
          ))}
        <div>
          <dt>{t('help')}</dt>
          <dd>{card.help.map((kind) => t(`kinds.${kind}`)).join(', ')}</dd>
        </div>
      </dl>
      <TakeAway client={client} />
    </div>
  );
}
