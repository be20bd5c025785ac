import type { Cells } from '../../support/flippedCells';
import { everybody } from './roleScene';

/**
 * Who may send what over a socket, in Ben's slot: flo leads, ben is the client, ann a coach, fay a facilitator who does not lead,
 * hana a guest speaker outside her stages, kim waits to be let in, zed has come and not knocked. `+` may, and gets the answer in
 * the first column; `L` is told that only the lead may, `T` that it is not their turn, `N` that it is not theirs to do, `-` that
 * they are not in the room; any other word is the answer. Written by hand from the rules, and never made from the code.
 *
 * What is sent names no stage in hand and nobody who is here, where it can, so that whoever may send it changes nothing.
 */
export const commands = `
                     answer         flo ben ann fay hana kim zed
knock                notNow          +   +   +   +   +    +   ok
takeSeat             stale           +   +   +   +   +    -   -
setTalkTime          notNow          +   L   L   L   L    L   L
setSound             notNow          +   +   +   +   -    -   -
setVoice             notNow          +   +   +   +   -    -   -
sitWith              notNow          +   +   +   +   -    -   -
carryRoom            notNow          +   +   +   +   -    -   -
askToRemove          notNow          +   +   +   +   -    -   -
supportLead          notNow          +   +   +   +   -    -   -

admit                unknownMember   +   L   L   L   -    -   -
refuseEntry          unknownMember   +   L   L   L   -    -   -
setAdmission         notNow          +   L   L   L   -    -   -
removeMember         unknownMember   +   L   L   L   -    -   -
setDeputy            unknownMember   +   L   L   L   -    -   -
handOver             unknownMember   +   L   L   L   -    -   -
takeLeadBack         notNow          +   N   N   N   -    -   -

chooseFormat         notNow          +   L   L   L   -    -   -
startMeeting         notNow          +   L   L   L   -    -   -
advanceStage         stale           +   L   L   L   -    -   -
extendStage          stale           +   L   L   L   -    -   -
goBack               stale           +   L   L   L   -    -   -
undoAdvance          stale           +   L   L   L   -    -   -
askToMoveOn          stale           +   +   +   +   -    -   -
askForTime           stale           +   +   +   +   -    -   -
pause                stale           +   +   L   L   -    -   -
resume               stale           +   +   L   L   -    -   -
beginInterlude       stale           +   +   L   L   -    -   -
moveIssue            stale           +   +   L   L   -    -   -

recut                stale           +   L   L   L   -    -   -
skipStage            unknownStage    +   L   L   L   -    -   -
setMinutes           unknownStage    +   L   L   L   -    -   -
leaveOutSlot         notNow          +   L   L   L   -    -   -
giveSlot             notNow          +   L   L   L   -    -   -
addBreak             unknownStage    +   L   L   L   -    -   -
orderSlots           stale           +   L   L   L   -    -   -
setBlock             notNow          +   L   L   L   -    -   -
moveEnd              notNow          +   L   L   L   -    -   -
changeAgenda         unknownStage    +   L   L   L   -    -   -
putBackPrompt        unknownStage    +   L   L   L   -    -   -
undoAgendaChange     stale           +   L   L   L   -    -   -
setFirstPass         notNow          +   L   L   L   -    -   -

requestSlot          stale           +   +   +   N   -    -   -
confirmSlots         stale           +   L   L   L   -    -   -
reopenSlots          stale           +   L   L   L   -    -   -
castVote             stale           +   +   +   +   -    -   -
closeBallot          stale           +   +   L   L   -    -   -
reopenBallot         stale           +   +   L   L   -    -   -
fillRoles            stale           +   L   L   L   -    -   -
setRole              notFound        +   L   L   L   -    -   -
chooseClient         stale           +   L   L   L   -    -   -
setClient            notFound        +   +   +   +   -    -   -
openSlot             stale           +   L   L   L   -    -   -
offerClearAir        stale           +   L   L   L   -    -   -
moveToBreakout       notNow          +   L   L   L   -    -   -
visitBreakout        notNow          +   L   L   L   -    -   -

raiseHand            stale           +   +   +   +   -    -   -
lowerHand            stale           +   +   +   +   -    -   -
handOn               stale           +   +   +   T   -    -   -
later                stale           +   +   +   +   -    -   -
passTurn             stale           +   +   +   +   -    -   -
giveFloor            stale           +   +   L   L   -    -   -
takeFloorBack        stale           +   L   L   L   -    -   -
stopListening        stale           N   +   N   N   -    -   -
listenAgain          stale           +   +   L   L   -    -   -
setOneVoice          notNow          +   L   L   L   -    -   -
setEncryption        notNow          +   L   L   L   -    -   -
showQuestionsOnly    ok              +   L   L   L   -    -   -
showForWhom          ok              +   L   L   L   -    -   -
submitWriting        stale           +   +   +   +   -    -   -

setHelp              ok              N   +   N   N   -    -   -
declareNoAction      notNow          N   +   N   N   -    -   -
closeDraft           notNow          N   +   N   N   -    -   -

sendEvaluation       stale           +   +   +   N   -    -   -
declineEvaluation    stale           +   +   +   N   -    -   -
closeEvaluation      stale           +   L   L   L   -    -   -

endMeeting           ok              +   L   L   L   -    -   -
leave                ok              +   +   +   +   +    -   -
`;

