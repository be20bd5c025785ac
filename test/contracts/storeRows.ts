import type { InviteRow, MeetingRow, MemberRow, SessionRow, Store } from '../../server/store/store';

/** The store that a test has open, and the same data opened again where they outlive the process. */
export type OpenStore = { readonly store: Store; reopened(): Promise<void> };

export const meeting: MeetingRow = {
  id: 'm1',
  group: 'g1',
  title: 'March',
  ordinal: 2,
  startsAt: 1_000,
  minutes: 120,
  status: 'lobby',
  createdAt: 500,
};
export const group = {
  id: 'g1',
  name: 'Harbour',
  agreement: { version: 3, lines: ['We listen'] },
  createdAt: 400,
  model: null,
  colour: null,
  version: 0,
  planChangedAt: null,
  archivedAt: null,
  plan: null,
};
export const ann: MemberRow = {
  id: 'ann',
  group: 'g1',
  name: 'Ann',
  role: 'member',
  createdAt: 1,
  letInAt: 1,
  removedAt: null,
};
export const ben: MemberRow = {
  id: 'ben',
  group: 'g1',
  name: 'Ben',
  role: 'facilitator',
  createdAt: 2,
  letInAt: 2,
  removedAt: null,
};
export const invite: InviteRow = {
  secretHash: 'h1',
  group: 'g1',
  meeting: 'm1',
  kind: 'personal',
  member: null,
  role: 'member',
  usesLeft: 1,
  expiresAt: 100,
  revokedAt: null,
};
export const session = (tokenHash: string, member: string, via: string | null = null): SessionRow => ({
  tokenHash,
  group: 'g1',
  member,
  via,
  createdAt: 3,
});
