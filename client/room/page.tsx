import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionContext, useRoom } from '../connection/hooks/context';
import { useMeetingConnection } from '../connection/hooks/meetingConnection';
import { groupKey } from '../connection/keys';
import { groupOf, isOfDemo } from '../connection/roomState';
import { LobbyPage } from '../features/lobby/lobbyPage';
import { loadFormatTexts } from '../i18n/formatTexts';
import { messages } from '../i18n/load';
import { MediaProvider } from '../media/context';
import { RoomSound } from '../media/playback/sound';
import { GoButton } from '../ui/buttons';
import { preloadRoomIcons } from '../ui/icon';
import { lazyPage } from '../ui/lazy/lazyPage';
import { LoadFailed, QuietPlace } from '../ui/lazy/places';
import { usePreload } from '../ui/lazy/preload';
import { type Loaded, useLoaded } from '../ui/lazy/useLoaded';
import { usePageTitle } from '../ui/pageTitle';
import { Waiting } from '../ui/waiting';
import { ComingDate } from './comingDate';
import { OwnLinkFold } from './ownLinkFold';
import { clearTheAirTexts, roomFormats } from './roomFormats';

/** Hints beside the device check. The lobby does not wait for them. */
const LobbyHints = lazyPage(
  async () => (await import('../features/deviceHints/lobbyHints')).LobbyHints,
  messages('deviceHints'),
);
const DeviceGuide = lazyPage(
  async () => (await import('../features/deviceHints/deviceGuide')).DeviceGuide,
  messages('deviceHints'),
);
const TalkTimeChoice = lazyPage(
  async () => (await import('../features/lobby/talkTimeChoice')).TalkTimeChoice,
  messages('agreement'),
);
const WayBackOffer = lazyPage(
  async () => (await import('../features/known/wayBackOffer')).WayBackOffer,
  messages('known'),
);
const EndedPage = lazyPage(
  async () => (await import('../features/minutes/endedPage')).EndedPage,
  messages('minutes', 'envelope', 'method', 'refusals'),
);
/** Text that is kept for its writer after the meeting. */
const KeptDrafts = lazyPage(async () => (await import('../features/notes/keptDrafts')).KeptDrafts, messages('notes'));
const RoomScreen = lazyPage(
  async () => {
    const [{ RoomScreen }] = await Promise.all([import('./screen'), preloadRoomIcons()]);
    return RoomScreen;
  },
  messages('room', 'method', 'refusals'),
);

const DemoLobbyLine = lazyPage(async () => (await import('../features/demo/demoLine')).DemoLobbyLine, messages('demo'));
const DemoEnd = lazyPage(async () => (await import('../features/demo/demoEnd')).DemoEnd, messages('demo'));
const DemoOver = lazyPage(async () => (await import('../features/demo/demoEnd')).DemoOver, messages('demo'));
const RoomRefused = lazyPage(async () => (await import('./refused')).RoomRefused, messages('refusals'));

/** One meeting from the lobby to the minutes. The connection lives as long as this page. */
export function RoomPage({ meeting }: { meeting: string }) {
  const { t } = useTranslation('roomPage');
  const connection = useMeetingConnection(meeting);
  if (!connection) return <Waiting full>{t('connecting')}</Waiting>;
  return (
    <ConnectionContext.Provider value={connection}>
      <WithMedia meeting={meeting}>
        <Suspense fallback={<Waiting full>{t('connecting')}</Waiting>}>
          <CurrentScreen meetingId={meeting} onContinue={() => connection.continueHere()} />
        </Suspense>
      </WithMedia>
    </ConnectionContext.Provider>
  );
}

function WithMedia({ meeting, children }: { meeting: string; children: React.ReactNode }) {
  const group = useRoom(groupOf);
  return (
    <MediaProvider meeting={meeting} inviteKey={group === null ? null : groupKey(group)}>
      <RoomSound />
      {children}
    </MediaProvider>
  );
}

