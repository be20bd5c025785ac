import { MINUTE, usedMs } from '../../shared/meeting/clock';
import { holderTurn } from '../../shared/meeting/floor/holders';
import { isHere, leadNow } from '../../shared/meeting/people/people';
import { ballotNow, closerOf, mostVoted } from '../../shared/meeting/views/ballot';
import { hasVoted } from '../../shared/meeting/views/besideStage';
import { castLines, proposedCast } from '../../shared/meeting/views/casting';
import { isDue, nextStep } from '../../shared/meeting/views/nextStep';
import { commanded, type Deed } from './deed';
import { hasSat, type Place, type Scene, saidKey, sinceBegan, wordsOf } from './scene';
import { CLIENT } from './scripts/script';

/** How long the group waits for somebody who has the floor and may only be looking around. */
const PATIENCE_MS = 45_000;
/** The same in their own slot, where there is more to do. */
const PATIENCE_IN_SLOT_MS = 90_000;
/** How long a vote waits for theirs. */
const VOTE_MS = 25_000;

/** What the simulated lead does: always what their main button would do, and only while they lead. */
export function leadDeed(scene: Scene, place: Place | null): Deed | null {
  const { meeting, me, askedToLead } = scene;
  const closes = place === null ? null : closesBallot(scene, place);
  if (closes !== null) return closes;
  if (leadNow(meeting) !== me) return null;
  // A deputy leads only for the slot of the person who has the lead already.
  if (askedToLead !== null && meeting.leadership.acting === me) {
    const act = commanded({ type: 'handOver', member: askedToLead });
    return { key: `handOver ${askedToLead}`, afterMs: 1_500, once: false, act };
  }
  if (place === null) {
    if (meeting.status !== 'lobby' || !scene.people.every((one) => hasSat(scene, one))) return null;
    return { key: 'start', afterMs: 3_000, once: false, act: commanded({ type: 'startMeeting' }) };
  }
  return inStage(scene, place);
}

function inStage(scene: Scene, place: Place): Deed | null {
  const { meeting, guest } = scene;
  const from = place.stage.key;
  const { talk } = place.progress;
  const step = nextStep(meeting);
  switch (step?.kind) {
    case undefined:
    case 'start':
    case 'findClient':
    case 'chooseClient':
      return null;
    case 'confirmSlots': {
      const wish = talk.kind === 'vote' ? talk.wishes[guest] : undefined;
      if (wish === undefined && sinceBegan(scene, place) < VOTE_MS) return null;
      const clients = [scene.people[CLIENT] ?? '', ...(wish?.slot === false ? [] : [guest])];
      const act = commanded({ type: 'confirmSlots', from, policy: meeting.slotPolicy, clients });
      return { key: `confirm ${from}`, afterMs: 4_000, once: false, act };
    }
    case 'fillRoles': {
      if (!everybodyVoted(scene, place)) return null;
      const votes = talk.kind === 'ballot' ? talk.votes : {};
      const client = votes[guest]?.includes('client') ? guest : (scene.people[CLIENT] ?? '');
      const roles = proposedCast(castLines(meeting), { client });
      const named = Object.fromEntries(Object.entries(roles).filter(([, member]) => member !== undefined));
      return {
        key: `roles ${from}`,
        afterMs: 3_000,
        once: false,
        act: commanded({ type: 'fillRoles', from, roles: named }),
      };
    }
    case 'closeBallot':
      return place.client !== guest || sinceBegan(scene, place) < PATIENCE_MS ? null : closeDeed(scene, place);
    case 'closeEvaluation':
      if (sinceBegan(scene, place) < PATIENCE_IN_SLOT_MS) return null;
      return { key: `close ${from}`, afterMs: 1_000, once: false, act: commanded({ type: 'closeEvaluation', from }) };
    case 'passFloor':
    case 'openQueue':
      return passDeed(scene, place);
    case 'advance':
    case 'end': {
      const waits = passDeed(scene, place);
      if (waits !== null) return waits;
      if (!isOver(scene, place)) return null;
      const act = commanded(step.kind === 'end' ? { type: 'endMeeting' } : { type: 'advanceStage', from });
      return { key: `next ${from}`, afterMs: 3_500, once: false, act };
    }
    default:
      return step satisfies never;
  }
}

/** The floor goes on by itself when people are done. The lead passes it on when somebody may have gone to fetch coffee. */
function passDeed(scene: Scene, place: Place): Deed | null {
  const turn = holderTurn(place.progress);
  const from = place.stage.key;
  if (turn === null || usedMs(turn, scene.now) < patience(scene, place)) return null;
  const act = commanded({ type: 'handOn', from, turnOf: turn.member });
  return { key: `pass on ${from} ${turn.member}`, afterMs: 1_000, once: false, act };
}

const patience = ({ guest }: Scene, { client }: Place): number =>
  client === guest ? PATIENCE_IN_SLOT_MS : PATIENCE_MS;

function isOver(scene: Scene, place: Place): boolean {
  const { meeting, now, guest } = scene;
  const { stage, progress, client } = place;
  const used = sinceBegan(scene, place);
  const isTalking = holderTurn(progress) !== null || progress.hands.length > 0 || !everybodySpoke(scene, place);
  if (isTalking) return used > 2 * patience(scene, place);
  switch (stage.due) {
    case 'time':
    case 'manual':
    case 'allAsked': {
      const { talk } = progress;
      if (talk.kind !== 'queue') return stage.due === 'manual' || isDue(meeting, now);
      const asks = client === guest || (talk.asked[guest] ?? 0) > 0;
      const dwell = stage.due === 'manual' ? 8_000 : Math.max(12_000, progress.minutes * MINUTE);
      return asks || used >= dwell;
    }
    default:
      return isDue(meeting, now) || used >= patience(scene, place);
  }
}

/** Everybody who has something to say here, and may say it, has said it. */
function everybodySpoke(scene: Scene, place: Place): boolean {
  if (place.progress.talk.kind !== 'queue') return true;
  return scene.people
    .filter((member) => isHere(scene.meeting, member))
    .every((member) => {
      const handed = scene.done.has(`hand ${member} ${place.stage.key}`);
      return wordsOf(scene, member, place) === null || handed || scene.done.has(saidKey(member, place));
    });
}

const everybodyVoted = (scene: Scene, place: Place): boolean => {
  const { talk } = place.progress;
  const scripted = scene.people.filter(
    (member, at) => isHere(scene.meeting, member) && scene.script.people[at]?.votes?.[place.id] !== undefined,
  );
  if (talk.kind !== 'ballot' || !scripted.every((member) => hasVoted(scene.meeting, talk.votes, member))) return false;
  return hasVoted(scene.meeting, talk.votes, scene.guest) || sinceBegan(scene, place) >= VOTE_MS;
};

/** Whoever is to close the ballot, such as the client who chooses the way of working. */
function closesBallot(scene: Scene, place: Place): Deed | null {
  const { meeting, me } = scene;
  if (nextStep(meeting)?.kind !== 'closeBallot' || closerOf(meeting) !== me || !everybodyVoted(scene, place))
    return null;
  return closeDeed(scene, place);
}

function closeDeed({ meeting, me }: Scene, { stage }: Place): Deed | null {
  const ballot = ballotNow(meeting, me);
  if (ballot === null) return null;
  const chosen = mostVoted(ballot.counts) ?? ballot.options[0];
  const act = commanded({ type: 'closeBallot', from: stage.key, options: chosen === undefined ? [] : [chosen] });
  return { key: `ballot ${stage.key}`, afterMs: 3_000, once: false, act };
}
