import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { StoreAccess } from '../groups/access';

/**
 * The same database for a library that brings its own statements: what it reads is read as usual, and each statement that
 * changes something is a write of the shared commit. It may not hold a transaction open, because every room waits for it.
 */
export const authDatabase = (access: StoreAccess): Kysely<unknown> =>
  new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SharedDriver(access),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

class SharedDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(access: StoreAccess) {
    this.#connection = {
      executeQuery: <Row>(query: CompiledQuery) =>
        (reads(query)
          ? access.read((db) => db.executeQuery(query))
          : access.commit((db) => db.executeQuery(query))) as Promise<QueryResult<Row>>,
      // biome-ignore lint/correctness/useYield: nothing is ever streamed
      async *streamQuery() {
        throw new Error('rows of accounts are not streamed');
      },
    };
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('accounts open no transaction');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const reads = ({ query, sql }: CompiledQuery): boolean =>
  query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*(?:select|pragma)\b/i.test(sql));
