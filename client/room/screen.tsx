import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead } from '../../shared/meeting/people/people';
import { breakoutOf, isPaused, isSplit } from '../../shared/meeting/standing';
import type { MemberId } from '../../shared/meeting/state';
import { stageClock } from '../../shared/meeting/views/clocks';
import { currentStage } from '../../shared/meeting/views/currentStage';
import { writesNow } from '../../shared/meeting/views/pages';
import { tooFewFor } from '../../shared/meeting/views/slotOrder';
import { useRoom } from '../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../connection/hooks/meeting';
import { useAtNow } from '../connection/hooks/now';
import { invitationLink } from '../connection/keys';
import { isOfDemo } from '../connection/roomState';
import { AgendaDots, AgendaList, Ends } from '../features/agenda/rail';
import { Announcer } from '../features/floor/announcer';
import { ClientIssue } from '../features/floor/clientIssue';
import { Hands } from '../features/floor/hands';
import { LeadBar } from '../features/floor/leadBar';
import { useLeadTools } from '../features/floor/leadTools';
import { MyBar, ThumbButton } from '../features/floor/myBar';
import { useOwnVoice } from '../features/floor/ownVoice';
import { PrivateNotes } from '../features/floor/privateNotes';
import { PromptCard } from '../features/floor/promptCard';
import { useShortcut } from '../features/floor/shortcuts';
import { StageHead } from '../features/floor/stageHead';
import { useSeatEntries } from '../features/people/seatEntries';
import { EncryptionBadge } from '../features/protection/encryptionBadge';
import { Round } from '../features/seats/round';
import { messages } from '../i18n/load';
import { useOtherKeys } from '../media/encryption/otherKeys';
import { VideoOf } from '../media/playback/video';
import { useNetworkStatus } from '../media/status/networkStatus';
import { Brand, Mark } from '../ui/brand';
import { TextButton } from '../ui/buttons';
import { copyText } from '../ui/copyText';
import { useFocusKeeper } from '../ui/focusKeeper';
import { lazyPage } from '../ui/lazy/lazyPage';
import { QuietPlace, WaitingPlace } from '../ui/lazy/places';
import { Scroll } from '../ui/scroll';
import { useSmallScreen } from '../ui/smallScreen';
import { timeOfDay } from '../ui/text/when';
import { Invite } from './invite';
import { LastChange } from './lastChange';
import { type RoomDialog, useLeadMenu, useMyMenu } from './menus';
import { RoomNotices } from './notices';
import { RoomOpening } from './opening';
import { panelsNow, useOpenPanel } from './openPanel';
import { panelSpecs } from './panels';
import { usePictures } from './pictures';
import './room.css';
import './roomSmall.css'; // In this order, because later rules override those for large windows.
import './roomPrint.css';

const MoreTime = lazyPage(async () => (await import('../features/floor/moreTime')).MoreTime);
const EvaluationTakesPart = lazyPage(
  async () => (await import('../features/evaluation/running')).EvaluationTakesPart,
  messages('evaluation'),
);

const BesideStage = lazyPage(async () => (await import('./besideStage')).BesideStage);
const WritingButton = lazyPage(
  async () => (await import('../features/writing/doneButton')).WritingButton,
  messages('writing'),
);
const WrittenWords = lazyPage(async () => (await import('../features/floor/words')).WrittenWords, messages('words'));

const BreakoutsOverview = lazyPage(
  async () => (await import('../features/breakouts/overview')).BreakoutsOverview,
  messages('breakouts'),
);
const OtherFormats = lazyPage(
  async () => (await import('../features/moments/otherFormats')).OtherFormats,
  messages('moments', 'home', 'method'),
  async () => (await import('../i18n/methods')).loadAboutFormats(),
);
const OpensLater = lazyPage(
  async () => (await import('../features/moments/opensLater')).OpensLater,
  messages('moments'),
);
const PauseCard = lazyPage(async () => (await import('../features/moments/pauseCard')).PauseCard, messages('moments'));
const StageSigns = lazyPage(async () => (await import('../features/moments/signs')).StageSigns, messages('moments'));
const MyGroup = lazyPage(async () => (await import('../features/breakouts/myGroup')).MyGroup, messages('breakouts'));

const WriteControl = lazyPage(
  async () => (await import('../features/floor/writeControl')).WriteControl,
  messages('words'),
);

const DemoBadge = lazyPage(async () => (await import('../features/demo/demoLine')).DemoBadge, messages('demo'));
const DemoLine = lazyPage(async () => (await import('../features/demo/demoLine')).DemoLine, messages('demo'));

