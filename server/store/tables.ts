import type { Generated } from 'kysely';
import type { ImportTables } from './imports/importTables';
import type { InvitedPeople, PrivateAnswers, TurnSwaps } from './tablesOfMembers';

/** The tables as all engines see them. Times are milliseconds; `_json` columns hold text. */
export interface Tables extends ImportTables {
  meetings: {
    id: string;
    group_id: string;
    title: string;
    ordinal: number;
    starts_at: number;
    minutes: number;
    status: string;
    created_at: number;
    /** When what people wrote in it was erased. */
    texts_erased_at: Generated<number | null>;
  };
  groups: {
    id: string;
    name: string;
    agreement_version: number;
    agreement_json: string;
    created_at: number;
    model: string | null;
    plan_json: string | null;
    colour: string | null;
    version: Generated<number>;
    plan_changed_at: number | null;
    /** Of people who meet for a 1:1: the group that they are members of. */
    parent_id: string | null;
    archived_at: Generated<number | null>;
    /** Null: nobody formed it, or before that was noted. */
    formed_by: Generated<string | null>;
  };
  private_answers: PrivateAnswers;
  group_pictures: { group_id: string; hash: string; type: string; bytes: Uint8Array };
  group_changes: { id: string; group_id: string; what: string; by_member: string; at: number };
  members: {
    id: string;
    group_id: string;
    name: string;
    role: string;
    created_at: number;
    let_in_at: number | null;
    removed_at: number | null;
  };

  /** `command_`: the command that this event is the last one of; a command that is sent again is answered from it. */
  events: {
    meeting_id: string;
    version: number;
    at: number;
    format: number;
    event_json: string;
    command_member: string | null;
    command_id: string | null;
  };
  /** Commands that changed records and no event. Before the sixth migration all commands were kept here. */
  commands: { member_id: string; command_id: string; meeting_id: string; version: number };
  snapshots: { meeting_id: string; version: number; state_json: string; format: number };

  invites: {
    secret_hash: string;
    group_id: string;
    meeting_id: string | null;
    kind: string;
    member_id: string | null;
    role: string;
    uses_left: number | null;
    expires_at: number | null;
    revoked_at: number | null;
    handed_by: string | null;
    handed_at: number | null;
    confirmed_at: number | null;
  };
  sessions: {
    token_hash: string;
    group_id: string;
    member_id: string;
    created_at: number;
    via: string | null;
    browser: string;
    since: number;
    account_session: string | null;
    seen_at: number | null;
  };