/** Decides which screen is shown: the lobby, the room, the minutes, or why there is none. */
function CurrentScreen({ meetingId, onContinue }: { meetingId: string; onContinue: () => void }) {
  const { t } = useTranslation('roomPage');
  const link = useRoom((state) => state.link);
  const kind = useRoom((state) => state.view?.kind ?? null);
  const title = useRoom((state) => state.view?.title ?? null);
  const isDemo = useRoom(isOfDemo);
  const group = useRoom(groupOf);
  const lobbyStatus = useRoom((state) => (state.view?.kind === 'lobby' ? state.view.status : null));
  const status = useRoom((state) => state.meeting?.status ?? null);
  const isSeated = useRoom((state) => {
    const seat = state.view && state.meeting?.seats[state.view.me];
    return seat?.seatedAt != null;
  });
  // Known as soon as the meeting is, often in the lobby already.
  const texts = useLoaded(useRoom(roomFormats), loadFormatTexts);
  usePageTitle(title);

  if (link.kind === 'elsewhere') {
    return (
      <main className="ui-waiting ui-waiting-full">
        <h1>{t('elsewhereTitle')}</h1>
        <p>{t('elsewhereAbout')}</p>
        <GoButton onClick={onContinue}>{t('elsewhereHere')}</GoButton>
      </main>
    );
  }
  if (link.kind === 'refused' && isDemo && link.why === 'signedOut') return <DemoOver />;
  if (link.kind === 'refused') return <RoomRefused why={link.why} meeting={meetingId} />;
  if (kind === null) {
    return <Waiting full>{link.kind === 'reconnecting' ? t('unreachable') : t('connecting')}</Waiting>;
  }
  if (status === 'ended' || lobbyStatus === 'ended') {
    return (
      <>
        <div className="ui-kept">
          <QuietPlace>
            <KeptDrafts meeting={meetingId} />
          </QuietPlace>
        </div>
        <EndedPage
          meeting={meetingId}
          nextDate={
            isDemo || group === null ? null : (
              <QuietPlace>
                <ComingDate group={group} whole={false} />
              </QuietPlace>
            )
          }
          demo={
            isDemo ? (
              <QuietPlace>
                <DemoEnd />
              </QuietPlace>
            ) : null
          }
        />
        {isDemo || group === null ? null : (
          <QuietPlace>
            <WayBackOffer group={group} />
          </QuietPlace>
        )}
      </>
    );
  }
  if (kind === 'lobby' || !isSeated) return <Lobby meeting={meetingId} />;
  return <Room texts={texts} />;
}

/** The room, as soon as the texts of its formats are there. Its file is loaded at the same time. */
function Room({ texts }: { texts: Loaded }) {
  const { t } = useTranslation('roomPage');
  useEffect(() => void RoomScreen.preload(), []);
  usePreload(clearTheAirTexts);
  switch (texts.state) {
    case 'loading':
      return <Waiting full>{t('connecting')}</Waiting>;
    case 'failed':
      return (
        <main className="ui-waiting ui-waiting-full">
          <LoadFailed onRetry={texts.retry} />
        </main>
      );
    case 'here':
      return <RoomScreen />;
    default:
      return texts satisfies never;
  }
}

/** Loads the room while people check their devices, so that they do not wait when they sit down. */
function Lobby({ meeting }: { meeting: string }) {
  usePreload(RoomScreen);
  const isDemo = useRoom(isOfDemo);
  return (
    <LobbyPage
      about={
        isDemo ? (
          <QuietPlace>
            <DemoLobbyLine />
          </QuietPlace>
        ) : null
      }
      ownLink={isDemo ? null : <OwnLinkFold meeting={meeting} />}
      guide={
        <QuietPlace>
          <DeviceGuide />
        </QuietPlace>
      }
      agreementChoice={
        <QuietPlace>
          <TalkTimeChoice />
        </QuietPlace>
      }
      hints={
        <QuietPlace>
          <LobbyHints />
        </QuietPlace>
      }
    />
  );
}
