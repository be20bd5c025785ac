/** Tables of what members of a group tell each other beside their meetings. */

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
