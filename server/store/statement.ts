import type { Compilable, CompiledQuery, DatabaseConnection, Kysely, QueryResult, Transaction } from 'kysely';
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
