import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { stageClock } from '../../../shared/meeting/views/clocks';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { queue, speakingNow } from '../../../shared/meeting/views/floor';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useMethodText } from '../../i18n/methodText';
import { useMedia } from '../../media/context';
import { aboveDialogs } from '../../ui/aboveDialogs';
import { chime } from './chime';

/** The only polite live region: it announces stage, floor and time in short sentences, the newest last. */
export function Announcer() {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const [said, setSaid] = useState<{ text: string; id: number }[]>([]);
  const at = currentStage(meeting);
  const key = at?.stage.key ?? '';
  const stage = at ? method.name(at.stage.words) : '';
  const holder = speakingNow(meeting, connection.now())[0]?.member ?? null;
  const place = queue(meeting).find((hand) => hand.member === me)?.place ?? null;
  const mark = useAtNow((now) => {
    const clock = stageClock(meeting, now);
    if (!clock?.running) return null;
    if (clock.leftMs < 0) return 'over';
    if (clock.leftMs <= 30_000 && clock.ofMs > 60_000) return 'last';
    return clock.leftMs <= 120_000 && clock.ofMs > 180_000 ? 'soon' : null;
  });

  // As it is when the turn begins: switching it on does not announce the turn again.
  const isMuted = useRef(false);
  const isOff = useMedia(({ status, local }) => status !== 'off' && local.microphone !== 'on');
  isMuted.current = isOff && mediaRights(meeting, me).microphone === null;
  const say = useRef((_text: string) => {});
  say.current = (text) => setSaid((before) => [...before, { text, id: (before.at(-1)?.id ?? 0) + 1 }].slice(-3));

  const floorText =
    holder === null ? null : holder === me ? t('say.yourTurn') : t('say.hasFloor', { name: nameOf(holder) });
  const markText = mark === null ? null : t(`say.${mark}`, { name: stage });
  const placeText = place === null ? null : t('say.place', { count: place, ordinal: true });

  useEffect(() => {
    if (key) say.current(t('say.stage', { name: stage }));
  }, [key, stage, t]);
  useEffect(() => {
    if (floorText) say.current(holder === me && isMuted.current ? t('say.yourTurnMuted') : floorText);
    if (holder === me) chime();
  }, [floorText, holder, me, t]);
  useEffect(() => {
    if (markText) say.current(markText);
    if (mark === 'over') chime();
  }, [markText, mark]);
  useEffect(() => {
    if (placeText) say.current(placeText);
  }, [placeText]);

  return (
    <div className="aloud" role="log" aria-live="polite" aria-label={t('say.label')} {...aboveDialogs}>
      {said.map((line) => (
        <p key={line.id}>{line.text}</p>
      ))}
    </div>
  );
}
