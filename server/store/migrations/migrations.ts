import { type Kysely, type Migration, Migrator } from 'kysely';
import { StoreDamaged, StoreTooNew } from '../store';
import type { Tables } from '../tables';
import { firstMigration } from './0001_first';
import { secondMigration } from './0002_formats';
import { thirdMigration } from './0003_compactions';
import { fourthMigration } from './0004_membership';
import { fifthMigration } from './0005_eventFormats';
import { sixthMigration } from './0006_fewerPages';
import { seventhMigration } from './0007_newcomers';
import { eighthMigration } from './0008_browsers';
import { ninthMigration } from './0009_pages';
import { tenthMigration } from './0010_agreements';
import { eleventhMigration } from './0011_demos';
import { twelfthMigration } from './0012_evaluations';
import { thirteenthMigration } from './0013_sharedRooms';
import { fourteenthMigration } from './0014_helpContacts';
import { fifteenthMigration } from './0015_chosenFormats';
import { sixteenthMigration } from './0016_parking';
import { seventeenthMigration } from './0017_ownFormats';
import { eighteenthMigration } from './0018_firstPass';
import { nineteenthMigration } from './0019_groups';
import { twentiethMigration } from './0020_handedLinks';
import { twentyFirstMigration } from './0021_signatures';
import { twentySecondMigration } from './0022_mails';
import { twentyThirdMigration } from './0023_dueDays';
import { twentyFourthMigration } from './0024_invited';
import { twentyFifthMigration } from './0025_dates';
import { twentySixthMigration } from './0026_retention';
import { twentySeventhMigration } from './0027_accounts';
import { twentyEighthMigration } from './0028_ownership';
import { twentyNinthMigration } from './0029_rota';
import { thirtiethMigration } from './0030_reminders';
import { thirtyFirstMigration } from './0031_life';
import { thirtySecondMigration } from './0032_webhooks';
import { thirtyThirdMigration } from './0033_buddies';
import { thirtyFourthMigration } from './0034_archive';
import { thirtyFifthMigration } from './0035_lobbyOpened';
import { thirtySixthMigration } from './0036_groupPictures';
import { thirtySeventhMigration } from './0037_laterDates';
import { thirtyEighthMigration } from './0038_imports';
import { thirtyNinthMigration } from './0039_passkeys';
import { fortiethMigration } from './0040_privateAnswers';
import { fortyFirstMigration } from './0041_earlierMembers';
import { fortySecondMigration } from './0042_confirmedLinks';
import { fortyThirdMigration } from './0043_waitingActions';
import { fortyFourthMigration } from './0044_furtherDates';
import { fortyFifthMigration } from './0045_whoInvited';
import { fortySixthMigration } from './0046_whenCardsWereWritten';

type Migrations = Record<string, Migration>;

/**
 * Every migration of the stored data, in order. A change to the content of an event or a record needs a migration too, even
 * when no table changes: older versions compare the number of migrations before they touch anything.
 */
export const migrationsFor = (blobType: 'blob' | 'bytea'): Migrations => ({
  '0001_first': firstMigration(blobType),
  '0002_formats': secondMigration,
  '0003_compactions': thirdMigration,
  '0004_membership': fourthMigration,
  '0005_eventFormats': fifthMigration,
  '0006_fewerPages': sixthMigration(blobType),
  '0007_newcomers': seventhMigration,
  '0008_browsers': eighthMigration,
  '0009_pages': ninthMigration,
  '0010_agreements': tenthMigration,
  '0011_demos': eleventhMigration,
  '0012_evaluations': twelfthMigration,
  '0013_sharedRooms': thirteenthMigration,
  '0014_helpContacts': fourteenthMigration,
  '0015_chosenFormats': fifteenthMigration,
  '0016_parking': sixteenthMigration,
  '0017_ownFormats': seventeenthMigration,
  '0018_firstPass': eighteenthMigration,
  '0019_groups': nineteenthMigration,
  '0020_handedLinks': twentiethMigration,
  '0021_signatures': twentyFirstMigration,
  '0022_mails': twentySecondMigration,
  '0023_dueDays': twentyThirdMigration,
  '0024_invited': twentyFourthMigration,
  '0025_dates': twentyFifthMigration,
  '0026_retention': twentySixthMigration,
  '0027_accounts': twentySeventhMigration,
  '0028_ownership': twentyEighthMigration,
  '0029_rota': twentyNinthMigration,
  '0030_reminders': thirtiethMigration,
  '0031_life': thirtyFirstMigration,
  '0032_webhooks': thirtySecondMigration,
  '0033_buddies': thirtyThirdMigration,
  '0034_archive': thirtyFourthMigration,
  '0035_lobbyOpened': thirtyFifthMigration,
  '0036_groupPictures': thirtySixthMigration(blobType),
  '0037_laterDates': thirtySeventhMigration,
  '0038_imports': thirtyEighthMigration,
  '0039_passkeys': thirtyNinthMigration,
  '0040_privateAnswers': fortiethMigration,
  '0041_earlierMembers': fortyFirstMigration,
  '0042_confirmedLinks': fortySecondMigration,
  '0043_waitingActions': fortyThirdMigration,
  '0044_furtherDates': fortyFourthMigration,
  '0045_whoInvited': fortyFifthMigration,
  '0046_whenCardsWereWritten': fortySixthMigration,
});

/** Migrates the data to this version. Refuses data with migrations that this version does not know. */
export async function migrate(
  db: Kysely<Tables>,
  migrations: Migrations,
  { mayWrite }: { mayWrite: boolean },
): Promise<void> {
  const taken = await stepsTaken(db);
  const unknown = taken.filter((step) => !Object.hasOwn(migrations, step));
  if (unknown.length > 0) throw new StoreTooNew(`the data have steps that are not known here: ${unknown.join(', ')}`);
  if (Object.keys(migrations).every((step) => taken.includes(step))) return;
  if (!mayWrite) throw new StoreDamaged('the data are damaged, and of an older version');
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

const LEDGER = 'kysely_migration';

async function stepsTaken(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === LEDGER)) return [];
  const rows = await db.withTables<{ [LEDGER]: { name: string } }>().selectFrom(LEDGER).select('name').execute();
  return rows.map((row) => row.name);
}
