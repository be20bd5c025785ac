/** The format that somebody chose for a meeting, and how long it then takes; null: what the group has. */
export type AskedFormat = { template: string | null; minutes: number | null };

export const asUsual: AskedFormat = { template: null, minutes: null };
