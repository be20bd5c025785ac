import { randomUUID } from 'node:crypto';
import { emptyCard } from '../../../server/rooms/records/emptyCard';
import type { Store } from '../../../server/store/store';
import { documentName } from '../../../shared/documents/names';
import { type MemberCommand, memberCommand } from '../../../shared/meeting/commands';
import type { RecordsChange } from '../../../shared/protocol/records';
import type { ToServer } from '../../../shared/protocol/socket';
import { must } from '../../support/clients';
import { openAction } from '../../support/records';
import type { RoleScene } from './roleScene';

const withoutFrom: ReadonlySet<string> = new Set([
  'knock',
  'chooseFormat',
  'startMeeting',
  'endMeeting',
  'leave',
  'showQuestionsOnly',
  'showForWhom',
  'takeLeadBack',
]);

/** Beside its type and, where nothing else is said, the stage that it leaves. */
function givenWith(ann: string, ben: string, slot: string): Record<string, object> {
  const from = 'x';
  const help = ['questions', 'ideas', 'experience', 'materials', 'advice'];
  return {
    takeSeat: { agreement: 99, surroundings: 'alone', sound: 'here' },
    setTalkTime: { readers: 'lead' },
    setSound: { sound: 'here' },
    setVoice: { writes: false },
    sitWith: { member: null },
    carryRoom: { on: false },
    askToRemove: { member: ann, on: true },
    supportLead: { candidate: ann },
    admit: { member: 'x' },
    refuseEntry: { member: 'x' },
    setAdmission: { admission: 'ask' },
    removeMember: { member: 'x' },
    setDeputy: { member: 'x' },
    handOver: { member: 'x' },
    chooseFormat: { format: null },
    extendStage: { from, minutes: 1 },
    goBack: { from, to: 'y' },
    askToMoveOn: { from, on: true },
    askForTime: { from, on: true },
    beginInterlude: { from, kind: 'silence' },
    moveIssue: { from, to: 'end' },
    skipStage: { stage: 'x', skipped: true },
    setMinutes: { of: 'x', minutes: 3 },
    leaveOutSlot: { slot: 'x' },
    giveSlot: { member: ben },
    addBreak: { before: 'x' },
    orderSlots: { slots: ['x'] },
    setBlock: { slot: 'x', block: 'block.slot' },
    moveEnd: { endsAt: 0 },
    changeAgenda: { changes: [{ type: 'skipStage', stage: 'x', skipped: true }] },
    putBackPrompt: { place: 'x' },
    undoAgendaChange: { change: 0 },
    setFirstPass: { slot: 'x', on: true },
    requestSlot: { from, slot: true, minutes: null, favours: [] },
    confirmSlots: { from, policy: 'equal', clients: [] },
    castVote: { from, options: [] },
    closeBallot: { from, options: [] },
    fillRoles: { from, roles: {} },
    setRole: { slot: 'x', role: 'scribe', member: null },
    chooseClient: { from, client: ann },
    setClient: { slot: 'x', member: ann },
    openSlot: { from, member: ann },
    offerClearAir: { from, first: ann, second: ben },
    moveToBreakout: { member: ann, breakout: 'b1' },
    visitBreakout: { breakout: 'b1' },
    handOn: { from, turnOf: ann },
    giveFloor: { from, member: ann },
    setOneVoice: { on: false },
    setEncryption: { on: false },
    submitWriting: { from, done: true },
    setHelp: { slot, help },
    declareNoAction: { slot, none: false },
    closeDraft: { slot, closed: false },
  };
}

/** What each row of `roleTables.ts` sends, about this scene and the slot that it stands in. */
export class Payloads {
  slot = 's1';
  #made = 0;
  #topic = '';
  #card = '';

  constructor(
    private readonly scene: RoleScene,
    private readonly store: Store,
  ) {}

  command(type: string): MemberCommand {
    const { ann, ben } = this.scene.people;
    const given = givenWith(ann.me, ben.me, this.slot)[type] ?? (withoutFrom.has(type) ? {} : { from: 'x' });
    return memberCommand.parse({ type, ...given });
  }

