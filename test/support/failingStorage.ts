import type { SqliteOptions } from '../../server/store/engines/sqlite';

export type Fault = 'BUSY' | 'FULL' | 'IOERR' | 'READONLY' | 'CORRUPT';

const codes: Record<Fault, { errcode: number; message: string }> = {
  BUSY: { errcode: 5, message: 'database is locked' },
  FULL: { errcode: 13, message: 'database or disk is full' },
  IOERR: { errcode: 1034, message: 'disk I/O error' },
  READONLY: { errcode: 8, message: 'attempt to write a readonly database' },
  CORRUPT: { errcode: 11, message: 'database disk image is malformed' },
};

export type FailingStorage = {
  before: NonNullable<SqliteOptions['before']>;
  /** From now on no transaction can begin. */
  fail(fault: Fault): void;
  /** Only the nth statement from now on fails, whichever it is (begin, insert, commit). */
  failAtStatement(fault: Fault, nth: number): void;
  heal(): void;
  /** Waits until this many statements have failed. */
  failed(count: number): Promise<void>;
};

/** Storage that fails when told, as the real engine would: the same error codes, thrown in place of a statement. */
export function failingStorage(): FailingStorage {
  let mode: { kind: 'well' } | { kind: 'down'; fault: Fault } | { kind: 'nth'; fault: Fault; left: number } = {
    kind: 'well',
  };
  let failures = 0;
  let waiting: (() => void)[] = [];
  const fault = (name: Fault): never => {
    failures += 1;
    for (const one of waiting) one();
    throw Object.assign(new Error(codes[name].message), { code: 'ERR_SQLITE_ERROR', errcode: codes[name].errcode });
  };
  return {
    before(statement) {
      if (mode.kind === 'down' && statement === 'begin') fault(mode.fault);
      if (mode.kind !== 'nth' || statement === 'rollback') return;
      mode = { ...mode, left: mode.left - 1 };
      if (mode.left > 0) return;
      const name = mode.fault;
      mode = { kind: 'well' };
      fault(name);
    },
    fail(name) {
      mode = { kind: 'down', fault: name };
    },
    failAtStatement(name, nth) {
      mode = { kind: 'nth', fault: name, left: nth };
    },
    heal() {
      mode = { kind: 'well' };
    },
    async failed(count) {
      while (failures < count) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
        waiting = [];
      }
    },
  };
}
