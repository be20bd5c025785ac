/**
 * The budget of one update. A step is about 20 ns of the thread that everybody shares, and `largestWork` limits the steps
 * for judging and applying an update together. `npm run bench:hostile` prints how steps and time compare.
 */
export const largestWork = 2_000_000;

export class TooMuchWork extends Error {}

/** Counts the steps of one update, and throws when the budget is used up. */
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

/** The steps of each thing that Yjs, or the gate before it, does: measured and rounded up. */
export const steps = {
  /** Reading a struct from the bytes. */
  read: 20,
  /** Placing a struct, and checking afterwards whether it joins its neighbour. */
  struct: 50,
  /** Reading a struct of the document for the first time. */
  copy: 20,
  /** Finding the struct that holds an ID: a binary search. */
  find: 10,
  /** One turn of the loop that searches for the place of an insertion among others at the same place. */
  conflict: 15,
  /** One struct between the two neighbours of an insertion. */
  between: 15,
  /** One reference from a struct to what its writer knew. */
  follow: 4,
  /** One more step along the versions of a key. */
  version: 3,
  /** One range of a delete set. */
  range: 40,
  /** One struct that a delete range passes over. */
  visit: 6,
  /** One struct that is deleted: marked, recorded, cleared and offered to its neighbours. */
  erase: 25,
  /** Cutting a struct in two, and trying to join the halves afterwards. */
  cut: 80,
  /** A client that the document knows: its state is read before and after each update. */
  client: 15,
} as const;

/** How many structs move up by one place in an array for the price of one step. */
const movedPerStep = 64;

/** The steps for inserting a struct into the middle of an array of this length, or removing it. */
export const move = (structs: number): number => Math.ceil(structs / movedPerStep);
