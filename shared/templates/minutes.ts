import type { StageMinutes } from './template';

/** So many minutes, whoever is there. */
export const fixed = (base: number): StageMinutes => ({ kind: 'sum', base, perMember: 0, perOther: 0 });

/** So many minutes for every member present. */
export const each = (perMember: number): StageMinutes => ({ kind: 'sum', base: 0, perMember, perOther: 0 });

/** So many minutes for every member present but the client. */
export const eachOther = (perOther: number): StageMinutes => ({ kind: 'sum', base: 0, perMember: 0, perOther });
