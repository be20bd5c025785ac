/** A piece of text that could not be delivered: kept and shown, never dropped. */
export type Draft = { id: string; about: string; text: string; at: number };
