import * as Y from 'yjs';

/** What Yjs itself did: steps from struct to struct, looks at whether one is deleted, and structs moved within arrays. */
export type YjsWork = { steps: number; looks: number; moved: number };

const counted: YjsWork = { steps: 0, looks: 0, moved: 0 };

/** From here on counts what Yjs does. Structs made before are not seen. */
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
  if (!isDeleted?.get || !isDeleted.set) throw new Error('Yjs keeps deleted structs in another way');
  const { get, set } = isDeleted;
  Object.defineProperty(Y.Item.prototype, 'deleted', {
    configurable: true,
    get() {
      counted.looks += 1;
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

/** What Yjs does in the course of `act`. */
export function workOf(act: () => void): YjsWork {
  const before = { ...counted };
  act();
  return {
    steps: counted.steps - before.steps,
    looks: counted.looks - before.looks,
    moved: counted.moved - before.moved,
  };
}
