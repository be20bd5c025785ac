/**
 * What one update may cost. A step is about 20 ns of the thread that everybody shares, and `largestWork` bounds what is
 * spent on judging an update and on applying it together. `npm run bench:hostile` prints how steps and time compare.
 */
export const largestWork = 2_000_000;

export class TooMuchWork extends Error {}

/** Counts the steps of one update, and stops whoever counts past the budget. */
export class Work {
  #spent = 0;

  constructor(readonly budget = largestWork) {}

  get spent(): number {
    return this.#spent;
  }

  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.budget) throw new TooMuchWork();
  }
}

/** Steps for each thing that Yjs, or the gate before it, does. Measured; rounded up. */
export const steps = {
  /** Reading a struct from the bytes. */
  read: 20,
  /** Placing a struct, and looking afterwards whether it joins its neighbour. */
  struct: 50,
  /** Looking at a struct of the document for the first time. */
  copy: 20,
  /** Finding the struct that holds an ID: a binary search. */
  find: 10,
  /** One turn of the loop that looks for the place of an insertion among others made at the same place. */
  conflict: 15,
  /** One struct on the way between the two neighbours of an insertion. */
  between: 15,
  /** One more step along the versions of a key. */
  version: 3,
  /** One range of a delete set. */
  range: 40,
  /** One struct that a delete range passes over. */
  visit: 6,
  /** One struct that is deleted: marked, noted, cleared and offered to its neighbours. */
  erase: 25,
  /** Cutting a struct in two, and trying to join the halves afterwards. */
  cut: 80,
  /** A client that is known to the document: its state is read before and after each update. */
  client: 15,
} as const;

/** Structs that move up by one place in an array for the price of one step. */
const movedPerStep = 64;

/** Putting a struct into the middle of an array of so many, or taking it out. */
export const move = (structs: number): number => Math.ceil(structs / movedPerStep);
