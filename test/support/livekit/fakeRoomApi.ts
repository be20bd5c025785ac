import { type ParticipantInfo, ParticipantInfo_State } from 'livekit-server-sdk';
import { createLivekit, type LivekitDeps, type LivekitMedia } from '../../../server/media/livekit/adapter';
import type { RoomApi } from '../../../server/media/livekit/api';
import type { MediaRights } from '../../../shared/meeting/rights/media';

export const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };
const keys = { key: 'APItest', secret: 'a-secret-that-is-long-enough-for-a-signature' };
/** The rights that a renewed ticket carries. */
const everything = { canSubscribe: true, canPublish: true, canPublishSources: [1, 2, 3, 4] };

const answer = (status: number, code?: string, words = 'no') => Object.assign(new Error(words), { status, code });
/** LiveKit repeats the call like this to somebody whose key is wrong. */
export const ourSignedCall = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJBUEl0ZXN0In0.c2lnbmVk';
export const faults = {
  noAnswer: () => new TypeError('fetch failed'),
  proxy: () => answer(502),
  wrongKey: () => answer(401, undefined, `invalid token: ${ourSignedCall}, error: token is not valid yet`),
  notFound: () => answer(404, 'not_found'),
  late: () => answer(408, 'deadline_exceeded'),
};

type Person = Pick<ParticipantInfo, 'identity' | 'sid' | 'state' | 'tracks'> & { permission: unknown };
type Call = keyof RoomApi;

/** LiveKit's rooms and participants. `fails` makes a call fail as long as the test wants, `waits` delays it. */
export class FakeRoomApi {
  readonly people = new Map<string, Map<string, Person>>();
  readonly calls: { call: Call; room: string; of: string }[] = [];
  fails: (call: Call, room: string) => Error | null = () => null;
  waits: (call: Call, room: string) => Promise<void> | null = () => null;
  private made = 0;

  private async called(call: Call, room: string, of = ''): Promise<Map<string, Person>> {
    this.calls.push({ call, room, of });
    const fault = this.fails(call, room);
    if (fault !== null) throw fault;
    await this.waits(call, room);
    return this.people.get(room) ?? new Map();
  }
  private async one(call: Call, room: string, of: string): Promise<Person> {
    const person = (await this.called(call, room, of)).get(of);
    if (!person) throw faults.notFound();
    return person;
  }
  readonly api = {
    createRoom: async ({ name }: { name: string }) => {
      await this.called('createRoom', name);
      if (!this.people.has(name)) this.people.set(name, new Map());
    },
    deleteRoom: async (name: string) => {
      await this.called('deleteRoom', name);
      if (!this.people.delete(name)) throw faults.notFound();
    },
    listRooms: async (names?: string[]) => {
      await this.called('listRooms', '');
      const all = [...this.people.keys()].map((name) => ({ name }));
      return names ? all.filter(({ name }) => names.includes(name)) : all;
    },
    listParticipants: async (room: string) => [...(await this.called('listParticipants', room)).values()],
    getParticipant: (room: string, of: string) => this.one('getParticipant', room, of),
    updateParticipant: async (room: string, of: string, { permission }: { permission: unknown }) => {
      const person = await this.one('updateParticipant', room, of);
      person.permission = permission;
      return person;
    },
    removeParticipant: async (room: string, of: string) => {
      await this.one('removeParticipant', room, of);
      this.people.get(room)?.delete(of);
    },
  } as unknown as RoomApi;

  /** Somebody connects under this name, with the rights of a renewed ticket or without any. */
  enter({ room, identity }: Place, withRights: boolean): string {
    this.made += 1;
    const sid = `PA_${this.made}`;
    const permission = withRights ? everything : {};
    const person: Person = { identity, sid, permission, state: ParticipantInfo_State.ACTIVE, tracks: [] };
    const there = this.people.get(room);
    if (!there) throw new Error('requested room does not exist');
    there.set(identity, person);
    return sid;
  }
  leave({ room, identity }: Place): void {
    this.people.get(room)?.delete(identity);
  }
  has({ room, identity }: Place): boolean {
    return this.people.get(room)?.has(identity) ?? false;
  }
  count(call: Call, room?: string): number {
    return this.calls.filter((one) => one.call === call && (room === undefined || one.room === room)).length;
  }
}

export type Place = { room: string; identity: string };

export type Scene = {
  rooms: FakeRoomApi;
  media: LivekitMedia;
  said: string[];
  /** The members who were told to come back, meeting by meeting. */
  moved: string[];
  /** Makes a ticket and returns its content. */
  ticket(member: string, meeting?: string): Promise<Place>;
  /** One of our pages: a ticket, a connection, and its own socket that names the connection. */
  sit(member: string, meeting?: string): Promise<Place>;
};

export function scene(rooms = new FakeRoomApi(), more: Partial<LivekitDeps> = {}): Scene {
  const said: string[] = [];
  const moved: string[] = [];
  const media = createLivekit({
    api: rooms.api,
    keys,
    url: 'wss://media.example',
    origin: null,
    log: { info: (_facts, words) => void said.push(words), warn: (_facts, words) => void said.push(words) },
    ...more,
  });
  media.server?.onMoved((meeting) => void moved.push(meeting));
  const ticket = async (member: string, meeting = 'm'): Promise<Place> => {
    const given = await media.join(meeting, member);
    if (given.kind !== 'livekit') throw new Error('no ticket');
    const claims = JSON.parse(Buffer.from(given.token.split('.')[1] ?? '', 'base64url').toString());
    return { room: claims.video.room, identity: claims.sub };
  };
  const sit = async (member: string, meeting = 'm'): Promise<Place> => {
    const place = await ticket(member, meeting);
    const found = await media.server?.here(meeting, member, rooms.enter(place, false), open);
    if (!found) throw new Error(`${member} was not found`);
    return place;
  };
  return { rooms, media, said, moved, ticket, sit };
}
