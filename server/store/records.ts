import type { Kysely, Selectable } from 'kysely';
import type { GroupId, MeetingId, MemberId, SlotId, StageKey } from '../../shared/meeting/state';
import type { EnvelopeCard, EnvelopeKind, IssueCard } from '../../shared/protocol/records';
import * as agreements from './agreements';
import * as ownFormats from './ownFormats';
import * as pages from './pages';
import * as parking from './parking';
import { parsed } from './parsed';
import type { RecordWrite } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** A versioned text may only follow the version before it, so two tabs cannot overwrite each other unnoticed. */
export async function isStale(db: Db, write: RecordWrite): Promise<boolean> {
  const before = await versionBefore(db, write);
  return before !== null && 'version' in write && write.version !== before + 1;
}

/** The version in the answer to a change that is sent again: the first version written, 0 without one. */
export function versionAfter(writes: RecordWrite[]): number {
  for (const one of writes) if ('version' in one) return one.version;
  return 0;
}

/** The version stored now (0 for none), or null for records without a version. */
async function versionBefore(db: Db, write: RecordWrite): Promise<number | null> {
  switch (write.kind) {
    case 'issue': {
      const row = await db
        .selectFrom('issues')
        .select('version')
        .where('member_id', '=', write.member)
        .executeTakeFirst();
      return row?.version ?? 0;
    }
    case 'note':
      return (await note(db, write.meeting, write.member))?.version ?? 0;
    case 'page':
      return pages.pageVersion(db, write);
    case 'format':
      return ownFormats.formatVersion(db, write.id);
    case 'oneChange':
      return (await oneChange(db, write.meeting))?.version ?? 0;
    case 'helpContacts':
      return (await helpContacts(db, write.group))?.version ?? 0;
    case 'agreement':
      return agreements.agreementVersion(db, write.group);
    case 'signature':
    case 'sharedIssue':
    case 'sharedIssueGone':
    case 'pageShown':
    case 'pageGone':
    case 'envelope':
    case 'envelopeHelped':
    case 'envelopeGone':
    case 'parked':
    case 'parkedChanged':
    case 'unparked':
    case 'action':
    case 'actionGone':
    case 'actionStatus':
    case 'evaluationTexts':
    case 'talkTime':
    case 'prompt':
    case 'formatGone':
      return null;
    default:
      return write satisfies never;
  }
}

export async function writeAll(db: Db, writes: readonly RecordWrite[]): Promise<void> {
  for (const one of writes) await write(db, one);
}

