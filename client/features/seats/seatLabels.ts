import type { TFunction } from 'i18next';
import type { SeatState } from '../../../shared/meeting/views/floor';
import type { ListeningRule } from '../../../shared/templates/template';
import type { IconName } from '../../ui/icon';

/** `short` is used where there is no room for the whole text. */
export type SeatStatus = { text: string; short?: string; tone: 'next' | 'quiet' } | null;

/**
 * Why a person is not heard or seen here. `otherKey`: their key differs from mine. `notConnected`: our two browsers
 * could not connect to each other. `interrupted`: the connection broke off and will come back by itself.
 */
export type Trouble = 'otherKey' | 'notConnected' | 'interrupted';

type Sound = { trouble: Trouble | null; muted: boolean; weak: boolean };

/** Shown over the picture in the middle, where a seat has no line below its name. */
export type SeatTag = { icon: IconName; text: string; short: string };

const icons = { otherKey: 'lock', notConnected: 'connectionLost', interrupted: 'connectionLost' } as const;

/** The first reason why a person who speaks is not heard well. */
export function tagOf(t: TFunction<'room'>, { trouble, muted, weak }: Sound): SeatTag | null {
  if (trouble !== null) {
    return { icon: icons[trouble], text: t(`seat.${trouble}`), short: t(`seat.${trouble}Short`) };
  }
  if (muted) return { icon: 'micOff', text: t('seat.muted'), short: t('seat.muted') };
  return weak ? { icon: 'weak', text: t('seat.weak'), short: t('seat.weak') } : null;
}

/** The same reason in full, for the sentence about the whole seat. */
export function soundSaid(t: TFunction<'room'>, { trouble, muted, weak }: Sound): string | null {
  if (trouble !== null) return t(`seat.${trouble}About`);
  if (muted) return t('seat.muted');
  return weak ? t('seat.weak') : null;
}

/** The line below a name: the one thing about this seat that matters now. */
export function statusOf(
  t: TFunction<'room'>,
  seat: SeatState,
  about: {
    isMe: boolean;
    asks: boolean;
    elsewhere: boolean;
    /** Who sits in one physical room with this person; null for nobody. */
    together: string | null;
    trouble: Trouble | null;
    listening: ListeningRule | null;
    stage: string;
    /** The lead whom this person replaces, because the lead's connection is lost. */
    leadsFor: string | null;
    /** Somebody asks this person by name. */
    asked: boolean;
  },
): SeatStatus {
  const quiet = (text: string, short?: string): SeatStatus => ({
    text,
    ...(short === undefined ? {} : { short }),
    tone: 'quiet',
  });
  const usual = (): SeatStatus => {
    if (about.elsewhere) return quiet(t('seat.elsewhere'));
    if (about.leadsFor === null && about.together !== null)
      return quiet(t('seat.together', { names: about.together }), t('seat.togetherShort'));
    return about.leadsFor === null
      ? null
      : quiet(t('seat.leadsFor', { name: about.leadsFor }), t('seat.leadsForShort'));
  };
  if (about.trouble !== null && seat.turn !== 'lost' && seat.turn !== 'listens') {
    return { text: t(`seat.${about.trouble}`), short: t(`seat.${about.trouble}Short`), tone: 'quiet' };
  }
  if (about.asked && seat.turn !== 'lost') return { text: t('seat.asked'), tone: 'next' };
  switch (seat.turn) {
    case 'lost':
      return quiet(t('seat.lost'), t('seat.lostShort'));
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
      return usual();
    case 'writes':
      return about.isMe ? null : quiet(t('seat.writes'));
    case 'none':
    case 'wrote':
    case 'client':
    case 'done':
    case 'holds':
      return usual();
    default:
      return seat.turn satisfies never;
  }
}

/** What a seat shows by its place and light in the round, in words for the list that tiny windows show instead. */
export function factOf(t: TFunction<'room'>, seat: SeatState, asks: boolean): string | null {
  if (asks) return t('seat.asks');
  if (seat.handPlace !== null) return t('seat.handAt', { count: seat.handPlace, ordinal: true });
  if (seat.turn === 'holds') return t('seat.holds');
  return seat.isClient ? t('hub.isClient') : null;
}

/** Everything about a seat in one sentence, for hover, focus and screen readers. */
export function sentenceOf(
  t: TFunction<'room'>,
  seat: SeatState,
  name: string,
  status: SeatStatus,
  sound: string | null,
  more: readonly string[],
): string {
  const parts = [
    name,
    seat.isLead ? t('seat.leads') : seat.isDeputy ? t('seat.deputy') : null,
    seat.isClient ? t('seat.client') : null,
    seat.turn === 'holds' ? t('seat.holds') : null,
    seat.turn === 'done' ? t('seat.done') : null,
    seat.turn === 'wrote' ? t('seat.wrote') : null,
    seat.handPlace !== null ? t('seat.handAt', { count: seat.handPlace, ordinal: true }) : null,
    ...more.filter((text) => text !== status?.text),
    status?.text ?? null,
    sound,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
