/** Tables of who was invited to a group, and of what its members tell each other beside their meetings. */

/** What members say to whoever formed their group, and to nobody else. */
export type PrivateAnswers = {
  member_id: string;
  group_id: string;
  manager: string;
  report: string;
  competitor: string;
  objection: string;
  at: number;
  read_at: number | null;
};

export type TurnSwaps = {
  id: string;
  group_id: string;
  turn: string;
  from_member: string;
  to_member: string;
  status: string;
  asked_at: number;
  answered_at: number | null;
};

/** `place`: of those who were invited at once. */
export type InvitedPeople = {
  id: string;
  group_id: string;
  name: string | null;
  email: string | null;
  invited_at: number;
  place: number;
  secret_hash: string;
  member_id: string | null;
  by_member: string | null;
  told_at: number | null;
};
