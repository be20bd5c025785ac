import { isRefusal, type RefusalCode } from '../refusal';
import type { MemberCommand } from './commands';
import { decide } from './decide';
import { present, seatOf, takingPart } from './people';
import { slotsOf } from './recut';
import { standingOf } from './standing';
import type { Meeting, MemberId } from './state';
import { stageBefore } from './steps';

export type ButtonName = MemberCommand['type'];

/**
 * Everything this member may do now, for buttons: null when allowed, otherwise the refusal that pressing would get. Tries each
 * wish on the engine itself, with the arguments the room's buttons would send, so a button and the rule cannot disagree.
 */
export function mayNow(
  meeting: Meeting,
  member: MemberId,
  now: number,
): Partial<Record<ButtonName, RefusalCode | null>> {
  const answers: Partial<Record<ButtonName, RefusalCode | null>> = {};
  for (const command of wishes(meeting, member)) {
    const decided = decide(meeting, command, { actor: { kind: 'member', member }, now, chance: () => 0 });
    answers[command.type] = isRefusal(decided) ? decided.refused : null;
  }
  return answers;
}

function wishes(meeting: Meeting, member: MemberId): MemberCommand[] {
  const anybody = [
    { type: 'knock' },
    { type: 'leave' },
    { type: 'startMeeting' },
    { type: 'endMeeting' },
    { type: 'showQuestionsOnly' },
    { type: 'takeLeadBack' },
    { type: 'setOneVoice', on: !meeting.settings.oneVoice },
    { type: 'setEncryption', on: !meeting.settings.encrypted },
    { type: 'setAdmission', admission: meeting.settings.admission === 'ask' ? 'open' : 'ask' },
    { type: 'setSound', sound: seatOf(meeting, member)?.sound === 'here' ? 'elsewhere' : 'here' },
    { type: 'supportLead', candidate: member },
    ...aboutOthers(meeting, member),
  ] satisfies MemberCommand[];
  return [...anybody, ...inStage(meeting, member)];
}

function aboutOthers(meeting: Meeting, member: MemberId): MemberCommand[] {
  const other = present(meeting).find((one) => one !== member);
  const waiting = Object.values(meeting.seats).find((seat) => seat.admission === 'waiting');
  const door: MemberCommand[] =
    waiting === undefined
      ? []
      : [
          { type: 'admit', member: waiting.member },
          { type: 'refuseEntry', member: waiting.member },
        ];
  if (other === undefined) return door;
  return [
    ...door,
    { type: 'removeMember', member: other },
    { type: 'handOver', member: other },
    { type: 'setDeputy', member: other },
  ];
}

function inStage(meeting: Meeting, member: MemberId): MemberCommand[] {
  const standing = standingOf(meeting, member);
  if (standing === null) return [];
  const { stage, progress } = standing;
  const from = stage.key;
  const { talk, aside } = progress;
  const holder = (aside ?? ('turn' in talk ? talk.turn : null))?.member;
  const back = stageBefore(meeting);
  const other = present(meeting).find((one) => one !== member && one !== holder);
  const clients = slotsOf(meeting).map(({ client }) => client);
  const slot = stage.slot === null ? undefined : meeting.slots[stage.slot];
  return [
    { type: 'advanceStage', from },
    { type: 'undoAdvance', from },
    ...(back === null ? [] : [{ type: 'goBack' as const, from, to: back.key }]),
    { type: 'extendStage', from, minutes: 1 },
    { type: 'pause', from },
    { type: 'resume', from },
    { type: 'recut', from },
    { type: 'askToMoveOn', from, wish: !progress.moveOn.includes(member) },
    { type: 'askForTime', from, wish: !progress.moreTime.includes(member) },
    { type: 'wishSlot', from, slot: true, minutes: null, favours: [] },
    {
      type: 'confirmSlots',
      from,
      policy: meeting.slotPolicy,
      clients: clients.length > 0 ? clients : takingPart(meeting),
    },
    { type: 'raiseHand', from },
    { type: 'lowerHand', from },
    ...(holder === undefined ? [] : [{ type: 'handOn' as const, from, turnOf: holder }]),
    { type: 'later', from },
    { type: 'passTurn', from },
    ...(other === undefined ? [] : [{ type: 'giveFloor' as const, from, member: other }]),
    { type: 'takeFloorBack', from },
    { type: 'stopListening', from },
    { type: 'listenAgain', from },
    { type: 'submitWriting', from, done: !(talk.kind === 'quiet' && talk.submitted.includes(member)) },
    { type: 'sendEvaluation', from },
    { type: 'declineEvaluation', from },
    { type: 'closeEvaluation', from },
    ...(slot === undefined
      ? []
      : [
          { type: 'setHelp' as const, slot: slot.id, help: slot.help },
          { type: 'declareNoAction' as const, slot: slot.id, none: slot.outcome !== 'none' },
          { type: 'closeDraft' as const, slot: slot.id, closed: !slot.draftClosed },
        ]),
  ];
}
