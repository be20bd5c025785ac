import { awaitsLead } from '../../../shared/meeting/people/people';
import { roomOf } from '../../../shared/meeting/standing';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { type ButtonName, mayDo } from '../../../shared/meeting/views/mayDo';
import { useConnection, useRoom } from './context';
import { useAtNow } from './now';

export { useNames, useShortNames } from './names';

/** The meeting with everybody in it, for components that are drawn only while there is one. */
export function useWholeMeeting(): Meeting {
  const meeting = useRoom((state) => state.meeting);
  if (!meeting) throw new Error('no meeting yet: drawn too early');
  return meeting;
}

/** What was made of each state for the member of this page. */
const rooms = new WeakMap<Meeting, { me: MemberId; room: Meeting }>();

/** The meeting as I have it: while it is split in pairs or trios, mine or the one that I visit. */
export function useMeeting(): Meeting {
  const whole = useWholeMeeting();
  const me = useMe();
  const known = rooms.get(whole);
  if (known?.me === me) return known.room;
  const room = roomOf(whole, me);
  rooms.set(whole, { me, room });
  return room;
}

/** My own member id. */
export function useMe(): MemberId {
  return useRoom((state) => state.view?.me ?? '');
}

type Answers = Map<ButtonName, ReturnType<typeof mayDo>>;

/**
 * Answers that were found for each state, which belongs to one member of this page; other ones while everybody waits for
 * the lead to come back.
 */
const asked = new WeakMap<Meeting, { me: MemberId; awaits: boolean; answers: Answers }>();

/**
 * Asks whether I may press a button now; null when I may. Each answer is found once per state, however many components
 * ask.
 */
export function useMay(): (button: ButtonName) => ReturnType<typeof mayDo> {
  const connection = useConnection();
  const meeting = useWholeMeeting();
  const me = useMe();
  const awaits = useAtNow((now) => awaitsLead(meeting, now));
  return (button) => {
    let known = asked.get(meeting);
    if (known?.me !== me || known.awaits !== awaits) {
      known = { me, awaits, answers: new Map() };
      asked.set(meeting, known);
    }
    if (!known.answers.has(button)) known.answers.set(button, mayDo(meeting, me, button, connection.now()));
    return known.answers.get(button);
  };
}
