import { LeadPassed } from '../features/floor/leadPassed';
import { UndoNotice } from '../features/floor/undoNotice';
import { KeptDrafts } from '../features/notes/keptDrafts';
import { Knocks } from '../features/people/knocks';
import { KeptOutNotice, OtherKeyNotice } from '../features/protection/keyNotices';
import type { OtherKeys } from '../media/encryption/otherKeys';
import { RecordRemoved } from './recordRemoved';
import { TitleNews } from './titleNews';

/**
 * Notices that the room shows only now and then, the most urgent first. Their file is loaded as soon as the room is
 * drawn, because there may be no connection when one is needed.
 */
export function LateNotices({ showsKnocks, otherKeys }: { showsKnocks: boolean; otherKeys: OtherKeys }) {
  return (
    <>
      <UndoNotice />
      {showsKnocks ? <Knocks /> : null}
      <LeadPassed />
      <RecordRemoved />
      <KeptOutNotice />
      <OtherKeyNotice {...otherKeys} />
      <KeptDrafts meeting={undefined} />
      <TitleNews />
    </>
  );
}
