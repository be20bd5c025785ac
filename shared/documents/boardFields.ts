/**
 * What one field of a drawn element may contain. `admits` judges a value as it is; `fit` turns a value from a drawing
 * program into one that is admitted, or answers undefined when there is none.
 */
export type Field = {
  admits: (value: unknown) => boolean;
  fit: (value: unknown) => unknown;
  isNeeded?: true;
};

const asItIs =
  (admits: Field['admits']): Field['fit'] =>
  (value) =>
    admits(value) ? value : undefined;

/** The nearest amount between the bounds. An amount that is between them stays as it is, also the zero below zero. */
const within = (amount: number, least: number, most: number): number =>
  amount < least ? least : Math.min(amount, most);

/** A field that is either right or wrong: `fit` cannot mend it. */
const exact = (admits: Field['admits']): Field => ({ admits, fit: asItIs(admits) });

export const needed = (field: Field): Field => ({ ...field, isNeeded: true });

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export const number = (least: number, most: number): Field => ({
  admits: (value) => isAmount(value) && value >= least && value <= most,
  fit: (value) => (isAmount(value) ? within(value, least, most) : undefined),
});

export const whole = (least: number, most: number): Field =>
  exact((value) => isAmount(value) && Number.isInteger(value) && value >= least && value <= most);

export const flag: Field = exact((value) => typeof value === 'boolean');

export const oneOf = (...values: readonly (string | number)[]): Field => {
  const known = new Set<unknown>(values);
  return exact((value) => known.has(value));
};

export const matching = (pattern: RegExp): Field => exact((value) => typeof value === 'string' && pattern.test(value));

export const text = (most: number): Field => ({
  admits: (value) => typeof value === 'string' && value.length <= most,
  fit: (value) => (typeof value === 'string' ? value.slice(0, most) : undefined),
});

export const orNull = (field: Field): Field => ({
  admits: (value) => value === null || field.admits(value),
  fit: (value) => (value === null ? null : (field.fit(value) ?? null)),
});

/** A list that is too long is cut at the end, not thinned: which entries are left says nothing new. */
export const list = (of: Field, least: number, most: number): Field => ({
  admits: (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every((item) => of.admits(item)),
  fit(value) {
    if (!Array.isArray(value)) return undefined;
    const fitting: unknown[] = [];
    for (const item of value.slice(0, most)) {
      const fits = of.fit(item);
      if (fits !== undefined) fitting.push(fits);
    }
    return fitting.length >= least ? fitting : undefined;
  },
});

/** Exactly two numbers; anything a program adds after them is dropped. */
export const pair = (least: number, most: number): Field => {
  const of = number(least, most);
  return {
    admits: (value) => Array.isArray(value) && value.length === 2 && of.admits(value[0]) && of.admits(value[1]),
    fit(value) {
      if (!Array.isArray(value)) return undefined;
      const [first, second] = [of.fit(value[0]), of.fit(value[1])];
      return first === undefined || second === undefined ? undefined : [first, second];
    },
  };
};

type Fields = ReadonlyMap<string, Field>;

/** A plain object with these fields and no others. Inherited names and a replaced prototype are refused. */
export function admitsRecord(fields: Fields, value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const [key, held] of Object.entries(value)) if (fields.get(key)?.admits(held) !== true) return false;
  for (const [key, field] of fields) if (field.isNeeded && !Object.hasOwn(value, key)) return false;
  return true;
}

/** The fields of an object that fit; null when a required one has no value that fits. */
export function fitRecord(fields: Fields, value: object): Record<string, unknown> | null {
  const fitting: Record<string, unknown> = {};
  const given = new Map<string, unknown>(Object.entries(value));
  for (const [key, field] of fields) {
    const fits = given.get(key) === undefined ? undefined : field.fit(given.get(key));
    if (fits !== undefined) fitting[key] = fits;
    else if (field.isNeeded) return null;
  }
  return fitting;
}

export const record = (fields: Record<string, Field>): Field => {
  const byName: Fields = new Map(Object.entries(fields));
  return {
    admits: (value) => admitsRecord(byName, value),
    fit: (value) => (typeof value === 'object' && value !== null ? (fitRecord(byName, value) ?? undefined) : undefined),
  };
};
