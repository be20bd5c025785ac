import type { TFunction } from 'i18next';
import type { SeatState } from '../../../shared/meeting/views';
import type { ListeningRule } from '../../../shared/templates/template';

/** `short` stands in where a longer text finds no room. */
export type SeatLine = { text: string; short?: string; tone: 'next' | 'quiet' } | null;

/** The line below a name: the one thing about this seat that matters now. */
export function lineOf(
  t: TFunction<'room'>,
  seat: SeatState,
  about: {
    isMe: boolean;
    asks: boolean;
    elsewhere: boolean;
    unopened: boolean;
    listening: ListeningRule | null;
    stage: string;
  },
): SeatLine {
  const quiet = (text: string): SeatLine => ({ text, tone: 'quiet' });
  if (about.unopened && seat.turn !== 'lost' && seat.turn !== 'listens') {
    return { text: t('seat.otherKey'), short: t('seat.otherKeyShort'), tone: 'quiet' };
  }
  switch (seat.turn) {
    case 'lost':
      return quiet(t('seat.lost'));
    case 'listens':
      return {
        text:
          about.listening === 'microphoneAndCamera'
            ? t('seat.listensBoth', { stage: about.stage })
            : t('seat.listensMicrophone', { stage: about.stage }),
        short: t('seat.listensShort'),
        tone: 'quiet',
      };
    case 'next':
      return { text: about.isMe ? t('seat.youNext') : about.asks ? t('seat.asksNext') : t('seat.next'), tone: 'next' };
    case 'later':
      return quiet(t('seat.later'));
    case 'passed':
      return quiet(t('seat.passed'));
    case 'waiting':
      if (about.isMe && seat.turnInMs !== null) {
        const minutes = Math.max(1, Math.round(seat.turnInMs / 60_000));
        return quiet(t('seat.turnIn', { count: minutes }));
      }
      return about.elsewhere ? quiet(t('seat.elsewhere')) : null;
    case 'none':
    case 'client':
    case 'done':
    case 'holds':
      return about.elsewhere ? quiet(t('seat.elsewhere')) : null;
    default:
      return seat.turn satisfies never;
  }
}

/** All that is to be known about a seat, in one sentence for hover, focus and screen readers. */
export function sentenceOf(
  t: TFunction<'room'>,
  seat: SeatState,
  name: string,
  line: SeatLine,
  sound: string | null,
): string {
  const parts = [
    name,
    seat.isLead ? t('seat.leads') : seat.isDeputy ? t('seat.deputy') : null,
    seat.isClient ? t('seat.client') : null,
    seat.turn === 'holds' ? t('seat.holds') : null,
    seat.turn === 'done' ? t('seat.done') : null,
    seat.handPlace !== null ? t('seat.handAt', { count: seat.handPlace, ordinal: true }) : null,
    line?.text ?? null,
    sound,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
