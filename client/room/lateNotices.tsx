import { LeadPassed } from '../features/floor/leadPassed';
import { UndoNotice } from '../features/floor/undoNotice';
import { LeadHints } from '../features/moments/leadHints';
import { ShownCard } from '../features/moments/shownCards';
import { KeptDrafts } from '../features/notes/keptDrafts';
import { Knocks } from '../features/people/knocks';
import { KeptOutNotice, OtherKeyNotice } from '../features/protection/keyNotices';
import { RoomMicrophone } from '../features/sharedRoom/roomMicrophone';
import { PageNews } from '../features/writing/pageNews';
import type { OtherKeys } from '../media/encryption/otherKeys';
import { RecordRemoved } from './recordRemoved';
import { TitleNews } from './titleNews';

/**
 * Notices that the room shows only now and then, the most urgent first. Their file is loaded as soon as the room is
 * drawn, because there may be no connection when one is needed.
 */
export function LateNotices({
  showsKnocks,
  otherKeys,
  onPages,
}: {
  showsKnocks: boolean;
  otherKeys: OtherKeys;
  onPages: () => void;
}) {
  return (
    <>
      <UndoNotice />
      {showsKnocks ? <Knocks /> : null}
      <RoomMicrophone />
      <ShownCard />
      <LeadPassed />
      <LeadHints />
      <RecordRemoved />
      <PageNews onRead={onPages} />
      <KeptOutNotice />
      <OtherKeyNotice {...otherKeys} />
      <KeptDrafts meeting={undefined} />
      <TitleNews />
    </>
  );
}