  /** Of a message that is no command: `read myNote`, `change park`, or an event. */
  async of(name: string): Promise<[event: string, payload: unknown]> {
    const [kind, what = ''] = name.split(' ');
    if (kind === 'read') return ['records:read', { what, ...(what === 'envelope' ? { slot: this.slot } : {}) }];
    if (kind === 'change')
      return ['records:change', { commandId: randomUUID(), change: await this.#change(what as RecordsChange['what']) }];
    return [name, this.events[name as keyof ToServer]];
  }

  get events(): Record<keyof ToServer, unknown> {
    const { group } = this.scene.people.flo.meeting ?? { group: '' };
    const document = documentName({ group, meeting: this.scene.meeting, kind: 'board', slot: this.slot });
    return {
      'meeting:join': { have: null },
      'meeting:since': { version: 1 },
      'meeting:command': {},
      clock: {},
      'document:open': { document, stateVector: null },
      'document:update': { document, clientId: 1, update: 'AAA=' },
      'document:close': { document },
      'records:read': {},
      'records:change': {},
      'evaluation:send': { step: 'text', round: 1, text: 'Hello' },
      'media:join': {},
      'media:check': {},
      'media:signal': { to: 'nobody', tab: randomUUID(), signal: {} },
      'media:here': { sid: 'PA_x' },
      'media:key': { to: null, note: { step: 'ask' } },
      presence: { kind: 'media', microphone: true, camera: false, screen: false },
    };
  }

  async #change(what: RecordsChange['what']): Promise<RecordsChange> {
    const { ben } = this.scene.people;
    const { slot } = this;
    const item = ['scoreParked', 'offerHelp', 'unpark'].includes(what) ? await this.#bensTopic() : 'none';
    const action = ['reportAction', 'withdrawAction', 'removeAction'].includes(what)
      ? await this.#bensAction()
      : 'none';
    const card = ['markEnvelope', 'removeEnvelope'].includes(what) ? await this.#bensCard() : 'none';
    const stage = 'checkin';
    const all: { [W in RecordsChange['what']]: Omit<Extract<RecordsChange, { what: W }>, 'what'> } = {
      saveIssue: { version: 99, card: { ...emptyCard, line: 'Mine' } },
      saveNote: { text: 'Mine', version: 99 },
      savePage: { stage, text: 'x', version: 0 },
      erasePage: { stage },
      releasePage: { stage, to: 'group', version: 1 },
      removePage: { stage, member: ben.me },
      shareIssue: { slot, version: 99 },
      addEnvelope: { slot, kind: 'idea', text: 'x' },
      markEnvelope: { card, helped: true },
      removeEnvelope: { card },
      park: { text: 'x' },
      scoreParked: { item, importance: 1, urgency: 1 },
      offerHelp: { item, on: true },
      unpark: { item },
      acceptAction: { page: slot, row: 0, hash: 'x' },
      removeIssue: { slot },
      reportAction: { action, status: 'done', learned: '' },
      withdrawAction: { action },
      removeAction: { action },
      setPrompt: { place: stage, text: ' ', seen: 1 },
      saveOneChange: { text: 'x', version: 99 },
      saveHelpContacts: { text: 'x', version: 99 },
      saveAgreement: { lines: ['x'], version: 99 },
      signAgreement: { version: 99 },
      noteToLead: { text: 'x' },
      say: { text: 'x' },
    };
    return { what, ...all[what] } as RecordsChange;
  }

  async #bensTopic(): Promise<string> {
    const { ben } = this.scene.people;
    const has = async (text: string) => (await ben.read({ what: 'parking' })).items.find((one) => one.text === text);
    const known = await has(this.#topic);
    if (known) return known.id;
    this.#topic = `topic ${this.#made++}`;
    must(await ben.change({ what: 'park', text: this.#topic, kind: 'topic', of: ben.me }));
    return (await has(this.#topic))?.id ?? '';
  }

  async #bensAction(): Promise<string> {
    const { ben, flo } = this.scene.people;
    const made = { id: randomUUID(), member: ben.me, meeting: this.scene.meeting, what: 'Call Kim' };
    await this.store.write([{ kind: 'action', group: flo.meeting?.group ?? '', action: openAction(made) }]);
    return made.id;
  }

  /** From ann, in the envelope of ben; before the start nobody knows which slot is his. */
  async #bensCard(): Promise<string> {
    const { ann, ben } = this.scene.people;
    const { slot } = this;
    const has = async (text: string) =>
      (await ben.read({ what: 'envelope', slot })).cards.find((one) => one.text === text);
    const known = await has(this.#card);
    if (known) return known.id;
    this.#card = `card ${this.#made++}`;
    must(await ann.change({ what: 'addEnvelope', slot, kind: 'idea', text: this.#card }));
    return (await has(this.#card))?.id ?? 'none';
  }
}