  invited: InvitedPeople;
  earlier_members: { member_id: string; account_id: string; until: number };
  account_members: { account_id: string; group_id: string; member_id: string; linked_at: number };
  /** Tables of better-auth, in the columns that it names. Its times are ISO texts. */
  auth_users: {
    id: string;
    name: string;
    email: string;
    emailVerified: number;
    image: string | null;
    createdAt: string;
    updatedAt: string;
  };
  auth_sessions: {
    id: string;
    expiresAt: string;
    token: string;
    createdAt: string;
    updatedAt: string;
    ipAddress: string | null;
    userAgent: string | null;
    userId: string;
  };
  auth_accounts: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    accessToken: string | null;
    refreshToken: string | null;
    idToken: string | null;
    accessTokenExpiresAt: string | null;
    refreshTokenExpiresAt: string | null;
    scope: string | null;
    password: string | null;
    createdAt: string;
    updatedAt: string;
  };
  auth_passkeys: {
    id: string;
    name: string | null;
    publicKey: string;
    userId: string;
    credentialID: string;
    counter: number;
    deviceType: string;
    backedUp: number;
    transports: string | null;
    createdAt: string | null;
    aaguid: string | null;
  };
  auth_verifications: {
    id: string;
    identifier: string;
    value: string;
    expiresAt: string;
    createdAt: string;
    updatedAt: string;
  };

  issues: { member_id: string; card_json: string; version: number; written_at: number | null };
  shared_issues: { meeting_id: string; slot_id: string; member_id: string; card_json: string; version: number };
  notes: { meeting_id: string; member_id: string; text: string; version: number };
  /** `shown`: what others read of the page. */
  pages: {
    meeting_id: string;
    stage_key: string;
    member_id: string;
    text: string;
    version: number;
    shown: string | null;
  };
  envelope_cards: {
    id: string;
    meeting_id: string;
    slot_id: string;
    kind: string;
    text: string;
    from_member: string;
    helped: number;
    at: number;
  };
  parked_items: {
    id: string;
    meeting_id: string;
    group_id: string;
    text: string;
    by_member: string;
    at: number;
    kind: string | null;
    of_member: string | null;
    importance: number | null;
    urgency: number | null;
    helpers_json: string | null;
  };
  actions: {
    id: string;
    group_id: string;
    member_id: string;
    meeting_id: string;
    slot_id: string | null;
    words_json: string;
    status: string;
    learned: string;
    accepted_at: number;
    /** `YYYY-MM-DD`. */
    due_day: string | null;
    reported_at: number | null;
  };
  proposals: {
    id: string;
    group_id: string;
    by_member: string;
    at: number;
    kind: string;
    member_id: string | null;
    lines_json: string | null;
    over_version: number | null;
    /** Of the end of the group. */
    months: Generated<number | null>;
  };
  proposal_votes: { group_id: string; proposal_id: string; member_id: string };
  former_agreements: { group_id: string; version: number; lines_json: string; until: number };
  signatures: { group_id: string; member_id: string; version: number; at: number };
  help_contacts: { group_id: string; text: string; version: number };
  one_changes: { meeting_id: string; text: string; version: number };
  /**
   * One row per evaluation, already shuffled: single rows would reveal the order in which people wrote. No stage where notes
   * were stored before a meeting could hold several evaluations.
   */
  evaluation_notes: { meeting_id: string; stage: string; texts_json: string };
  talk_times: { meeting_id: string; member_id: string; ms: number };

  /** `positions`: how many updates ever got a position; `compactions`: how often the snapshot was replaced. */
  documents: {
    name: string;
    meeting_id: string;
    positions: Generated<number>;
    compactions: Generated<number>;
  };
  /** Apart from `documents`, whose rows change with every commit: a snapshot would be written again each time. */
  document_snapshots: { document: string; bytes: Uint8Array };
  /**
   * What one commit added to a document: `bytes` holds one update, or the updates listed in `parts_json` one after the
   * other. `position` is that of the last of them, and `member_id` who wrote it.
   */
  document_updates: {
    document: string;
    position: number;
    member_id: string;
    bytes: Uint8Array;
    parts_json: string | null;
  };
  document_clients: { document: string; client_id: number; member_id: string };
  images: { meeting_id: string; hash: string; type: string; bytes: Uint8Array; member_id: string };

  /** Texts in place of prompts; the log names them. */
  prompts: { id: string; meeting_id: string; text: string };
  /** `version` counts how often one was renamed. */
  formats: { id: string; group_id: string; format_json: string; version: number; at: number };

  /** The zone in which a group's dates are meant, and its series. */
  calendars: {
    group_id: string;
    time_zone: string;
    series_json: string | null;
    by_member: string;
    version: number;
  };
  meeting_dates: {
    meeting_id: string;
    group_id: string;
    occasion: string;
    sequence: number;
    series_id: string | null;
    series_day: string | null;
  };
  later_dates: {
    group_id: string;
    occasion: string;
    sequence: number;
    series_id: string | null;
    series_day: string | null;
    starts_at: number;
    minutes: number | null;
    template: string | null;
    by_member: string;
    /** The meeting that stood for it before. */
    gave_way: string | null;
    /** 1: it comes beside what is planned. */
    is_further: number;
  };
  /** Of a date that no meeting stands for yet, `meeting_id` is its occasion. */
  absences: { meeting_id: string; member_id: string; reason: string };
  member_zones: { member_id: string; time_zone: string };
  date_polls: {
    id: string;
    group_id: string;
    by_member: string;
    minutes: number;
    status: string;
    times_json: string;
    fixed_time: string | null;
    fixed_meeting: string | null;
    /** The occasion of the date that it finds another time for. */
    moves: string | null;
    version: number;
    created_at: number;
  };
  date_answers: { poll_id: string; time_id: string; member_id: string; at: number; answer: string };
  calendar_feeds: { member_id: string; token_hash: string; created_at: number };

  /** Turns to lead or to present that two members exchange. */
  turn_swaps: TurnSwaps;

  /** Who meets for a 1:1; see buddies/buddyStore.ts. `said` is about the time that is proposed. */
  buddy_seats: { member_id: string; group_id: string; parent_member: string; said: string | null };
  buddy_asks: {
    group_id: string;
    by_member: string;
    starts_at: number;
    minutes: number;
    format: string;
    asked_at: number;
  };
  buddy_draws: {
    id: string;
    group_id: string;
    by_member: string;
    at: number;
    turn: number;
    order_json: string;
    sets_json: string;
  };

  demos: { group_id: string };

  /** Outgoing mail; see mail/mailStore.ts. */
  mails: {
    id: string;
    to_address: string;
    kind: string;
    subject: string;
    body: string;
    group_id: string | null;
    by_member: string | null;
    status: string;
    attempts: number;
    created_at: number;
    next_at: number;
    problem: string | null;
    meeting_id: string | null;
    until: number | null;
  };

  /** `address` is encrypted; see webhooks/webhookStore.ts. */
  webhooks: {
    group_id: string;
    address: string;
    host: string;
    by_member: string;
    set_at: number;
    problem: string | null;
    is_dead: number;
  };
  webhook_posts: {
    id: string;
    group_id: string;
    text: string;
    meeting_id: string;
    until: number;
    attempts: number;
    created_at: number;
    next_at: number;
  };

  /** `member_id`: empty for the channel of the group. */
  reminders_sent: { meeting_id: string; kind: string; member_id: string; at: number };
  /** Members who want no reminders. */
  reminders_off: { member_id: string; since: number };

  /** How long a group keeps what it wrote; see retention/retentionStore.ts. */
  retention: {
    group_id: string;
    text_months: number | null;
    after_end_months: number | null;
    applies_at: number;
    changed_by: Generated<string | null>;
    version: number;
    ended_at: number | null;
  };
  erasures: {
    id: string;
    group_id: string | null;
    what: string;
    meetings: number;
    rows_gone: number;
    at: number;
  };

  heartbeat: { id: number; beats: number };
}
