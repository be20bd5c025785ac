import { type PlanFields, planFields } from '../../../shared/documents/plan';
import { longest, most } from '../../../shared/meeting/limits';
import type { RecordsChange } from '../../../shared/protocol/records';
import { type Refusal, refuse } from '../../../shared/refusal';

const beyond = (text: string, largest: number): Refusal | null =>
  text.length > largest ? refuse('tooLarge', { largest }) : null;

/** The limit that a text of this change breaks; null when everything fits. */
export function tooLong(change: RecordsChange): Refusal | null {
  switch (change.what) {
    case 'saveIssue': {
      const { line, whyNow, tried, wanted, keyQuestion, notWanted } = change.card;
      const fields = [whyNow, tried, wanted, keyQuestion, notWanted];
      return beyond(line, longest.issueLine) ?? firstOf(fields, longest.issueField);
    }
    case 'saveNote':
      return beyond(change.text, longest.privateNotes);
    case 'savePage':
      return beyond(change.text, longest.page);
    case 'releasePage':
      return beyond(change.part ?? '', longest.page);
    case 'addEnvelope':
      return beyond(change.text, longest.envelopeCard);
    case 'setPrompt':
      return beyond(change.text, longest.prompt);
    case 'park':
      return beyond(change.text, longest.parkedItem);
    case 'reportAction':
      return beyond(change.learned, longest.learned);
    case 'saveOneChange':
      return beyond(change.text, longest.oneChange);
    case 'saveHelpContacts':
      return beyond(change.text, longest.helpContacts);
    case 'saveAgreement':
      if (change.lines.length > most.agreementLines) return refuse('tooMany', { largest: most.agreementLines });
      return firstOf(change.lines, longest.agreementLine);
    case 'say':
      return beyond(change.text, longest.words);
    case 'noteToLead':
      return beyond(change.text, longest.noteToLead);
    case 'signAgreement':
    case 'erasePage':
    case 'removePage':
    case 'shareIssue':
    case 'removeIssue':
    case 'markEnvelope':
    case 'removeEnvelope':
    case 'unpark':
    case 'scoreParked':
    case 'offerHelp':
    case 'acceptAction':
    case 'withdrawAction':
    case 'removeAction':
      return null;
    default:
      return change satisfies never;
  }
}

/** People who type at the same time may break the limit of a field in the draft; an accepted action must keep it. */
export const draftTooLong = (fields: PlanFields): Refusal | null =>
  firstOf(
    planFields.map((field) => fields[field]),
    longest.planField,
  );

function firstOf(texts: readonly string[], largest: number): Refusal | null {
  for (const text of texts) {
    const refusal = beyond(text, largest);
    if (refusal) return refusal;
  }
  return null;
}
