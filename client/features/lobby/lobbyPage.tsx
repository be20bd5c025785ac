import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import { useAtNow } from '../../connection/hooks/now';
import { groupPath } from '../../connection/paths';
import { isOfDemo } from '../../connection/roomState';
import { useOwn, useOwnMedia } from '../../media/context';
import { Brand } from '../../ui/brand';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { DeviceCheck } from './deviceCheck';
import { type Entrance, entranceOf, factsOf } from './entrance';
import { InTheLobby, NotLetIn } from './lobbyNotice';
import { MeetingHead } from './meetingHead';
import { SeatForm } from './seatForm';
import { useSitDown } from './sitDown';
import './lobby.css';

/**
 * The page before the room: people see and hear themselves, read the agreement, and sit down. `guide` belongs to the
 * devices, `about` to the meeting. `hints` are placed where they move nothing above the seat when they arrive.
 */
export function LobbyPage({
  about = null,
  ownLink = null,
  guide = null,
  hints = null,
  agreementChoice = null,
}: {
  about?: ReactNode;
  ownLink?: ReactNode;
  guide?: ReactNode;
  hints?: ReactNode;
  agreementChoice?: ReactNode;
}) {
  const view = useRoom((state) => state.view);
  const meeting = useRoom((state) => state.meeting);
  const names = useRoom((state) => state.names);
  const facts = useMemo(() => (view === null ? null : factsOf(view, meeting, names)), [view, meeting, names]);
  const kind = useAtNow((now): Entrance['kind'] | null =>
    view === null || facts === null ? null : entranceOf(view, facts, now).kind,
  );
  const { t } = useTranslation('lobby');
  const isDemo = useRoom(isOfDemo);
  const isCutOff = useRoom((state) => state.link.kind === 'reconnecting' || state.isSilent);
  const sitDown = useSitDown();
  const own = useOwnMedia();
  const support = useOwn((state) => state.support);
  const [elsewhere, setElsewhere] = useState(false);
  const silent = elsewhere || facts?.allElsewhere === true;
  // People who were refused and knocked again wait until there is an answer.
  const shut = kind === 'ended' || kind === 'removed' || (kind === 'refused' && !sitDown.knocked) ? kind : null;
  const waits = shut === null && (kind === 'waiting' || sitDown.knocked);
  const hasLeft = view?.kind === 'lobby' && view.admission === 'left';
  useEffect(() => {
    if (silent || shut !== null) own.release();
  }, [silent, shut, own]);

  if (view === null || facts === null || kind === null) return null;
  const name = names.get(view.me) ?? '';
  if (shut !== null) {
    return (
      <main className="lobby lobby-single">
        <Brand href="/" />
        <NotLetIn kind={shut} facts={facts} sitDown={sitDown} />
      </main>
    );
  }
  return (
    <main className="lobby">
      <Brand href="/" />
      {silent ? (
        <TalksElsewhere all={facts.allElsewhere} />
      ) : (
        <DeviceCheck name={name} hasLeft={hasLeft} unasked={isDemo} audioOnly={facts.audioOnly} more={guide} />
      )}
      <section className="lobby-text">
        {isCutOff ? (
          <Notice kind="warn" className="lobby-notice">
            {t('connectionLost')}
          </Notice>
        ) : null}
        {kind === 'left' && !waits ? (
          <Notice
            className="lobby-notice"
            actions={
              view.kind === 'lobby' && !isDemo ? (
                <a className="ui-text-button" href={groupPath(view.group)}>
                  {t('waitingRoom.toGroup')}
                </a>
              ) : null
            }
          >
            {t('waitingRoom.left')} {t(facts.agreement.isSigned ? 'waitingRoom.leftSigned' : 'waitingRoom.leftMore')}
          </Notice>
        ) : null}
        <MeetingHead facts={facts} />
        {about}
        {waits ? (
          <InTheLobby facts={facts} />
        ) : (
          <SeatForm
            facts={facts}
            entrance={kind}
            sitDown={sitDown}
            name={name}
            elsewhere={elsewhere}
            onElsewhere={setElsewhere}
            agreementChoice={agreementChoice}
          />
        )}
        {ownLink}
      </section>
      {silent || support !== 'ok' ? null : <div className="lobby-hints">{hints}</div>}
    </main>
  );
}

function TalksElsewhere({ all }: { all: boolean }) {
  const { t } = useTranslation('lobby');
  return (
    <section className="lobby-check lobby-elsewhere">
      <Icon name="phone" size={48} />
      <p className="lobby-heard">
        {t('sound.closed')}
        <span>{t(all ? 'sound.closedAll' : 'sound.closedMore')}</span>
      </p>
    </section>
  );
}
