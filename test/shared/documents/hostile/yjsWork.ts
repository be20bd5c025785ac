import * as Y from 'yjs';

/** What Yjs itself did: steps from struct to struct, reads of whether one is deleted, and structs moved within arrays. */
export type YjsWork = { steps: number; reads: number; moved: number };

const counted: YjsWork = { steps: 0, reads: 0, moved: 0 };

/** Counts the work of Yjs from now on. Structs made before are not seen. */
export function watchYjs(): void {
  for (const name of ['left', 'right'] as const) {
    const held = Symbol(name);
    Object.defineProperty(Y.Item.prototype, name, {
      configurable: true,
      get(this: Record<symbol, unknown>) {
        counted.steps += 1;
        return this[held];
      },
      set(this: Record<symbol, unknown>, value: unknown) {
        this[held] = value;
      },
    });
  }
  const isDeleted = Object.getOwnPropertyDescriptor(Y.Item.prototype, 'deleted');
  if (!isDeleted?.get || !isDeleted.set) throw new Error('Yjs keeps deleted structs in another form');
  const { get, set } = isDeleted;
  Object.defineProperty(Y.Item.prototype, 'deleted', {
    configurable: true,
    get() {
      counted.reads += 1;
      return get.call(this);
    },
    set,
  });
  const splice = Array.prototype.splice as (this: unknown[], ...args: unknown[]) => unknown[];
  Object.defineProperty(Array.prototype, 'splice', {
    configurable: true,
    writable: true,
    value(this: unknown[], ...args: [number, ...unknown[]]) {
      if (this[0] instanceof Y.AbstractStruct) counted.moved += this.length - args[0];
      return splice.apply(this, args);
    },
  });
}

/** The work of Yjs during `act`. */
export function workOf(act: () => void): YjsWork {
  const before = { ...counted };
  act();
  return {
    steps: counted.steps - before.steps,
    reads: counted.reads - before.reads,
    moved: counted.moved - before.moved,
  };
}
