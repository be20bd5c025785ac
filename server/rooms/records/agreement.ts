import { hasSigned } from '../../../shared/meeting/agreement';
import { mayRewriteAgreement, maySignAgreement } from '../../../shared/meeting/rights/agreement';
import type { MemberId } from '../../../shared/meeting/state';
import type { RecordsAnswer, RecordsChange } from '../../../shared/protocol/records';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { RecordWrite, Store } from '../../store/store';
import type { Clock } from '../clock';
import type { Room } from '../meeting/room';

type Saved = { version: number } | Refusal;
type Change = Extract<RecordsChange, { what: 'saveAgreement' | 'signAgreement' }>;

type AgreementDeps = {
  room: Room;
  store: Store;
  clock: Clock;
  withEvent: (
    me: MemberId,
    commandId: string,
    command: Parameters<Room['submit']>[0],
    write: RecordWrite,
    changed: 'agreement'[],
  ) => Promise<Saved>;
  /** The agreement of the group reads so from now on. */
  agreementWritten: (lines: string[]) => void;
};

export const isAgreementChange = (change: RecordsChange): change is Change =>
  change.what === 'saveAgreement' || change.what === 'signAgreement';

/** The agreement of the group, written and signed in a meeting. The log holds versions; the text is a record. */
export class GroupAgreement {
  constructor(private readonly deps: AgreementDeps) {}

  async read(): Promise<Extract<RecordsAnswer, { what: 'agreement' }>> {
    const { room, store } = this.deps;
    const group = await store.group(room.group);
    // A choice about talk time makes a new version in a meeting, and leaves the text as it is.
    const version = Math.max(group?.agreement.version ?? 0, room.meeting().settings.agreementVersion);
    return { what: 'agreement', lines: group?.agreement.lines ?? [], version };
  }

  async change(me: MemberId, commandId: string, change: Change): Promise<Saved> {
    const isSigning = change.what === 'signAgreement';
    const may = isSigning ? maySignAgreement : mayRewriteAgreement;
    if (!may(this.deps.room.meeting(), me)) return refuse('notNow');
    const { lines, version } = await this.read();
    if (change.version !== version) return refuse('stale', { version });
    return isSigning
      ? this.#sign(me, commandId, version)
      : this.#write(me, commandId, { lines, version }, change.lines);
  }

  async #write(
    me: MemberId,
    commandId: string,
    before: { lines: string[]; version: number },
    written: string[],
  ): Promise<Saved> {
    const { room, clock, withEvent, agreementWritten } = this.deps;
    const lines = written.map((line) => line.trim()).filter((line) => line !== '');
    if (lines.length === 0) return refuse('badInput', { field: 'lines' });
    // The same words are no new version: nobody has to sign again.
    if (lines.join('\n') === before.lines.join('\n')) return { version: before.version };
    const version = before.version + 1;
    const saved = await withEvent(
      me,
      commandId,
      { type: 'noteAgreementWritten', version, by: me },
      { kind: 'agreement', group: room.group, version, lines, at: clock.now() },
      ['agreement'],
    );
    if (isRefusal(saved)) return saved;
    agreementWritten(lines);
    return { version };
  }

  async #sign(me: MemberId, commandId: string, version: number): Promise<Saved> {
    const { room, clock, withEvent } = this.deps;
    if (hasSigned(room.meeting(), me)) return { version };
    const signature = { member: me, version, at: clock.now() };
    return withEvent(
      me,
      commandId,
      { type: 'noteAgreementSigned', version, member: me },
      { kind: 'signature', group: room.group, signature },
      [],
    );
  }
}
