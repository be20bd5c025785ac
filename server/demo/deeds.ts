import { holderTurn } from '../../shared/meeting/floor/holders';
import { mayWriteWords } from '../../shared/meeting/rights/words';
import { ballotNow } from '../../shared/meeting/views/ballot';
import { type ButtonName, mayDo } from '../../shared/meeting/views/mayDo';
import { type Act, commanded, type Deed } from './deed';
import { leadDeed } from './leadDeeds';
import { paperDeed } from './paperDeeds';
import { guestIsHere, indexOf, type Place, personOf, placeOf, readingMs, type Scene, saidKey, wordsOf } from './scene';
import { CLIENT } from './scripts/script';

/**
 * A first deed that applies, in the order in which a person would think of them. Reads only what every member sees, and asks
 * the same rules and views as a screen.
 */
export function nextDeed(scene: Scene): Deed | null {
  if (scene.meeting.status === 'ended' || !guestIsHere(scene)) return null;
  const place = placeOf(scene);
  if (place === null) return leadDeed(scene, null);
  if (place.progress.pausedBy !== null) return null;
  const steps = [evaluationDeed, ballotDeed, sayDeed, replyDeed, handDeed, paperDeed, turnDeed, leadDeed];
  for (const step of steps) {
    const deed = step(scene, place);
    if (deed !== null && !(deed.once && scene.done.has(deed.key))) return deed;
  }
  return null;
}

const may = ({ meeting, me, now }: Scene, button: ButtonName): boolean => mayDo(meeting, me, button, now) === null;

const said = (text: string): Act => ({ kind: 'change', change: { what: 'say', text } });

function evaluationDeed(scene: Scene, { stage }: Place): Deed | null {
  if (!may(scene, 'sendEvaluation')) return null;
  const afterMs = 4_000 + 1_800 * indexOf(scene);
  return { key: `answer ${scene.me} ${stage.key}`, afterMs, once: true, act: { kind: 'answer', from: stage.key } };
}

function ballotDeed(scene: Scene, { stage, progress: { talk }, id }: Place): Deed | null {
  const { meeting, me } = scene;
  const afterMs = 1_500 + 1_200 * indexOf(scene);
  const key = `vote ${me} ${stage.key}`;
  if (talk.kind === 'vote' && talk.wishes[me] === undefined && may(scene, 'requestSlot')) {
    const wish = { slot: indexOf(scene) === CLIENT, minutes: null, favours: [] };
    return { key, afterMs, once: true, act: commanded({ type: 'requestSlot', from: stage.key, ...wish }) };
  }
  const options = personOf(scene)?.votes?.[id];
  const ballot = ballotNow(meeting, me);
  if (options === undefined || !ballot?.mayVote || ballot.mine.length > 0) return null;
  return { key, afterMs, once: true, act: commanded({ type: 'castVote', from: stage.key, options: [...options] }) };
}

function sayDeed(scene: Scene, place: Place): Deed | null {
  const words = wordsOf(scene, scene.me, place);
  if (words === null || !mayWriteWords(scene.meeting, scene.me)) return null;
  const afterMs = holderTurn(place.progress)?.member === scene.me ? 1_200 : 2_000 + 1_500 * indexOf(scene);
  return { key: saidKey(scene.me, place), afterMs, once: true, act: said(words) };
}

/** The client answers whoever asks. */
function replyDeed(scene: Scene, place: Place): Deed | null {
  const { me, people, guest, script, meeting } = scene;
  const asker = holderTurn(place.progress)?.member;
  if (place.progress.talk.kind !== 'queue' || place.client !== me || asker === undefined || asker === me) return null;
  const reply = script.replies[asker === guest ? 'you' : String(people.indexOf(asker))];
  if (reply === undefined || !mayWriteWords(meeting, me)) return null;
  const key = `reply ${place.stage.key} ${asker}`;
  return { key, afterMs: asker === guest ? 6_000 : 4_000, once: true, act: said(reply) };
}

function handDeed(scene: Scene, place: Place): Deed | null {
  const { me, done } = scene;
  const { talk } = place.progress;
  if (talk.kind !== 'queue' || talk.firstPass.includes(me)) return null;
  if (wordsOf(scene, me, place) === null || done.has(saidKey(me, place)) || !may(scene, 'raiseHand')) return null;
  const act = commanded({ type: 'raiseHand', from: place.stage.key });
  return { key: `hand ${me} ${place.stage.key}`, afterMs: 1_500 + 2_000 * indexOf(scene), once: true, act };
}

/** "I'm done", or pass. */
function turnDeed(scene: Scene, place: Place): Deed | null {
  const { me, done } = scene;
  const from = place.stage.key;
  if (holderTurn(place.progress)?.member !== me) return null;
  const words = wordsOf(scene, me, place);
  const isRound = place.progress.talk.kind === 'round' && place.progress.aside === null;
  if (words === null && isRound) {
    return { key: `pass ${me} ${from}`, afterMs: 2_500, once: false, act: commanded({ type: 'passTurn', from }) };
  }
  if (words !== null && !done.has(saidKey(me, place))) return null;
  const answers = place.progress.talk.kind === 'queue' && place.client !== null && place.client !== me ? 4_500 : 0;
  const afterMs = (words === null ? 2_500 : readingMs(words)) + answers;
  return { key: `turn ${me} ${from}`, afterMs, once: false, act: commanded({ type: 'handOn', from, turnOf: me }) };
}