/** What else is sent: `read` and `change` are of records. Of a topic and an action ben is the owner; a
 * card lies in his envelope, from ann. */
export const others = `
                     answer         flo ben ann fay hana kim zed
meeting:join         ok              +   +   +   +   +    +   +
meeting:since        ok              +   +   +   +   +    +   +
meeting:command      badInput        +   +   +   +   +    +   +
clock                ok              +   +   +   +   +    +   +
document:open        ok              +   +   +   +   -    -   -
document:update      notAllowed      +   +   +   +   -    -   -
document:close       ok              +   +   +   +   +    +   +
records:read         badInput        +   +   +   +   +    +   +
records:change       badInput        +   +   +   +   +    +   +
evaluation:send      notNow          +   +   +   +   -    -   -
media:join           ok              +   +   +   +   -    -   -
media:check          ok              +   +   +   +   +    +   +
media:signal         unknownMember   +   +   +   +   -    -   -
media:here           notAllowed      +   +   +   +   +    +   +
media:key            notNow          +   +   +   +   -    -   -
presence             ok              +   +   +   +   -    -   -

read myIssue         ok              +   +   +   +   -    -   -
read sharedIssues    ok              +   +   +   +   -    -   -
read myNote          ok              +   +   +   +   -    -   -
read myPages         ok              +   +   +   +   -    -   -
read shownPages      ok              +   +   +   +   -    -   -
read envelope        ok              +   +   +   +   -    -   -
read parking         ok              +   +   +   +   -    -   -
read actions         ok              +   +   +   +   -    -   -
read oneChange       ok              +   +   +   +   -    -   -
read helpContacts    ok              +   +   +   +   -    -   -
read agreement       ok              +   +   +   +   -    -   -
read talkTime        ok              +   +   +   +   -    -   -
read said            ok              +   +   +   +   -    -   -

change saveIssue     stale           +   +   +   +   -    -   -
change saveNote      stale           +   +   +   +   -    -   -
change savePage      notAllowed      +   +   +   +   -    -   -
change erasePage     notFound        +   +   +   +   -    -   -
change releasePage   notFound        +   +   +   +   -    -   -
change removePage    notFound        +   L   L   L   -    -   -
change shareIssue    notFound        N   +   N   N   -    -   -
change addEnvelope   ok              +   +   +   +   -    -   -
change markEnvelope  ok              N   +   N   N   -    -   -
change removeEnvelope ok             N   +   +   N   -    -   -
change park          ok              +   +   +   +   -    -   -
change scoreParked   ok              N   +   N   N   -    -   -
change offerHelp     notAllowed      +   +   +   +   -    -   -
change unpark        ok              +   +   N   N   -    -   -
change acceptAction  notFound        N   +   N   N   -    -   -
change removeIssue   notFound        +   L   L   L   -    -   -
change reportAction  ok              N   +   N   N   -    -   -
change withdrawAction ok             N   +   N   N   -    -   -
change removeAction  ok              +   L   L   L   -    -   -
change setPrompt     badInput        +   L   L   L   -    -   -
change saveOneChange stale           +   +   +   +   -    -   -
change saveHelpContacts stale        +   L   L   L   -    -   -
change saveAgreement notNow          +   +   +   +   -    -   -
change signAgreement notNow          +   +   +   +   -    -   -
change noteToLead    ok           notNow +   +   +   -    -   -
change say           notYourTurn     +   +   +   +   -    -   -
`;

/** Before the start a guest speaker is in the room: what they may send of records then. All else is not theirs to do. */
export const ofSpeakers: readonly (readonly [name: string, answer: string])[] = [
  ['read myNote', 'ok'],
  ['read helpContacts', 'ok'],
  ['read talkTime', 'ok'],
  ['read said', 'ok'],
  ['change saveNote', 'stale'],
  ['change noteToLead', 'ok'],
  ['change say', 'notYourTurn'],
];

const letters: Record<string, string> = { L: 'notLead', N: 'notAllowed', T: 'notYourTurn', '-': 'notAdmitted' };
export type Row = { name: string; says: Cells };

export function rowsOf(table: string): Row[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(1).map((line) => {
    const [, name = '', rest = ''] = /^((?:(?:read|change) )?\S+)\s+(.*)$/.exec(line) ?? [];
    const [answer = '', ...cells] = rest.trim().split(/\s+/);
    const says = everybody.map((who, at) => {
      const cell = cells[at] ?? '';
      return [who, cell === '+' ? answer : (letters[cell] ?? cell)] as const;
    });
    return { name, says: Object.fromEntries(says) };
  });
}
