import { useTranslation } from 'react-i18next';
import { useRoom } from '../connection/hooks/context';
import { isOfDemo } from '../connection/roomState';
import { Banners } from '../features/floor/banners';
import { messages } from '../i18n/load';
import type { OtherKeys } from '../media/encryption/otherKeys';
import { aboveDialogs } from '../ui/aboveDialogs';
import { SoftButton } from '../ui/buttons';
import { lazyPage } from '../ui/lazy/lazyPage';
import { QuietPlace } from '../ui/lazy/places';
import { Notice } from '../ui/notice';
import { NoticeRow } from '../ui/noticeRow';
import { LinkCopied } from './invite';

const RoomHints = lazyPage(
  async () => (await import('../features/deviceHints/roomHints')).RoomHints,
  messages('deviceHints'),
);
const DemoHints = lazyPage(async () => (await import('../features/demo/demoHints')).DemoHints, messages('demo'));
const LateNotices = lazyPage(
  async () => (await import('./lateNotices')).LateNotices,
  messages('moments', 'notes', 'roomDialogs', 'sharedRoom', 'writing'),
);

/**
 * Everything that has to be told to one person now, the most urgent first: the connection, what they just did, their
 * microphone, who asks to come in. What stays for long comes last, so that it hides nothing; so does what only explains.
 */
export function RoomNotices({
  mediaAway,
  copied,
  sharedBy,
  onLookAtScreen,
  showsKnocks,
  otherKeys,
  onDevices,
  onPages,
}: {
  mediaAway: boolean;
  /** The invitation link was just copied. */
  copied: boolean;
  /** Whose screen is shared while a panel covers it. */
  sharedBy: string | null;
  onLookAtScreen: () => void;
  showsKnocks: boolean;
  otherKeys: OtherKeys;
  onDevices: () => void;
  onPages: () => void;
}) {
  const { t } = useTranslation('room');
  const isDemo = useRoom(isOfDemo);
  return (
    <div className="room-notices" {...aboveDialogs}>
      <NoticeRow
        readAll={(more) => (more === 0 ? t('notices.readAll') : t('notices.more', { count: more }))}
        readLess={t('notices.readLess')}
      >
        <Banners mediaAway={mediaAway} />
        {copied ? <LinkCopied /> : null}
        {sharedBy === null ? null : (
          <Notice actions={<SoftButton onClick={onLookAtScreen}>{t('screen.look')}</SoftButton>}>
            {t('screen.shares', { name: sharedBy })}
          </Notice>
        )}
        {/* Among simulated members nobody misses anybody's sound and picture. */}
        <QuietPlace>{isDemo ? <DemoHints /> : <RoomHints onDevices={onDevices} />}</QuietPlace>
        <QuietPlace>
          <LateNotices showsKnocks={showsKnocks} otherKeys={otherKeys} onPages={onPages} />
        </QuietPlace>
      </NoticeRow>
    </div>
  );
}
