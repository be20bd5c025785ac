import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openSqliteStore, type SqliteOptions } from '../../server/store/engines/sqlite';
import type { Store } from '../../server/store/store';

let statements: Promise<string> | null = null;

/** A store like the product's. The updates of the data run once in each worker, and not for each of a thousand tests. */
export async function openReadyStore(options: SqliteOptions = { file: ':memory:' }): Promise<Store> {
  statements ??= readStatements();
  return openSqliteStore({ ready: await statements, ...options });
}

/** What the updates make of a new database. */
async function readStatements(): Promise<string> {
  let database: DatabaseSyncInstance | null = null;
  const store = await openSqliteStore({
    file: ':memory:',
    before: (_, opened) => {
      database = opened;
    },
  });
  const made = statementsOf(database as unknown as DatabaseSyncInstance);
  await store.close();
  return made;
}

/** Its tables and indexes with their rows, which are those that note the updates. */
function statementsOf(database: DatabaseSyncInstance): string {
  const rowsOf = (sql: string) => database.prepare(sql).all() as Record<string, string | number | null>[];
  const parts = rowsOf("select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%'");
  const tables = parts.filter(({ type }) => type === 'table');
  const filled = tables.flatMap(({ name }) =>
    rowsOf(`select * from "${name}"`).map(
      (row) => `insert into "${name}" values (${Object.values(row).map(quoted).join(', ')})`,
    ),
  );
  return ['begin', ...parts.map(({ sql }) => sql), ...filled, 'commit'].join(';\n');
}

const quoted = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : `${value}`;
