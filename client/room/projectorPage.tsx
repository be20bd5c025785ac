import { useTranslation } from 'react-i18next';
import { ConnectionContext, useRoom } from '../connection/hooks/context';
import { useMeetingConnection } from '../connection/hooks/meetingConnection';
import { roomPath } from '../connection/paths';
import { Projector } from '../features/projector/projector';
import { loadFormatTexts } from '../i18n/formatTexts';
import { GoButton } from '../ui/buttons';
import { useLoaded } from '../ui/lazy/useLoaded';
import { usePageTitle } from '../ui/pageTitle';
import { Waiting } from '../ui/waiting';
import { roomFormats } from './roomFormats';

/**
 * The meeting for people who sit together in front of one screen. It follows the meeting as the member who opened it, beside
 * their seat, without sound, picture or anything to press.
 */
export function ProjectorPage({ meeting }: { meeting: string }) {
  const { t } = useTranslation('projector');
  const connection = useMeetingConnection(meeting, true);
  if (!connection) return <Waiting full>{t('connecting')}</Waiting>;
  return (
    <ConnectionContext.Provider value={connection}>
      <Shown meeting={meeting} />
    </ConnectionContext.Provider>
  );
}

/** The meeting, or why it is not shown. */
function Shown({ meeting }: { meeting: string }) {
  const { t } = useTranslation('projector');
  const link = useRoom((state) => state.link);
  const isThere = useRoom((state) => state.meeting !== null);
  const isInLobby = useRoom((state) => state.view?.kind === 'lobby');
  const title = useRoom((state) => state.view?.title ?? null);
  const texts = useLoaded(useRoom(roomFormats), loadFormatTexts);
  usePageTitle(title === null ? null : t('tab', { title }));
  if (link.kind === 'refused') {
    return (
      <main className="ui-waiting ui-waiting-full" role="alert">
        <h1>{t('closed')}</h1>
        <p>{t('closedAbout')}</p>
        <a className="ui-go" href={roomPath(meeting)}>
          {t('toMeeting')}
        </a>
      </main>
    );
  }
  if (isInLobby) {
    return (
      <main className="ui-waiting ui-waiting-full">
        <h1>{t('notSeated')}</h1>
        <p>{t('notSeatedAbout')}</p>
      </main>
    );
  }
  if (texts.state === 'failed') {
    return (
      <main className="ui-waiting ui-waiting-full" role="alert">
        <p>{t('failed')}</p>
        <GoButton onClick={texts.retry}>{t('again')}</GoButton>
      </main>
    );
  }
  if (!isThere || texts.state === 'loading') return <Waiting full>{t('connecting')}</Waiting>;
  return <Projector />;
}