async function write(db: Db, write: RecordWrite): Promise<void> {
  switch (write.kind) {
    case 'issue': {
      const row = { card_json: JSON.stringify(write.card), version: write.version, written_at: write.at };
      await db
        .insertInto('issues')
        .values({ member_id: write.member, ...row })
        .onConflict((c) => c.column('member_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'sharedIssue': {
      const row = { member_id: write.member, card_json: JSON.stringify(write.card), version: write.version };
      await db
        .insertInto('shared_issues')
        .values({ meeting_id: write.meeting, slot_id: write.slot, ...row })
        .onConflict((c) => c.columns(['meeting_id', 'slot_id']).doUpdateSet(row))
        .execute();
      return;
    }
    case 'sharedIssueGone':
      await db
        .deleteFrom('shared_issues')
        .where('meeting_id', '=', write.meeting)
        .where('slot_id', '=', write.slot)
        .execute();
      return;
    case 'note': {
      const row = { text: write.text, version: write.version };
      await db
        .insertInto('notes')
        .values({ meeting_id: write.meeting, member_id: write.member, ...row })
        .onConflict((c) => c.columns(['meeting_id', 'member_id']).doUpdateSet(row))
        .execute();
      return;
    }
    case 'page':
    case 'pageShown':
    case 'pageGone':
      return pages.writePage(db, write);
    case 'agreement':
    case 'signature':
      return agreements.writeAgreement(db, write);
    case 'prompt':
    case 'format':
    case 'formatGone':
      return ownFormats.writeFormat(db, write);
    case 'envelope': {
      const { id, slot, kind, text, from, helped, at } = write.card;
      await db
        .insertInto('envelope_cards')
        .values({
          id,
          meeting_id: write.meeting,
          slot_id: slot,
          kind,
          text,
          from_member: from,
          helped: helped ? 1 : 0,
          at,
        })
        .execute();
      return;
    }
    case 'envelopeHelped':
      await db
        .updateTable('envelope_cards')
        .set({ helped: write.helped ? 1 : 0 })
        .where('id', '=', write.card)
        .execute();
      return;
    case 'envelopeGone':
      await db.deleteFrom('envelope_cards').where('id', '=', write.card).execute();
      return;
    case 'parked':
    case 'parkedChanged':
    case 'unparked':
      return parking.write(db, write);
    case 'action': {
      const { id, member, meeting, slot, status, learned, acceptedAt, due, reportedAt, ...texts } = write.action;
      await db
        .insertInto('actions')
        .values({
          id,
          group_id: write.group,
          member_id: member,
          meeting_id: meeting,
          slot_id: slot,
          words_json: JSON.stringify(texts),
          status,
          learned,
          accepted_at: acceptedAt,
          due_day: due,
          reported_at: reportedAt,
        })
        .execute();
      return;
    }
    case 'actionGone':
      await db.deleteFrom('actions').where('id', '=', write.action).execute();
      return;
    case 'actionStatus':
      await db
        .updateTable('actions')
        .set({ status: write.status, learned: write.learned, reported_at: write.status === 'open' ? null : write.at })
        .where('id', '=', write.action)
        .execute();
      return;
    case 'helpContacts': {
      const row = { text: write.text, version: write.version };
      await db
        .insertInto('help_contacts')
        .values({ group_id: write.group, ...row })
        .onConflict((c) => c.column('group_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'oneChange': {
      const row = { text: write.text, version: write.version };
      await db
        .insertInto('one_changes')
        .values({ meeting_id: write.meeting, ...row })
        .onConflict((c) => c.column('meeting_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'evaluationTexts':
      await db
        .insertInto('evaluation_notes')
        .values({ meeting_id: write.meeting, stage: write.stage, texts_json: JSON.stringify(write.texts) })
        .onConflict((c) => c.columns(['meeting_id', 'stage']).doNothing())
        .execute();
      return;
    case 'talkTime':
      await db
        .insertInto('talk_times')
        .values({ meeting_id: write.meeting, member_id: write.member, ms: write.ms })
        .onConflict((c) => c.columns(['meeting_id', 'member_id']).doUpdateSet({ ms: write.ms }))
        .execute();
      return;
    default:
      return write satisfies never;
  }
}

export async function issue(db: Db, group: GroupId, member: MemberId) {
  const row = await db
    .selectFrom('issues')
    .innerJoin('members', 'members.id', 'issues.member_id')
    .select(['card_json', 'version', 'written_at'])
    .where('member_id', '=', member)
    .where('members.group_id', '=', group)
    .executeTakeFirst();
  if (row === undefined) return null;
  const card = parsed<IssueCard>(row.card_json, `the issue of member ${member}`);
  return { card, version: row.version, writtenAt: row.written_at };
}

export async function sharedIssues(db: Db, meeting: MeetingId) {
  const rows = await db
    .selectFrom('shared_issues')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .orderBy('slot_id')
    .execute();
  return rows.map((row) => ({
    slot: row.slot_id,
    member: row.member_id,
    card: parsed<IssueCard>(row.card_json, `a shared issue of meeting ${meeting}`),
    version: row.version,
  }));
}

export async function note(db: Db, meeting: MeetingId, member: MemberId) {
  const row = await db
    .selectFrom('notes')
    .select(['text', 'version'])
    .where('meeting_id', '=', meeting)
    .where('member_id', '=', member)
    .executeTakeFirst();
  return row ?? null;
}

export async function envelope(db: Db, meeting: MeetingId, slot: SlotId): Promise<EnvelopeCard[]> {
  const rows = await db
    .selectFrom('envelope_cards')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('slot_id', '=', slot)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toCard);
}

export async function envelopeCard(db: Db, id: string) {
  const row = await db.selectFrom('envelope_cards').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { meeting: row.meeting_id, card: toCard(row) } : null;
}

const toCard = (row: Selectable<Tables['envelope_cards']>): EnvelopeCard => ({
  id: row.id,
  slot: row.slot_id,
  kind: row.kind as EnvelopeKind,
  text: row.text,
  from: row.from_member,
  helped: row.helped === 1,
  at: row.at,
});

export async function helpContacts(db: Db, group: GroupId) {
  const row = await db.selectFrom('help_contacts').selectAll().where('group_id', '=', group).executeTakeFirst();
  return row ? { text: row.text, version: row.version } : null;
}

export async function oneChange(db: Db, meeting: MeetingId) {
  const row = await db
    .selectFrom('one_changes')
    .select(['text', 'version'])
    .where('meeting_id', '=', meeting)
    .executeTakeFirst();
  return row ?? null;
}

export async function evaluationTexts(db: Db, meeting: MeetingId): Promise<ReadonlyMap<StageKey, string[]>> {
  const rows = await db
    .selectFrom('evaluation_notes')
    .select(['stage', 'texts_json'])
    .where('meeting_id', '=', meeting)
    .execute();
  const what = `the texts of meeting ${meeting}`;
  return new Map(rows.map((row) => [row.stage, parsed<string[]>(row.texts_json, what)]));
}

export async function talkTime(db: Db, meeting: MeetingId) {
  const rows = await db.selectFrom('talk_times').selectAll().where('meeting_id', '=', meeting).execute();
  return rows.map((row) => ({ member: row.member_id, ms: row.ms }));
}
