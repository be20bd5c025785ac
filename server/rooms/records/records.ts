import { randomUUID } from 'node:crypto';
import { planFields } from '../../../shared/documents/plan';
import type { RemovedRecord } from '../../../shared/meeting/commands';
import { most } from '../../../shared/meeting/limits';
import { ownerOfPage } from '../../../shared/meeting/pages';
import {
  isOwnRecord,
  mayAcceptAction,
  mayChangeAction,
  mayChangeStill,
  mayHoldCard,
  mayMarkCard,
  mayRemoveRecords,
  mayShareIssue,
  mayUseRecords,
  reportReaders,
} from '../../../shared/meeting/rights/records';
import type { Meeting, MemberId, Slot, SlotId, Time } from '../../../shared/meeting/state';
import type { PrivateNote } from '../../../shared/protocol/meeting';
import type { Action, RecordsAnswer, RecordsChange, RecordsRequest } from '../../../shared/protocol/records';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { WorkQueue } from '../../../shared/workQueue';
import type { RecordWrite, Store } from '../../store/store';
import type { DraftReader } from '../documents/draftReader';
import type { Room } from '../meeting/room';
import type { TalkTime } from '../meeting/talkTime';
import { actionsPage } from './actionsPage';
import { GroupAgreement, isAgreementChange } from './agreement';
import { groupText, groupTextWrite } from './groupTexts';
import { issueOf, sharedVersion } from './issue';
import { draftTooLong, tooLong } from './limits';
import { NotesToLead } from './notesToLead';
import { isPageChange, Pages } from './pages';
import { isParkingChange, Parking } from './parking';
import { type PromptsDeps, setPrompt } from './prompts';
import { reportWrite } from './report';
import { Said } from './said';
import { talkTimeAnswer } from './talkTimeAnswer';

type What = RecordsRequest['what'];
type Saved = { version: number } | Refusal;

export type RecordsDeps = PromptsDeps & {
  store: Store;
  drafts: DraftReader;
  talkTime: TalkTime;
  /** When the group's last meeting was over; 0 without one. */
  lastMetAt: Time;
  /** Something that these members (or everybody in the room) may read has changed. */
  changed: (news: { what: What; slot?: SlotId }, readers: MemberId[] | 'room') => void;
  tell: (member: MemberId, note: PrivateNote) => void;
  /** The agreement of the group reads so from now on. */
  agreementWritten: (lines: string[]) => void;
};

/** Changes that add one row, or one person, to a list. */
const ADDS_ROWS: ReadonlySet<RecordsChange['what']> = new Set([
  'park',
  'offerHelp',
  'addEnvelope',
  'acceptAction',
  'setPrompt',
]);

/** The records of one meeting: who may read and change which rows. The log gets only their ids and versions. */
export class Records {
  readonly #said = new Said();
  readonly #adding = new WorkQueue();

  readonly #notesToLead: NotesToLead;
  readonly #pages: Pages;
  readonly #parking: Parking;
  readonly #agreement: GroupAgreement;

