import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { isClosed } from '../../shared/meeting/people/people';
import { carriesMedia, maySitDownSoon } from '../../shared/meeting/rights/connection';
import { talksWhere } from '../../shared/meeting/rights/media';
import { useConnection, useRoom } from '../connection/hooks/context';
import { useAtNow } from '../connection/hooks/now';
import type { RoomState } from '../connection/roomState';
import { switchesFor } from './devices/deviceMemory';
import { createOwnMedia, type OwnMedia, type OwnState } from './devices/ownMedia';
import { canEncrypt } from './encryption/support';
import { followMeeting, tellPresence } from './followMeeting';
import type { MediaRoom } from './mediaRoom';
import type { MediaState } from './mediaState';
import { type MediaKind, openMediaRoom, warmMedia } from './openMediaRoom';
import { createPreview } from './preview';

export const MediaContext = createContext<{ room: MediaRoom; own: OwnMedia } | null>(null);

function useMediaContext(): { room: MediaRoom; own: OwnMedia } {
  const parts = useContext(MediaContext);
  if (!parts) throw new Error('no media above this component');
  return parts;
}

/** The sound and picture of the meeting on screen; another object when the transport changes (sitting down, talking elsewhere). */
export const useMediaRoom = (): MediaRoom => useMediaContext().room;

/** A part of the media's state; draws again only when the selected value changes (by identity). */
export function useMedia<T>(select: (state: MediaState) => T): T {
  const { room } = useMediaContext();
  return useSyncExternalStore(room.subscribe, () => select(room.state()));
}

/** My devices, for the lobby and for choosing others in the room. */
export const useOwnMedia = (): OwnMedia => useMediaContext().own;
export function useOwn<T>(select: (state: OwnState) => T): T {
  const { own } = useMediaContext();
  return useSyncExternalStore(own.subscribe, () => select(own.state()));
}

const FETCH_AGAIN_MS = 2_000;

/** Why this browser takes no part in the sound and picture of a meeting that encrypts them; null where it does. */
export function keptOut({ view, meeting }: RoomState, inviteKey: string | null): 'noKey' | 'cannot' | null {
  if (view?.kind !== 'seat' || !meeting?.settings.encrypted) return null;
  if (inviteKey === null) return 'noKey';
  return view.media === 'livekit' && !canEncrypt() ? 'cannot' : null;
}

/** Which transport carries me now; none in the lobby, while I talk elsewhere, and in a tab that another one replaced. */
function carriedBy(state: RoomState, inviteKey: string | null, isReserved: boolean): MediaKind {
  const { view, meeting, link } = state;
  if (keptOut(state, inviteKey) !== null) return 'none';
  if (view === null || link.kind === 'elsewhere' || link.kind === 'refused') return 'none';
  // A media server is connected to while the devices are checked, so that sitting down is heard and seen at once.
  if (view.kind === 'lobby') return isReserved ? view.media : 'none';
  if (meeting === null) return 'none';
  const warm = view.media === 'livekit' && maySitDownSoon(meeting, view.me);
  return warm || carriesMedia(meeting, view.me) ? view.media : 'none';
}
const whoAmI = ({ view }: RoomState) => (view === null ? null : `${view.me} ${view.tab}`);
/** My devices are not needed: I talk elsewhere, my seat is in another window, I was turned away, or the meeting is over. */
export function needsNoDevice({ link, view, meeting }: Pick<RoomState, 'link' | 'view' | 'meeting'>): boolean {
  if (link.kind === 'elsewhere' || link.kind === 'refused') return true;
  if (view?.kind === 'lobby') return view.status === 'ended';
  if (view === null || meeting === null) return false;
  return talksWhere(meeting, view.me) !== 'here' || isClosed(meeting);
}

/**
 * Carries sound and picture for everything below it. My devices live as long as this, from the lobby into the room;
 * `inviteKey` is the part of the invite after the dot, when this browser has it.
 */
export function MediaProvider({
  meeting,
  inviteKey,
  children,
}: {
  meeting: string;
  inviteKey: string | null;
  children: ReactNode;
}) {
  const connection = useConnection();
  const [own] = useState(createOwnMedia);
  const [room, setRoom] = useState<MediaRoom>(() => createPreview(own));
  const connectFrom = useRoom(({ view }) => (view?.kind === 'lobby' ? view.connectFrom : null));
  const isReserved = useAtNow((now) => connectFrom !== null && now >= connectFrom);
  const kind = useRoom((state) => carriedBy(state, inviteKey, isReserved));
  const identity = useRoom(whoAmI);
  const devicesRest = useRoom(needsNoDevice);
  const encrypted = useRoom(({ meeting }) => meeting?.settings.encrypted ?? false);

  const offered = useRoom(({ view }) => view?.media ?? 'none');

  useEffect(() => warmMedia(offered), [offered]);

  useEffect(() => {
    const { view } = connection.state();
    if (identity === null || view === null) return;
    const me = { meeting, member: view.me, tab: view.tab, inviteKey, encrypted };
    let leave: () => void = () => undefined;
    const enter = (next: MediaRoom) => {
      const stops = kind === 'none' ? [] : [followMeeting(next, connection, me.member), tellPresence(next, connection)];
      setRoom(next);
      void next.connect();
      leave = () => {
        for (const stop of stops) stop();
        next.close();
        setRoom(createPreview(own));
      };
    };
    const attempt = () => {
      let wanted = true;
      leave = () => {
        wanted = false;
      };
      openMediaRoom(kind, connection, own, me).then(
        (next) => (wanted ? enter(next) : next.close()),
        () => {
          // The transport's file could not be fetched: the agenda goes on, and it is asked for again.
          if (!wanted) return;
          const timer = setTimeout(attempt, FETCH_AGAIN_MS);
          leave = () => clearTimeout(timer);
        },
      );
    };
    attempt();
    return () => leave();
  }, [kind, identity, connection, own, meeting, inviteKey, encrypted]);

  // A page loaded again in the middle of a meeting takes up the devices it had; the lobby opens them by itself.
  const isSeated = useRoom(({ view, meeting }) => view?.kind === 'seat' && meeting?.seats[view.me]?.seatedAt != null);
  useEffect(() => {
    // After the end nothing opens by itself: whoever wants to talk turns the microphone on.
    const isOver = connection.state().meeting?.status === 'ended';
    if (isSeated && kind !== 'none' && !isOver) void own.open(switchesFor(meeting));
  }, [isSeated, kind, own, connection, meeting]);

  useEffect(() => {
    if (devicesRest) own.release();
  }, [devicesRest, own]);
  useEffect(() => () => own.release(), [own]);

  const parts = useMemo(() => ({ room, own }), [room, own]);
  return <MediaContext.Provider value={parts}>{children}</MediaContext.Provider>;
}
