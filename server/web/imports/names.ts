import type { Minutes } from '../../../shared/protocol/http';

/**
 * Minutes with another name in the place of each, so that what is stored names people by ids and what is read names them as they
 * are called now. `at`: where the name stands.
 */
export function withNames<M extends Minutes>(
  minutes: M,
  nameOf: (name: string, at: readonly PropertyKey[]) => string,
): M {
  const named = <T extends { name: string }>(key: string, rows: readonly T[]): T[] =>
    rows.map((row, index) => ({ ...row, name: nameOf(row.name, [key, index, 'name']) }));
  const all = (at: readonly PropertyKey[], names: readonly string[]): string[] =>
    names.map((name, index) => nameOf(name, [...at, index]));
  const slot = (at: readonly PropertyKey[], name: string | null) => (name === null ? null : nameOf(name, at));
  return {
    ...minutes,
    attendance: named('attendance', minutes.attendance),
    stages: minutes.stages.map((stage, index) => ({
      ...stage,
      slotOf: slot(['stages', index, 'slotOf'], stage.slotOf),
      ...(stage.people === undefined
        ? {}
        : { people: { ...stage.people, names: all(['stages', index, 'people', 'names'], stage.people.names) } }),
    })),
    actions: named('actions', minutes.actions),
    parking: named('parking', minutes.parking),
    requests: named('requests', minutes.requests).map((row, index) => ({
      ...row,
      helpers: all(['requests', index, 'helpers'], row.helpers),
    })),
    issues: named('issues', minutes.issues),
    leftOut: all(['leftOut'], minutes.leftOut),
    agreement:
      minutes.agreement === null
        ? null
        : { ...minutes.agreement, signed: all(['agreement', 'signed'], minutes.agreement.signed) },
    pages: named('pages', minutes.pages).map((page, index) => ({
      ...page,
      slotOf: slot(['pages', index, 'slotOf'], page.slotOf),
    })),
    talk: minutes.talk === null ? null : named('talk', minutes.talk),
  };
}
