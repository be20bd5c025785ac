/** The four models of peer coaching, and a pair. */
export type GroupModel = 'internalGroup' | 'internalNetwork' | 'externalGroup' | 'externalNetwork' | 'pair';

/** Who leads the meetings: members in turn, a facilitator, or whoever calls the meeting. */
type LeadPolicy = 'rota' | 'facilitator' | 'caller';

/** What a group agreed on when it was formed. */
export type GroupPlan = {
  /** IANA name of the zone in which its dates are meant. */
  timeZone: string;
  /** Weeks from one meeting to the next; null: each date is found anew. */
  everyWeeks: number | null;
  minutes: number;
  /** How many meetings a cycle has; null: it has no end. */
  meetings: number | null;
  leads: LeadPolicy;
  /** Ids that `templateFor` takes: of the first meeting, of the usual one, and of the last one of a cycle. */
  formats: { first: string; usual: string; last: string };
};
