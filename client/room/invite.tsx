import { useTranslation } from 'react-i18next';
import { useMeeting } from '../connection/hooks/meeting';
import { useAtNow } from '../connection/hooks/now';
import { opensText } from '../features/moments/opensText';
import { SoftButton } from '../ui/buttons';
import { Notice } from '../ui/notice';

/** Before the start, the invitation link is within reach; while the room is closed to others, it says what they find. */
export function Invite({ onCopy }: { onCopy: () => void }) {
  const { t } = useTranslation('room');
  const opens = useOpens();
  return (
    <p className="room-invite">
      <SoftButton icon="link" onClick={onCopy}>
        {t('before.invite')}
      </SoftButton>
      <span className="faint">
        {opens === null ? t('before.inviteAbout') : t('before.inviteEarly', { when: opens })}
      </span>
    </p>
  );
}

/** The invitation link was copied: where it leads people now. */
export function LinkCopied() {
  const { t } = useTranslation('room');
  const opens = useOpens();
  return <Notice mark="link">{opens === null ? t('people.copied') : t('people.copiedEarly', { when: opens })}</Notice>;
}

function useOpens(): string | null {
  const meeting = useMeeting();
  return useAtNow((now) => opensText(meeting, now));
}
