import { issuePlaces } from '../../shared/meeting/agenda/restOfSlot';
import { clientNow, leadNow, present, takingPart } from '../../shared/meeting/people/people';
import type { Meeting, PlannedStage } from '../../shared/meeting/state';
import { slotOpening } from '../../shared/meeting/views/beside';
import { type Attempt, by, bySystem, type Chance } from './chance';

/**
 * What is possible at few moments is offered when one of them has come: by chance alone it would come so seldom that some
 * seeds have none of it. Null at all other moments.
 */
export function rareAct(meeting: Meeting, stage: PlannedStage, chance: Chance, now: number): Attempt | null {
  const from = stage.key;
  const lead = leadNow(meeting) ?? chance.one(present(meeting)) ?? 'ann';
  const client = clientNow(meeting);
  const listening = meeting.progress[from]?.listening;
  if (client !== null && listening === 'stopped' && chance.is(0.6)) return by(client, { type: 'listenAgain', from });
  if (client !== null && listening === 'on' && chance.is(0.1)) return by(client, { type: 'stopListening', from });
  if (stage.offers !== undefined && chance.is(0.6)) {
    const free = takingPart(meeting).filter((one) => slotOpening(meeting, lead, one, now)?.whyNot === null);
    const member = chance.one(free);
    if (member !== undefined) return by(lead, { type: 'openSlot', from, member });
  }
  const isPaused = meeting.progress[from]?.pausedBy != null;
  const places = issuePlaces(meeting);
  if (isPaused && chance.is(0.6)) {
    const to = chance.one(places);
    if (to !== undefined && chance.is(0.5)) return by(lead, { type: 'moveIssue', from, to });
    if (chance.is(0.4)) return by(lead, { type: 'resume', from });
    return by(lead, { type: 'beginInterlude', from, kind: chance.is(0.5) ? 'silence' : 'break' });
  }
  if (!isPaused && places.length > 0 && chance.is(0.06)) return by(lead, { type: 'pause', from });
  const written = chance.one(Object.entries(meeting.prompts ?? {}).filter(([, prompt]) => prompt !== null));
  if (written !== undefined && chance.is(0.06)) return by(lead, { type: 'putBackPrompt', place: written[0] });
  const change = chance.one(meeting.changes?.recent ?? []);
  if (change !== undefined && chance.is(0.06)) return by(lead, { type: 'undoAgendaChange', change: change.id });
  if (stage.due === 'allSigned' && chance.is(0.5)) return agreementAct(meeting, chance);
  return null;
}

/** Somebody writes the agreement anew, or signs it as it stands, or as it was before. */
function agreementAct(meeting: Meeting, chance: Chance): Attempt {
  const member = chance.one(present(meeting)) ?? 'ann';
  const { agreementVersion } = meeting.settings;
  return chance.is(0.3)
    ? bySystem({ type: 'noteAgreementWritten', version: agreementVersion + (chance.is(0.8) ? 1 : 0), by: member })
    : bySystem({ type: 'noteAgreementSigned', version: agreementVersion - (chance.is(0.1) ? 1 : 0), member });
}
