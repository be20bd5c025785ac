import { talkTimeReaders } from '../../../shared/meeting/agreement';
import { lobbyOpensAt } from '../../../shared/meeting/clock';
import { talksWhere } from '../../../shared/meeting/rights/media';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { Agreement, LobbyView, SeatView } from '../../../shared/protocol/meeting';

const MINUTE = 60_000;

/** What keeps people from taking their seat. */
export type Entrance =
  | { kind: 'open' }
  | { kind: 'left' }
  | { kind: 'tooEarly' }
  | { kind: 'waiting' }
  | { kind: 'refused' }
  | { kind: 'removed' }
  | { kind: 'ended' };

/** What the lobby shows of the meeting, for people who wait to be let in and for people who are in already. */
export type Facts = {
  title: string;
  group: string;
  /** Null until they are let in, because it is not for outsiders. */
  ordinal: number | null;
  status: 'lobby' | 'running' | 'ended';
  startsAt: number;
  lobbyOpenedAt?: number | undefined;
  minutes: number;
  endsAt: number;
  leads: MemberId | null;
  leadName: string | null;
  /** Who is in the room and can let me in, by name. */
  letsIn: readonly string[];
  /** The members who are seated and here; null for people who wait, because they see only the number. */
  here: MemberId[] | null;
  hereCount: number;
  agreement: Agreement;
  /** I may change what the agreement says. */
  mayChangeAgreement: boolean;
  allElsewhere: boolean;
  /** The format begins without pictures. */
  audioOnly: boolean;
};

export function factsOf(
  view: SeatView | LobbyView,
  meeting: Meeting | null,
  names: ReadonlyMap<MemberId, string>,
): Facts {
  const shared = { title: view.title, group: view.groupName };
  if (view.kind === 'lobby') {
    return {
      ...shared,
      ordinal: null,
      status: view.status,
      startsAt: view.startsAt,
      lobbyOpenedAt: view.lobbyOpenedAt,
      minutes: view.minutes,
      endsAt: view.endsAt,
      leads: view.isMine ? view.me : null,
      leadName: view.leadName,
      letsIn: view.letsIn,
      here: null,
      hereCount: view.hereCount,
      agreement: view.agreement,
      mayChangeAgreement: view.mayChangeAgreement,
      allElsewhere: view.sound === 'elsewhere',
      audioOnly: view.audioOnly === true,
    };
  }
  const now = meeting ?? view.meeting;
  const here = Object.values(now.seats)
    .filter((seat) => seat.admission === 'admitted' && seat.seatedAt !== null && seat.presence === 'here')
    .map((seat) => seat.member)
    .filter((member) => member !== view.me);
  const leads = now.leadership.rightful ?? now.leadership.acting;
  return {
    ...shared,
    ordinal: view.ordinal,
    status: now.status,
    startsAt: now.startsAt,
    lobbyOpenedAt: now.lobbyOpenedAt,
    minutes: now.minutes,
    endsAt: now.endsAt,
    leads,
    leadName: leads === null ? null : (names.get(leads) ?? null),
    letsIn: [],
    here,
    hereCount: here.length,
    agreement: {
      lines: view.agreement.lines,
      version: now.settings.agreementVersion,
      talkTime: talkTimeReaders(now),
      ...(view.agreement.isSigned && view.agreement.version === now.settings.agreementVersion
        ? { isSigned: true }
        : {}),
    },
    // Whoever is in has been asked before.
    mayChangeAgreement: false,
    allElsewhere: talksWhere(now, view.me) === 'allElsewhere',
    audioOnly: now.template.frame.audioOnly,
  };
}

export function entranceOf(view: SeatView | LobbyView, facts: Facts, now: number): Entrance {
  if (facts.status === 'ended') return { kind: 'ended' };
  if (view.kind === 'lobby') {
    switch (view.admission) {
      case 'waiting':
        return { kind: 'waiting' };
      case 'refused':
        return { kind: 'refused' };
      case 'removed':
        return { kind: 'removed' };
      case 'new':
      case 'left':
        break;
      default: {
        const never: never = view.admission;
        throw new Error(`unknown admission ${String(never)}`);
      }
    }
  }
  if (view.kind === 'lobby' && view.admission === 'left') return { kind: 'left' };
  // The lead may come early to prepare. So may people whom the lead has let in: they already have the view of a seat.
  const early = view.kind === 'lobby' && facts.status === 'lobby' && now < lobbyOpensAt(facts);
  return { kind: early && facts.leads !== view.me ? 'tooEarly' : 'open' };
}

/** Whoever first sits down in a meeting that runs, however long ago they asked to come in. */
export const comesLate = (meeting: Meeting, member: MemberId): boolean =>
  meeting.status === 'running' && meeting.seats[member]?.seatedAt == null;

/**
 * Whole minutes until the start. Null after the start, and when it is more than three hours away: then a date says
 * more.
 */
export function minutesUntil(startsAt: number, now: number): number | null {
  const minutes = Math.ceil((startsAt - now) / MINUTE);
  return minutes >= 1 && minutes <= 180 ? minutes : null;
}