/**
 * The room while the meeting runs: agenda, round, what concerns me, and my controls. An open panel takes the middle.
 */
export function RoomScreen() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const [dialog, setDialog] = useState<RoomDialog | null>(null);
  const [removing, setRemoving] = useState<MemberId | null>(null);
  const [ownPicture, showOwnPicture] = useState(false);
  const isDemo = useRoom(isOfDemo);
  const isFirst = useRoom((state) => state.view?.kind !== 'seat' || state.view.ordinal <= 1);
  const place = useRef<HTMLElement>(null);
  const otherKeys = useOtherKeys();
  const network = useNetworkStatus();
  const pictures = usePictures(ownPicture, otherKeys.of, network);
  const { screenOf } = pictures;
  const panel = useOpenPanel(meeting, me, isFirst, place, screenOf !== null);
  const entries = useSeatEntries(setRemoving);
  // A link with a key that fits nobody would mislead the people who get it.
  const link = useCopyLink(otherKeys.fitsNobody && otherKeys.of.length > 1 ? null : meeting.group);
  const leadMenu = useLeadMenu(setDialog, link.copy);
  const lead = useLeadTools();
  const leads = isLead(meeting, me);
  const isSmall = useSmallScreen();
  const myMenu = useMyMenu(setDialog, ownPicture, showOwnPicture);
  useFocusKeeper();
  useOwnVoice();
  useShortcut('agenda', () => setDialog('agenda'));
  useShortcut('people', () => setDialog('people'));
  useShortcut('help', () => setDialog('keys'));

  const at = currentStage(meeting);
  const rests = isPaused(meeting) && at?.progress.listening !== 'stopped';
  const writing = writesNow(meeting, me);
  // The page that everybody writes on stands in the middle of the round.
  const isWriting = writing !== null && panel.open === 'pages';
  const hasPanel = !isWriting && (panel.open !== null || screenOf !== null);
  const OpenPanel = panel.open === null ? null : panelSpecs[panel.open].Show;
  const split = isSplit(meeting);
  const isInNoGroup = split && breakoutOf(meeting, me) === null;
  // The lead of a split meeting can write at any time, so the field does not stand first.
  const writesLast = split && leads;
  const round = isInNoGroup ? (
    <WaitingPlace loading={t('panels.loading')}>
      <BreakoutsOverview />
    </WaitingPlace>
  ) : (
    <Round size={hasPanel ? 'small' : 'large'} picture={pictures.picture} sound={pictures.sound} entries={entries} />
  );
  return (
    <div className={isWriting ? 'room room-writing' : hasPanel ? 'room room-with-panel' : 'room'}>
      <nav className="room-rail" aria-label={t('agenda.title')}>
        <MeetingTitle slim={hasPanel} />
        {hasPanel ? (
          <>
            <button type="button" className="room-rail-open" onClick={() => setDialog('agenda')}>
              <AgendaDots />
            </button>
            <Ends slim />
          </>
        ) : (
          <AgendaList />
        )}
      </nav>
      <main className="room-floor" ref={place}>
        {OpenPanel ? (
          <WaitingPlace key={panel.open} loading={t('panels.loading')}>
            <OpenPanel />
          </WaitingPlace>
        ) : screenOf ? (
          <figure className="room-screen">
            <VideoOf member={screenOf} kind="screen" label={t('screen.of', { name: nameOf(screenOf) })} />
            <figcaption>{t('screen.of', { name: nameOf(screenOf) })}</figcaption>
          </figure>
        ) : null}
        {hasPanel ? null : round}
      </main>
      {panel.open === null || isWriting ? null : (
        <TextButton icon="close" className="room-close" onClick={() => panel.show(null)}>
          <span>{t('bar.close', { name: t(`panels.${panel.open}`) })}</span>
        </TextButton>
      )}
      <RoomNotices
        mediaAway={network.away}
        copied={link.copied}
        sharedBy={OpenPanel && screenOf ? nameOf(screenOf) : null}
        onLookAtScreen={panel.lookAtScreen}
        showsKnocks={dialog !== 'people'}
        otherKeys={otherKeys}
        onDevices={() => setDialog('devices')}
        onPages={() => panel.show('pages')}
      />
      <div className="room-side">
        <aside className="room-mine">
          <StageHead
            onAgenda={() => setDialog('agenda')}
            badge={
              isDemo ? (
                <QuietPlace>
                  <DemoBadge />
                </QuietPlace>
              ) : (
                <EncryptionBadge small />
              )
            }
          />
          {hasPanel && !isInNoGroup ? round : null}
          <Scroll className="room-concerns" label={t('prompt.concerns')}>
            {isDemo ? (
              <QuietPlace>
                <DemoLine />
              </QuietPlace>
            ) : null}
            {writesLast ? null : (
              <QuietPlace>
                <WrittenWords />
              </QuietPlace>
            )}
            {split ? (
              <QuietPlace>
                <MyGroup />
              </QuietPlace>
            ) : null}
            {hasPanel ? null : <ClientIssue />}
            {meeting.status === 'lobby' ? (
              <QuietPlace>
                <OpensLater />
              </QuietPlace>
            ) : null}
            {rests || !at ? null : (
              <QuietPlace>
                <StageSigns />
              </QuietPlace>
            )}
            {rests ? (
              <QuietPlace>
                <PauseCard />
              </QuietPlace>
            ) : (
              <PromptCard stems={!hasPanel} />
            )}
            {writesLast ? (
              <QuietPlace>
                <WrittenWords />
              </QuietPlace>
            ) : null}
            {meeting.status === 'lobby' && (meeting.planned !== undefined || tooFewFor(meeting) !== null) ? (
              <QuietPlace>
                <OtherFormats />
              </QuietPlace>
            ) : null}
            {link.copy && meeting.status === 'lobby' ? <Invite onCopy={link.copy} /> : null}
            <QuietPlace>
              <BesideStage {...{ isDemo, isFirst }} onShow={panel.show} />
            </QuietPlace>
            <LastChange />
            <LateTime />
            <Hands />
            <PrivateNotes />
          </Scroll>
        </aside>
        <section className="room-lead" aria-label={t('lead.region')}>
          {writing === null ? null : (
            <QuietPlace>
              <WritingButton />
            </QuietPlace>
          )}
          <LeadBar tools={lead.tools} more={leadMenu} onDecide={panel.show} />
          <ThumbButton />
        </section>
      </div>
      <footer className="room-bar">
        <MyBar
          lead={isSmall && leads ? [...lead.tools, ...leadMenu] : []}
          more={myMenu}
          panels={panelsNow(meeting, me, isFirst).map((id) => ({
            id,
            label: t(`panels.${id}`),
            about: t(`panelsAbout.${id}`, { defaultValue: '' }) || undefined,
            icon: panelSpecs[id].icon,
            open: panel.open === id,
            onToggle: () => panel.toggle(id),
          }))}
        >
          <QuietPlace>
            <WriteControl onOpen={() => isSmall && panel.open !== null && panel.show(null)} />
          </QuietPlace>
        </MyBar>
      </footer>
      <Announcer />
      {lead.dialog}
      {meeting.evaluation.phase === 'none' ? null : (
        <QuietPlace>
          <EvaluationTakesPart />
        </QuietPlace>
      )}
      <RoomOpening
        open={dialog}
        onClose={() => setDialog(null)}
        onOpen={setDialog}
        onCopyLink={link.copy}
        link={link.byHand}
        onLinkClosed={link.close}
        removing={removing}
        onRemoved={() => setRemoving(null)}
      />
    </div>
  );
}

