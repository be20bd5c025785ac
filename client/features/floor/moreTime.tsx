import { useTranslation } from 'react-i18next';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { type ExtensionCost, extensionCost } from '../../../shared/meeting/views/nextStep';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useMethodText } from '../../i18n/methodText';
import { SoftButton } from '../../ui/buttons';
import { listOf } from '../../ui/text/listOf';

/** Adds 1 or 5 minutes. Each button says beforehand whose minutes it takes. */
export function MoreTime({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('room');
  const connection = useConnection();
  const meeting = useMeeting();
  const send = useSend();
  const at = currentStage(meeting);
  if (!at) return null;
  const extend = (minutes: 1 | 5) => {
    void send({ type: 'extendStage', from: at.stage.key, minutes });
    onDone?.();
  };
  return (
    <section className="floor-list floor-extend" aria-label={t('more.title')}>
      <h2>{t('more.title')}</h2>
      <ol>
        {([1, 5] as const).map((minutes) => (
          <li key={minutes}>
            <SoftButton className="num" onClick={() => extend(minutes)}>
              {t('more.plus', { count: minutes })}
            </SoftButton>
            <CostLine cost={extensionCost(meeting, minutes, connection.now())} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function CostLine({ cost }: { cost: ExtensionCost }) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const { from } = cost;
  switch (from.kind) {
    case 'slotPart': {
      const stage = meeting.agenda.find((each) => each.key === from.stage);
      const name = stage ? method.name(stage.words) : '';
      const planned = stage?.minutes ?? from.minutes;
      return (
        <span>
          {t('more.fromStage', { name, planned: Math.round(planned), left: Math.round(planned - cost.minutes) })}
        </span>
      );
    }
    case 'slots':
      return (
        <span>
          {t('more.fromSlots', {
            names: listOf(from.members.map((member) => (member === me ? t('you') : nameOf(member)))),
            count: Math.round(from.toMinutes),
          })}
        </span>
      );
    case 'end':
      return <span>{t('more.fromEnd', { count: Math.max(0, Math.round(from.lateMinutes)) })}</span>;
    default:
      return from satisfies never;
  }
}
