import type { ColumnKind, DataReader, DataSubject, Kept } from '../../../shared/protocol/dataRegister';

/** What is written down about one table. The compiler asks for every column that the table has, and for no other. */
export type TableEntry<Row> = {
  subject: DataSubject;
  title: string;
  purpose: string;
  seenBy: readonly DataReader[];
  kept: Kept;
  columns: { readonly [Column in keyof Row]: readonly [ColumnKind, string] };
};

/** The entries of some tables. */
export type Entries<Rows, Names extends keyof Rows> = { readonly [Name in Names]: TableEntry<Rows[Name]> };
