import { leadNow } from '../../../shared/meeting/people/people';
import { member, names, Play } from './play';

type Scene = {
  play: Play;
  me: string;
  show?: 'ended' | 'changeAgenda';
  press?: string[];
  after?: (play: Play) => void;
  prompts?: Record<string, string>;
};

/** Two people sit in one room, in the check-in; the first of them has its microphone. */
function inOneRoom(count: number, first: number, other: number): Play {
  const play = new Play(count).goTo('checkin').wait(20);
  play.by(other, { type: 'sitWith', member: member(first) });
  play.by(first, { type: 'carryRoom', on: true });
  return play;
}

/** The first name of whoever has this slot. */
function nameInSlot(play: Play, slot: string): string {
  const client = play.state.slots[slot]?.client ?? member(0);
  return (names[Number(client.slice(1))] ?? '').split(' ')[0] ?? '';
}

/** Moments that a meeting has now and then. */
export const momentScenes: Record<string, (count: number) => Scene> = {
  /** The lead wrote what people are asked, and gave the second slot another way of working. */
  'own-text': (count) => {
    const play = new Play(count, { isStarted: false });
    play.system({ type: 'notePromptSet', place: 'checkin', prompt: 'own', by: member(0) });
    play.by(0, { type: 'startMeeting' });
    play.by(0, { type: 'setBlock', slot: 's2', block: 'block.hotseat' }, true);
    const text = 'One thing that went well since we met, and one that did not. Half a minute each.';
    return { play: play.goTo('checkin').wait(8), me: member(1), prompts: { own: text } };
  },
  'agenda-editor': (count) => {
    const play = new Play(count).goTo('s2/questions').wait(200);
    const client = nameInSlot(play, 's3');
    return { play, me: member(0), show: 'changeAgenda', press: [`Change more: ${client}`] };
  },
  /** The last slot was made longer, and not everything fits any more. */
  'agenda-draft': (count) => {
    const play = new Play(count).goTo('s2/questions').wait(2400);
    const more = Array<string>(6).fill(`One minute more: ${nameInSlot(play, `s${count}`)}`);
    return { play, me: member(0), show: 'changeAgenda', press: more };
  },
  /** Somebody else has changed the same meanwhile, and the meeting has come to a stage that was drafted. */
  'agenda-clash': (count) => ({
    play: new Play(count, { isLed: false }).goTo('open').wait(20),
    me: member(0),
    show: 'changeAgenda',
    press: ['One minute more: Progress report', 'One minute more: Check-in', 'Leave out, Agenda setting'],
    after: (play) => {
      play.by(1, { type: 'setMinutes', of: 'progress', minutes: 9 });
      play.goTo('checkin');
    },
  }),
  'agenda-lobby': (count) => ({
    play: new Play(count, { isStarted: false }),
    me: member(0),
    show: 'changeAgenda',
    press: ['Leave out, Agenda setting'],
  }),
  'one-room': (count) => ({ play: inOneRoom(count, 1, 2).handOn().wait(12), me: member(0) }),
  'one-room-mine': (count) => ({ play: inOneRoom(count, 1, 2).handOn().handOn().wait(12), me: member(2) }),
  'one-room-named': (count) => {
    const play = new Play(count).goTo('checkin').wait(20).handOn().wait(12);
    play.by(2, { type: 'sitWith', member: member(1) });
    return { play, me: member(1) };
  },
  'lead-hint': (count) => {
    const play = new Play(count).goTo('s2/questions').wait(30);
    const asker = play.other(play.client);
    const from = play.stage;
    for (let turn = 0; turn < 3; turn += 1) {
      play.by(asker, { type: 'raiseHand', from });
      play.by(asker, { type: 'handOn', from, turnOf: member(asker) });
    }
    return { play, me: leadNow(play.state) ?? member(0) };
  },
  'ended-in-a-row': (count) => {
    const play = new Play(count, { inARow: 4 }).goTo('checkin').wait(60);
    play.by(0, { type: 'endMeeting' });
    return { play, me: member(0), show: 'ended' };
  },
  'few-people': () => ({ play: new Play(2, { isStarted: false }), me: member(0) }),
  'paused-help': (count) => {
    const play = new Play(count).goTo('/questions').wait(30);
    play.by(0, { type: 'pause', from: play.stage });
    return { play, me: member(play.other(play.client)) };
  },
  'one-room-free': (count) => {
    const play = inOneRoom(count, 1, 2);
    play.system({ type: 'noteDisconnected', member: member(1) });
    return { play, me: member(2) };
  },
};
