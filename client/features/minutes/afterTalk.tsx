import { useTranslation } from 'react-i18next';
import { roomClosesAt } from '../../../shared/meeting/clock';
import { isClosed, isSeated, present } from '../../../shared/meeting/people/people';
import { talksWhere } from '../../../shared/meeting/rights/media';
import { useRoom } from '../../connection/hooks/context';
import { useMe, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useMedia, useMediaRoom } from '../../media/context';
import { SoftButton } from '../../ui/buttons';
import { listOf } from '../../ui/text/listOf';
import { timeOfDay } from '../../ui/text/when';

/** Whoever was in the room may stay and talk for a while; my microphone stands here, because it may still be open. */
export function AfterTalk() {
  const { t } = useTranslation('minutes');
  const meeting = useRoom((state) => state.meeting);
  const me = useMe();
  const nameOf = useShortNames();
  const media = useMediaRoom();
  const microphone = useMedia((state) => state.local.microphone);
  const send = useSend();
  if (meeting === null || meeting.endedAt === null || isClosed(meeting) || !isSeated(meeting, me)) return null;
  if (talksWhere(meeting, me) !== 'here') return null;
  const others = present(meeting).filter((member) => member !== me);
  const isOn = microphone === 'on';
  return (
    <section className="minutes-block" aria-label={t('after.title')}>
      <h2>{t('after.title')}</h2>
      <p>
        {t('after.until', { time: timeOfDay(roomClosesAt(meeting.endedAt)) })}{' '}
        {others.length > 0
          ? t('after.here', { names: listOf(others.map(nameOf)), count: others.length })
          : t('after.alone')}
      </p>
      <p className="quiet">{isOn ? t(others.length > 0 ? 'after.isOn' : 'after.isOnAlone') : t('after.isOff')}</p>
      <p className="minutes-after">
        <SoftButton icon={isOn ? 'micOff' : 'mic'} pressed={isOn} onClick={() => void media.setMicrophone(!isOn)}>
          {isOn ? t('after.off') : t('after.on')}
        </SoftButton>
        <SoftButton icon="leave" onClick={() => void send({ type: 'leave' })}>
          {t('after.leave')}
        </SoftButton>
      </p>
    </section>
  );
}