/** The group, the number of the meeting, and the time of day. */
function MeetingTitle({ slim }: { slim: boolean }) {
  const { t } = useTranslation('room');
  const title = useRoom((state) => state.view?.title ?? '');
  const group = useRoom((state) => state.view?.groupName ?? '');
  const ordinal = useRoom((state) => (state.view?.kind === 'seat' ? state.view.ordinal : 1));
  const time = useAtNow(timeOfDay);
  if (slim) return <Mark />;
  return (
    <>
      <Brand />
      <p className="room-title">
        <b>{title || group}</b>
        {group && group !== title ? `${group} · ` : ''}
        {t('meetingNumber', { count: ordinal })} · <span className="num">{t('timeNow', { time })}</span>
        <EncryptionBadge />
      </p>
    </>
  );
}

/** When a stage is over time, the lead sees at once where more time would come from. */
function LateTime() {
  const meeting = useMeeting();
  const me = useMe();
  const isOver = useAtNow((now) => (stageClock(meeting, now)?.leftMs ?? 0) < 0);
  const kind = currentStage(meeting)?.stage.kind;
  if (!isOver || !isLead(meeting, me) || kind === 'break') return null;
  return (
    <QuietPlace>
      <MoreTime />
    </QuietPlace>
  );
}

function useCopyLink(group: string | null) {
  const [copied, setCopied] = useState(false);
  const [byHand, setByHand] = useState<string | null>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 5_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const address = group === null ? null : invitationLink(group);
  const copy =
    address === null
      ? null
      : () => {
          void copyText(address).then((done) => (done ? setCopied(true) : setByHand(address)));
        };
  return { copy, copied, byHand, close: () => setByHand(null) };
}
