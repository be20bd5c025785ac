/** What the agreement can say of talk time, for whoever may change it. */
export const agreement = {
  legend: 'Who sees how long each person speaks?',
  options: {
    own: 'Each person sees only their own time',
    lead: 'The lead, while the meeting runs',
    group: 'The lead, and the whole group afterwards',
  },
  notes: {
    own: 'Nobody sees how long the others speak.',
    lead: 'Afterwards each person sees only their own time.',
    group: 'The minutes show it to everybody who was there.',
  },
} as const;
