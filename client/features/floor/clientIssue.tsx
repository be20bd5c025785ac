import { useTranslation } from 'react-i18next';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { Panel } from '../../ui/panel';
import { useSharedIssues } from './sharedIssues';

/** The issue that the client has shown, beside the round during their slot. */
export function ClientIssue() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const issues = useSharedIssues();
  const at = currentStage(meeting);
  const slot = at?.slot;
  const card = slot?.issue ? issues.get(slot.client) : undefined;
  if (!at || !slot || !card) return null;
  const whole = at.stage.artefacts.includes('issue');
  const lines = [
    [t('issue.whyNow'), card.whyNow],
    [t('issue.tried'), card.tried],
    [t('issue.wanted'), card.wanted],
    [t('issue.keyQuestion'), card.keyQuestion],
    [t('issue.notWanted'), card.notWanted],
    [t('issue.help'), (slot.help.length > 0 ? slot.help : card.help).map((help) => t(`help.${help}`)).join(', ')],
  ].filter(([, text]) => text !== '');
  return (
    <Panel
      className={whole ? 'floor-issue' : 'floor-issue floor-issue-short'}
      aria-label={t('issue.of', { name: nameOf(slot.client) })}
    >
      <p className="say" dir="auto">
        {card.line}
      </p>
      {whole ? (
        <dl>
          {lines.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Panel>
  );
}
