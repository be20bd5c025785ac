import type {
  Compilable,
  CompiledQuery,
  DatabaseConnection,
  Insertable,
  Kysely,
  QueryResult,
  Transaction,
} from 'kysely';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Stands for a value while a statement is built. */
class Hole {
  constructor(readonly at: number) {}
}

/** The connections of transactions that are under way. */
const connections = new WeakMap<Db, DatabaseConnection>();

/**
 * Lets the statements below use the connection of a transaction directly. Kysely requests it again for each statement, by a
 * dozen promises, although a transaction has only one.
 */
export async function keepConnection(db: Transaction<Tables>): Promise<void> {
  connections.set(db, await db.getExecutor().provideConnection(async (connection) => connection));
}

/**
 * A statement that runs for every command or stroke: it is built once per database and then only gets new values. Building
 * it with Kysely takes several times as long as SQLite takes to run it.
 */
export function statement<Values extends readonly unknown[], Row>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<QueryResult<Row>> {
  // Transactions of one database share its adapter.
  const built = new WeakMap<object, CompiledQuery<Row>>();
  return (db, ...values) => {
    const { adapter } = db.getExecutor();
    const query =
      built.get(adapter) ?? build(db, ...(values.map((_, at) => new Hole(at)) as unknown as Values)).compile();
    built.set(adapter, query);
    const parameters = query.parameters.map((value) => (value instanceof Hole ? values[value.at] : value));
    const run = connections.get(db) ?? db;
    return run.executeQuery({ ...query, parameters });
  };
}

/** A statement that inserts many rows has to be prepared for each number of them, so only these numbers are used. */
const rowsAtOnce = [32, 8, 1] as const;

/** Inserts rows, several with each statement: running a statement costs more than a row of it. */
export function insertion<Name extends keyof Tables, Column extends keyof Tables[Name] & string>(
  table: Name,
  columns: readonly Column[],
): (db: Db, rows: readonly Pick<Insertable<Tables[Name]>, Column & keyof Insertable<Tables[Name]>>[]) => Promise<void> {
  const inserts = rowsAtOnce.map((count) => ({
    count,
    insert: statement((db, ...values: unknown[]) => {
      const rows = Array.from({ length: count }, (_, row) =>
        Object.fromEntries(columns.map((column, at) => [column, values[row * columns.length + at]])),
      );
      return db.insertInto(table).values(rows as unknown as Insertable<Tables[Name]>[]);
    }),
  }));
  return async (db, rows) => {
    let at = 0;
    for (const { count, insert } of inserts) {
      for (; rows.length - at >= count; at += count) {
        const values: unknown[] = [];
        for (let row = at; row < at + count; row += 1)
          for (const column of columns) values.push((rows[row] as Record<string, unknown>)[column]);
        await insert(db, ...values);
      }
    }
  };
}
