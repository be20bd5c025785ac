import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { seated } from '../../../shared/meeting/people/people';
import { companyOf } from '../../../shared/meeting/people/sharedRooms';
import { mediaRights, talksWhere } from '../../../shared/meeting/rights/media';
import type { MemberId } from '../../../shared/meeting/state';
import { askedNow, votersNow } from '../../../shared/meeting/views/besideStage';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { type FloorHolder, seatStates, speakingNow, upNext } from '../../../shared/meeting/views/floor';
import { replacedLead } from '../../../shared/meeting/views/leading';
import { rolesOnSeat } from '../../../shared/meeting/views/roles';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { isCutOff } from '../../connection/roomState';
import { useMethodText } from '../../i18n/methodText';
import { pointAt } from '../../ui/circle';
import type { MenuEntry } from '../../ui/dialogProps';
import { useSmallScreen } from '../../ui/smallScreen';
import { listOf } from '../../ui/text/listOf';
import { angleOf } from './geometry';
import { Hub } from './hub';
import { Seat } from './seat';
import { factOf, sentenceOf, soundSaid, statusOf, type Trouble, tagOf } from './seatLabels';
import { Table } from './table';
import { TurnRing, TurnTime } from './turnClock';
import './seats.css';
import './hub.css';
import './seatsSmall.css'; // In this order, because the rules for small rounds override those for large ones.
import './seatsPhone.css';
import './seatsTiny.css';
import './seatsTwo.css';
import './seatsForced.css';

export type SoundOf = { muted: boolean; speaking: boolean; weak: boolean; trouble: Trouble | null };

/**
 * The round: seats in speaking order, clockwise, mine at the bottom, and the person who is heard in the middle.
 * `picture` draws a live picture or nothing, `sound` is the state of a seat's microphone, and `entries` are the
 * commands for a seat.
 */
