/** The four models of peer coaching, and a pair, as data: what a new group begins with. A group may choose otherwise. */

export const groupModels = ['internalGroup', 'internalNetwork', 'externalGroup', 'externalNetwork', 'pair'] as const;
export type GroupModel = (typeof groupModels)[number];

/** Who leads the meetings: members in turn, a facilitator, or whoever calls the meeting. */
export const leadPolicies = ['rota', 'facilitator', 'caller'] as const;
type LeadPolicy = (typeof leadPolicies)[number];

/** What a group agreed on when it was formed. */
export type GroupPlan = {
  /** How many members it is meant for, the facilitator not counted. */
  people: { least: number; most: number };
  /** IANA name of the zone in which its dates are meant. */
  timeZone: string;
  /** Weeks from one meeting to the next, or once a month on the same weekday of it; null: each date is found anew. */
  everyWeeks: number | 'month' | null;
  minutes: number;
  /** How many meetings a cycle has; null: it has no end. */
  meetings: number | null;
  leads: LeadPolicy;
  /** Ids that `templateFor` takes: of the first meeting, of the usual one, and of the last one of a cycle. */
  formats: { first: string; usual: string; last: string };
};

const always = (usual: string): GroupPlan['formats'] => ({ first: usual, usual, last: usual });

/** What each model begins with: sizes and rhythms that programmes of this kind usually have. */
export const presets: Readonly<Record<GroupModel, Omit<GroupPlan, 'timeZone'>>> = {
  internalGroup: {
    people: { least: 5, most: 7 },
    everyWeeks: 4,
    minutes: 150,
    meetings: 10,
    leads: 'rota',
    formats: { first: 'frame.orientation', usual: 'frame.group/block.slot', last: 'frame.closing' },
  },
  internalNetwork: {
    people: { least: 4, most: 8 },
    everyWeeks: 4,
    minutes: 60,
    meetings: null,
    leads: 'caller',
    formats: always('frame.network'),
  },
  externalGroup: {
    people: { least: 8, most: 10 },
    everyWeeks: 4,
    minutes: 240,
    meetings: 12,
    leads: 'facilitator',
    formats: always('frame.external'),
  },
  externalNetwork: {
    people: { least: 3, most: 12 },
    everyWeeks: 10,
    minutes: 60,
    meetings: null,
    leads: 'caller',
    formats: always('frame.extnet'),
  },
  pair: {
    people: { least: 2, most: 2 },
    everyWeeks: 2,
    minutes: 60,
    meetings: null,
    leads: 'caller',
    formats: always('frame.buddy'),
  },
};
