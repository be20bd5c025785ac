import { defined } from './defined';
import type { Event } from './events';
import type { Meeting } from './state';

/** What people settle about their meeting: who sits together, how questions are asked, and what they agree on. */

type Fact<T extends Event['type']> = Extract<Event, { type: T }>;

export function withSharedRoom(meeting: Meeting, event: Fact<'sharedRoomSet'>): Meeting {
  const { room, members, carrier, said } = event;
  const { [room]: _, ...others } = meeting.sharedRooms ?? {};
  if (members.length === 0) return { ...meeting, sharedRooms: others };
  return { ...meeting, sharedRooms: { ...others, [room]: { members, carrier, ...defined({ said }) } } };
}

export const withFirstPass = (meeting: Meeting, { stages, on }: Fact<'firstPassSet'>): Meeting => ({
  ...meeting,
  firstPass: { ...meeting.firstPass, ...Object.fromEntries(stages.map((key) => [key, on])) },
});

export const withSignature = (meeting: Meeting, { member, version, at }: Fact<'agreementSigned'>): Meeting => ({
  ...meeting,
  signatures: { ...meeting.signatures, [member]: { version, at } },
});