export function Round({
  size,
  picture,
  sound,
  entries,
}: {
  size: 'large' | 'small';
  picture: (member: MemberId, large: boolean) => ReactNode;
  sound: (member: MemberId) => SoundOf;
  entries: (member: MemberId) => readonly MenuEntry[];
}) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const cutOff = useRoom(isCutOff);
  const now = connection.now(); // places and turns change only with events; the clocks tick by themselves
  const at = currentStage(meeting);
  const order = seated(meeting);
  const states = seatStates(meeting, now);
  // In silence and in a break nobody stands out.
  const { centre, asker } = inTheMiddle(meeting.interlude ? [] : speakingNow(meeting, now));
  const angle = (member: MemberId) => angleOf(member, me, order);
  const speaker = asker ?? centre;
  const talk = at?.progress.talk;
  const spoken = talk?.kind === 'round' ? (talk.spoken[0] ?? talk.turn?.member) : undefined;
  const following = upNext(meeting).find((each) => each.member !== speaker)?.member;
  const isRound = talk?.kind === 'round' && at?.progress.aside === null;
  const leans = asker !== null && asker !== centre;
  const listening = at && at.progress.listening === 'on' ? at.stage.clientListens : null;
  const replaced = replacedLead(meeting);
  const stage = at ? method.name(at.stage.words) : '';
  const asked = askedNow(meeting);
  const voted = votersNow(meeting)?.voted ?? [];
  // Beside a page that is written in a small window everybody stands in one row.
  const isRow = useSmallScreen() && size === 'large' && talk?.kind === 'quiet';

  return (
    <section
      className={`seats-round seats-${size}${order.length > 8 ? ' seats-many' : order.length <= 6 ? ' seats-few' : ''}${order.length === 2 ? ' seats-two' : ''}${speaker === me ? ' seats-my-turn' : ''}${cutOff ? ' seats-unknown' : ''}`}
      aria-label={t('seats')}
      tabIndex={isRow && order.length > 6 ? 0 : undefined}
      style={{ '--count': order.length } as CSSProperties}
    >
      <div className="seats-glow" />
      <Table
        opener={isRound && spoken && speaker ? angle(spoken) : null}
        speaker={speaker ? angle(speaker) : null}
        next={isRound && following && speaker ? angle(following) : null}
        reach={leans ? 100 : 67}
        client={leans && centre ? angle(centre) : null}
      />
      <ul className="seats-list">
        {states.map((seat) => {
          const { member } = seat;
          const isMe = member === me;
          const isCentre = member === centre;
          const isAsker = leans && member === asker;
          const company = companyOf(meeting, member).map((one) => (one === me ? t('you') : nameOf(one)));
          const together = company.length === 0 ? null : listOf(company);
          const elsewhere = talksWhere(meeting, member) === 'elsewhere';
          const { muted, speaking, weak, trouble } = sound(member);
          const asks = talk?.kind === 'queue';
          const roles = rolesOnSeat(meeting, member).map((role) => method.name(`roles.${role}`));
          const hasVoted = voted.includes(member);
          const status =
            statusOf(t, seat, {
              isMe,
              asks,
              elsewhere,
              together,
              trouble,
              listening,
              stage,
              leadsFor: seat.isLead && replaced !== null ? nameOf(replaced) : null,
              asked: asked === member,
            }) ?? (roles.length > 0 ? { text: roles.join(', '), tone: 'quiet' } : null);
          const heard = isCentre || isAsker;
          // Where the meeting closes a microphone, it is not that person's choice, and the stage says so.
          const isMuted = muted && mediaRights(meeting, member).microphone === null;
          const name = nameOf(member);
          return (
            <Seat
              key={member}
              seat={seat}
              marked={hasVoted}
              name={wholeNameOf(member)}
              label={isMe ? t('seat.you') : name}
              angle={angle(member)}
              place={isCentre ? 'hub' : isAsker ? 'lean' : 'line'}
              isMe={isMe}
              picture={picture(member, heard)}
              status={status}
              fact={factOf(t, seat, isAsker)}
              sentence={sentenceOf(
                t,
                seat,
                isMe ? t('seat.youNamed', { name }) : name,
                status,
                soundSaid(t, { trouble, muted: isMuted || (muted && heard), weak }),
                [
                  ...roles,
                  ...(hasVoted ? [t('seat.voted')] : []),
                  ...(together === null ? [] : [t('seat.together', { names: together })]),
                ],
              )}
              away={seat.turn !== 'listens' ? 'no' : listening === 'microphoneAndCamera' ? 'turnedAway' : 'listening'}
              tag={heard ? tagOf(t, { trouble, muted, weak }) : null}
              weak={weak}
              muted={isMuted && !heard}
              together={together !== null}
              speaking={speaking && !heard}
              hidden={isMe && isCentre}
              entries={entries(member)}
            >
              {isAsker ? (
                <>
                  <TurnRing member={member} />
                  <span className="seats-plate seats-plate-small" aria-hidden="true">
                    <span className="seats-plate-name">{isMe ? t('hub.youAsk') : t('hub.asks', { name })}</span>{' '}
                    <TurnTime member={member} />
                  </span>
                </>
              ) : null}
            </Seat>
          );
        })}
      </ul>
      <Hub
        centre={centre}
        asker={leans ? asker : null}
        shift={leans && asker && asker !== me ? awayFrom(pointAt(angle(asker), 1)) : 0}
        size={size}
        muted={sound(me).muted && mediaRights(meeting, me).microphone === null}
      />
    </section>
  );
}

/** The name of the client stands where the seat of the asker does not cover it. */
function awayFrom({ x, y }: { x: number; y: number }): number {
  if (y < 0.2 || Math.abs(x) < 0.4) return 0;
  return x > 0 ? -1 : 1;
}

/** The person in the middle: whoever is asked while somebody asks them, otherwise the person who speaks. */
function inTheMiddle(holders: readonly FloorHolder[]): { centre: MemberId | null; asker: MemberId | null } {
  const first = holders[0];
  if (!first) return { centre: null, asker: null };
  const asker = holders.find((holder) => holder.role === 'asks');
  const answers = holders.filter((holder) => holder !== asker);
  const asked = answers.find((holder) => holder.role === 'client') ?? (answers.length === 1 ? answers[0] : undefined);
  if (asker && asked) return { centre: asked.member, asker: asker.member };
  return { centre: first.member, asker: null };
}