  constructor(private readonly deps: RecordsDeps) {
    this.#notesToLead = new NotesToLead(deps);
    this.#pages = new Pages({
      ...deps,
      save: (...one) => this.#save(...one),
      withEvent: (...one) => this.#withEvent(...one),
    });
    this.#agreement = new GroupAgreement({ ...deps, withEvent: (...one) => this.#withEvent(...one) });
    this.#parking = new Parking({
      ...deps,
      save: (...one) => this.#save(...one),
      removed: (...one) => this.#removed(...one),
    });
  }

  async read(me: MemberId, request: RecordsRequest): Promise<RecordsAnswer | Refusal> {
    const { room, store, clock, talkTime } = this.deps;
    if (!mayUseRecords(room.meeting(), me, request.what)) return refuse('notAllowed');
    switch (request.what) {
      case 'myIssue': {
        const stored = await issueOf(store, room.group, me);
        return { what: 'myIssue', ...stored, shared: sharedVersion(room.meeting(), me) };
      }
      case 'sharedIssues': {
        const rows = await store.sharedIssues(room.id);
        return { what: 'sharedIssues', issues: rows.map(({ member, version, card }) => ({ member, version, card })) };
      }
      case 'myNote': {
        const row = await store.note(room.id, me);
        return { what: 'myNote', text: row?.text ?? '', version: row?.version ?? 0 };
      }
      case 'myPages':
      case 'shownPages':
        return this.#pages.read(me, request.what);
      case 'envelope': {
        const slot = this.#slot(request.slot);
        if (isRefusal(slot)) return slot;
        const cards = await store.envelope(room.id, request.slot);
        return { what: 'envelope', cards: cards.filter(({ from }) => mayHoldCard({ client: slot.client, from }, me)) };
      }
      case 'parking':
        return this.#parking.read(await this.#pastSince());
      case 'actions': {
        const { startsAt, endedAt } = room.meeting();
        const here = { reader: me, group: room.group, meeting: room.id, startsAt, endedAt };
        const until = await this.#pastSince();
        return actionsPage(store, { ...here, reportedSince: this.deps.lastMetAt, until }, request);
      }
      case 'oneChange':
      case 'helpContacts':
        return groupText(store, room, request.what);
      case 'agreement':
        return this.#agreement.read();
      case 'talkTime':
        return talkTimeAnswer(room.meeting(), me, talkTime, clock.now());
      case 'said':
        return { what: 'said', said: this.#said.for(room.meeting(), me) };
      default:
        return request satisfies never;
    }
  }

  /** Somebody said outside of this room how an action went, or wrote their issue card. */
  writtenElsewhere = (what: What, readers: MemberId[] | 'room') => this.deps.changed({ what }, readers);

  committed(before: Meeting, after: Meeting): void {
    this.#pages.committed(before, after);
  }

  async change(me: MemberId, commandId: string, change: RecordsChange): Promise<Saved> {
    if (!mayUseRecords(this.deps.room.meeting(), me, change.what)) return refuse('notAllowed');
    const known = await this.deps.store.commandVersion({ meeting: this.deps.room.id, member: me, id: commandId });
    if (known !== null) return { version: known };
    const refusal = tooLong(change);
    if (refusal) return refusal;
    if (!mayChangeStill(this.deps.room.meeting(), change.what, this.deps.clock.now())) return refuse('ended');
    if (!isOwnRecord(change.what) && (await this.#pastSince()) < Number.POSITIVE_INFINITY) return refuse('ended');
    // One change at a time: two that are counted at the same moment would both find room for one.
    return ADDS_ROWS.has(change.what)
      ? this.#adding.add(() => this.#decide(me, commandId, change))
      : this.#decide(me, commandId, change);
  }

  async #decide(me: MemberId, commandId: string, change: RecordsChange): Promise<Saved> {
    const { room, store, clock } = this.deps;
    const meeting = room.id;
    const save = (write: RecordWrite, what: What, readers: MemberId[] | 'room', slot?: SlotId) =>
      this.#save(me, commandId, write, { what, ...(slot === undefined ? {} : { slot }) }, readers);
    const next = (version: number) => version + 1;

    if (isPageChange(change)) return this.#pages.change(me, commandId, change);
    if (isAgreementChange(change)) return this.#agreement.change(me, commandId, change);
    if (isParkingChange(change)) return this.#parking.change(me, commandId, change);
    switch (change.what) {
      case 'saveIssue': {
        const { card, version } = change;
        const write = { kind: 'issue', member: me, card, version: next(version), at: clock.now() } as const;
        return save(write, 'myIssue', [me]);
      }
      case 'saveNote': {
        const { text } = change;
        return save({ kind: 'note', meeting, member: me, text, version: next(change.version) }, 'myNote', [me]);
      }
      case 'saveOneChange':
      case 'saveHelpContacts': {
        const text = groupTextWrite(room, me, change, clock.now());
        return isRefusal(text) ? text : save(text.write, text.what, 'room');
      }
      case 'shareIssue':
        return this.#shareIssue(me, commandId, change.slot, change.version);
      case 'addEnvelope': {
        const slot = this.#slot(change.slot);
        if (isRefusal(slot)) return slot;
        const mine = (await store.envelope(meeting, slot.id)).filter((one) => one.from === me);
        if (mine.length >= most.envelopeCards) return refuse('tooMany', { largest: most.envelopeCards });
        const card = {
          id: randomUUID(),
          slot: slot.id,
          kind: change.kind,
          text: change.text,
          from: me,
          helped: false,
          at: clock.now(),
        };
        return save({ kind: 'envelope', meeting, card }, 'envelope', [slot.client, me], slot.id);
      }
      case 'markEnvelope': {
        const found = await this.#card(change.card);
        if (isRefusal(found)) return found;
        if (!mayMarkCard(found, me)) return refuse('notAllowed');
        const write = { kind: 'envelopeHelped', card: change.card, helped: change.helped } as const;
        return save(write, 'envelope', [me, found.from], found.slot);
      }
      case 'removeEnvelope': {
        const found = await this.#card(change.card);
        if (isRefusal(found)) return found;
        if (!mayHoldCard(found, me)) return refuse('notAllowed');
        return save({ kind: 'envelopeGone', card: change.card }, 'envelope', [found.client, found.from], found.slot);
      }
      case 'acceptAction':
        return this.#acceptAction(me, commandId, change);
      case 'withdrawAction':
        return this.#withdrawAction(me, commandId, change.action);
      case 'removeAction': {
        if (!mayRemoveRecords(room.meeting(), me)) return refuse('notLead');
        const action = await store.action(room.group, change.action);
        if (!action) return refuse('notFound');
        const slot = action.meeting === meeting ? action.slot : null;
        const removed = { record: 'action', id: action.id, slot, of: action.member } as const;
        return this.#removed(me, commandId, removed, { kind: 'actionGone', action: action.id }, ['actions']);
      }
      case 'removeIssue': {
        if (!mayRemoveRecords(room.meeting(), me)) return refuse('notLead');
        const shared = (await store.sharedIssues(meeting)).find((one) => one.slot === change.slot);
        if (!shared) return refuse('notFound');
        const { slot, member } = shared;
        const removed = { record: 'issue', id: slot, slot, of: member } as const;
        const done = await this.#removed(me, commandId, removed, { kind: 'sharedIssueGone', meeting, slot }, [
          'sharedIssues',
        ]);
        // The owner of the card may share it again: their own text is unchanged.
        if (!isRefusal(done)) this.deps.changed({ what: 'myIssue' }, [member]);
        return done;
      }
      case 'reportAction': {
        const write = await reportWrite(store, { group: room.group, member: me, now: clock.now() }, change);
        return isRefusal(write) ? write : save(write, 'actions', reportReaders(room.meeting(), me));
      }
      case 'setPrompt':
        return setPrompt(this.deps, me, commandId, change);
      case 'noteToLead':
        return this.#notesToLead.send(me, commandId, change.text);
      case 'say': {
        const refused = this.#said.add(room.meeting(), me, change.text, clock.now());
        if (refused === null) this.deps.changed({ what: 'said' }, 'room');
        return refused ?? { version: 0 };
      }
      default:
        return change satisfies never;
    }
  }

  /** The card that the room may read and the event that it was shared are saved together or not at all. */
  async #shareIssue(me: MemberId, commandId: string, slotId: SlotId, version: number): Promise<Saved> {
    const { room, store } = this.deps;
    const slot = this.#slot(slotId);
    if (isRefusal(slot)) return slot;
    if (!mayShareIssue(slot, me)) return refuse('notAllowed');
    const row = await store.issue(room.group, me);
    if (!row) return refuse('notFound');
    if (row.version !== version) return refuse('stale', { version: row.version });
    return this.#withEvent(
      me,
      commandId,
      { type: 'noteIssueShared', slot: slotId, version },
      { kind: 'sharedIssue', meeting: room.id, slot: slotId, member: me, card: row.card, version },
      ['sharedIssues', 'myIssue'],
    );
  }

  /** The client accepts a draft row as the server holds it; when the client saw another text, nothing happens. */
  async #acceptAction(
    me: MemberId,
    commandId: string,
    request: Extract<RecordsChange, { what: 'acceptAction' }>,
  ): Promise<Saved> {
    const { room, store, drafts, clock } = this.deps;
    const owner = ownerOfPage(request.page);
    const slot = owner === null ? this.#slot(request.page) : null;
    if (slot !== null && isRefusal(slot)) return slot;
    if (!mayAcceptAction(slot?.client ?? owner, me)) return refuse('notAllowed');
    const drafted = await drafts.draftedRow(request.page, request.row);
    if (!drafted) return refuse('notFound');
    if (drafted.hash !== request.hash) return refuse('stale');
    const accepted = (await store.actionsOfMeeting(room.id)).filter((one) => one.member === me);
    const same = (one: Action) =>
      one.slot === (slot?.id ?? null) &&
      one.due === drafted.text.due &&
      planFields.every((field) => one[field] === drafted.text[field]);
    if (accepted.some(same)) return { version: room.meeting().version };
    const refusal = draftTooLong(drafted.text);
    if (refusal) return refusal;
    if (accepted.length >= most.actionsInMeeting) return refuse('tooMany', { largest: most.actionsInMeeting });
    const action: Action = {
      id: randomUUID(),
      member: me,
      meeting: room.id,
      slot: slot?.id ?? null,
      ...drafted.text,
      status: 'open',
      learned: '',
      acceptedAt: clock.now(),
      reportedAt: null,
    };
    const write = { kind: 'action', group: room.group, action } as const;
    if (slot === null) return this.#save(me, commandId, write, { what: 'actions' }, 'room');
    return this.#withEvent(me, commandId, { type: 'noteActionAccepted', slot: slot.id, action: action.id }, write, [
      'actions',
    ]);
  }

  async #withdrawAction(me: MemberId, commandId: string, id: string): Promise<Saved> {
    const { room, store } = this.deps;
    const action = await store.action(room.group, id);
    if (!action) return refuse('notFound');
    if (!mayChangeAction(action, me)) return refuse('notAllowed');
    if (action.meeting !== room.id) return refuse('notNow');
    const write = { kind: 'actionGone', action: id } as const;
    if (action.slot === null) return this.#save(me, commandId, write, { what: 'actions' }, 'room');
    return this.#withEvent(me, commandId, { type: 'noteActionWithdrawn', slot: action.slot, action: id }, write, [
      'actions',
    ]);
  }

  /** The lead took away what somebody else wrote: the row is deleted, and the log tells everybody. */
  #removed(
    me: MemberId,
    commandId: string,
    removed: { record: RemovedRecord; id: string; slot: SlotId | null; of: MemberId },
    write: RecordWrite,
    changed: What[],
  ): Promise<Saved> {
    return this.#withEvent(me, commandId, { type: 'noteRecordRemoved', ...removed, by: me }, write, changed);
  }

  async #withEvent(
    me: MemberId,
    commandId: string,
    command: Parameters<Room['submit']>[0],
    write: RecordWrite,
    changed: What[],
  ): Promise<Saved> {
    const outcome = await this.deps.room.submit(command, { kind: 'system' }, { member: me, id: commandId }, [write]);
    if (!isRefusal(outcome))
      for (const what of changed) this.deps.changed({ what }, what === 'myIssue' ? [me] : 'room');
    return outcome;
  }

  async #save(
    me: MemberId,
    commandId: string,
    write: RecordWrite,
    news: { what: What; slot?: SlotId },
    readers: MemberId[] | 'room',
  ): Promise<Saved> {
    const { store, room, changed } = this.deps;
    const version = 'version' in write ? write.version : 0;
    const { outcome } = await store.write([write], { meeting: room.id, member: me, id: commandId });
    switch (outcome) {
      case 'committed':
        changed(news, readers === 'room' ? readers : [...new Set(readers)]);
        return { version };
      case 'duplicate':
        return { version };
      case 'stale':
        return refuse('stale');
      default:
        return outcome satisfies never;
    }
  }

  /**
   * When this meeting ended, if the group has met or planned to meet since; otherwise infinity. The group's records
   * continue in its newest meeting. An older meeting shows them as they were at its end, so that nobody reads the newest
   * meeting through it.
   */
  async #pastSince(): Promise<Time> {
    const { room, store } = this.deps;
    const { endedAt } = room.meeting();
    if (endedAt === null) return Number.POSITIVE_INFINITY;
    const newest = (await store.meetingsOf(room.group)).at(-1);
    return newest === undefined || newest.id === room.id ? Number.POSITIVE_INFINITY : endedAt;
  }

  #slot(id: SlotId): Slot | Refusal {
    const { slots } = this.deps.room.meeting();
    return (Object.hasOwn(slots, id) && slots[id]) || refuse('notFound');
  }

  async #card(id: string): Promise<{ client: MemberId; from: MemberId; slot: SlotId } | Refusal> {
    const found = await this.deps.store.envelopeCard(id);
    if (!found || found.meeting !== this.deps.room.id) return refuse('notFound');
    const slot = this.#slot(found.card.slot);
    return isRefusal(slot) ? slot : { client: slot.client, from: found.card.from, slot: slot.id };
  }
}
