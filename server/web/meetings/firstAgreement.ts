/** The agreement of a new group; the group rewrites it in its own words. */
export const firstAgreement: readonly string[] = [
  'What we hear stays with us: no stories and no names outside.',
  'We let people finish, and we ask before we advise.',
  'Anybody may pass at any moment and owes no reason.',
  'Nobody records. I sit where others cannot listen in, or I use headphones.',
];
