import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import { type MediaReason, mediaRights, talksWhere } from '../../../shared/meeting/rights/media';
import { stageNow } from '../../../shared/meeting/standing';
import { queue } from '../../../shared/meeting/views/floor';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useMedia, useMediaRoom, useOwnMedia } from '../../media/context';
import { canShareScreen } from '../../media/devices/devices';
import { useLargeMesh } from '../../media/transports/mesh/useLargeMesh';
import { ControlButton, GoButton, SoftButton } from '../../ui/buttons';
import { Dialog, Menu } from '../../ui/dialog';
import type { MenuEntry } from '../../ui/dialogProps';
import { Icon, type IconName } from '../../ui/icon';
import { useShortcut } from './shortcuts';
import { type TurnAction, useTurnActions } from './turnActions';

export type PanelSwitch = { id: string; label: string; icon: IconName; open: boolean; onToggle: () => void };

/**
 * My own controls: sound and picture, my turn, my panels, leaving. A closed control shows the reason in place of its
 * name.
 */
export function MyBar({ panels, more }: { panels: readonly PanelSwitch[]; more: readonly MenuEntry[] }) {
  const { t } = useTranslation('room');
  const [leaving, setLeaving] = useState(false);
  const actions = useTurnActions();
  const main = actions.find((action) => action.weight === 'main');
  const share = useShareEntry();
  const board = panels.find((panel) => panel.id === 'board');
  useShortcut('board', board ? board.onToggle : null);
  return (
    <div className="floor-bar" role="toolbar" aria-label={t('bar.label')}>
      <SoundControls />
      {actions.map((action) => (
        <TurnControl key={action.id} action={action} />
      ))}
      <span className="floor-gap" />
      {panels.slice(0, 1).map((panel) => (
        <ControlButton
          key={panel.id}
          className="floor-desk"
          icon={panel.icon}
          label={panel.open ? t('bar.close', { name: panel.label }) : panel.label}
          variant={panel.open ? 'open' : 'plain'}
          pressed={panel.open}
          onClick={panel.onToggle}
        />
      ))}
      <div className="ui-control">
        <Menu
          label={t('bar.more')}
          name={t('bar.more')}
          className="floor-more"
          entries={[
            ...share,
            ...panels.map((panel) => ({
              id: panel.id,
              label: panel.open ? t('bar.close', { name: panel.label }) : panel.label,
              icon: panel.icon,
              onChoose: panel.onToggle,
            })),
            ...more,
            { id: 'leave', label: t('bar.leave'), icon: 'leave' as const, onChoose: () => setLeaving(true) },
          ]}
        >
          <span className="ui-control-disc">
            <Icon name="more" />
          </span>
          <span aria-hidden="true">{t('bar.more')}</span>
        </Menu>
      </div>
      <ControlButton
        className={main || actions.length > 1 ? 'floor-desk' : undefined}
        icon="leave"
        label={t('bar.leave')}
        onClick={() => setLeaving(true)}
      />
      <LeaveDialog open={leaving} onClose={() => setLeaving(false)} />
    </div>
  );
}

function TurnControl({ action }: { action: TurnAction }) {
  const sending = useRoom((state) => state.sending);
  useShortcut(action.key, action.act);
  return (
    <ControlButton
      className={action.weight === 'main' ? 'floor-desk' : undefined}
      icon={action.icon}
      label={action.label}
      below={action.weight === 'main' ? (action.small ?? '') : undefined}
      variant={action.weight === 'main' ? action.variant : 'plain'}
      pending={sending.has(action.command)}
      onClick={action.act}
    />
  );
}

/** The same main action on a phone, as wide as the thumb reaches. */
export function ThumbButton() {
  const sending = useRoom((state) => state.sending);
  const main = useTurnActions().find((action) => action.weight === 'main');
  if (!main) return null;
  return (
    <div className="floor-thumb">
      <GoButton
        wide
        plain={main.variant !== 'first'}
        icon={main.icon}
        small={main.small}
        pending={sending.has(main.command)}
        onClick={main.act}
      >
        {main.label}
      </GoButton>
    </div>
  );
}

function SoundControls() {
  const { t } = useTranslation('room');
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const media = useMediaRoom();
  const microphone = useMedia((state) => state.local.microphone);
  const camera = useMedia((state) => state.local.camera);
  const screen = useMedia((state) => state.local.screen);
  const rights = mediaRights(meeting, me);
  const elsewhere = talksWhere(meeting, me) !== 'here';
  const toggleMicrophone = () => void media.setMicrophone(microphone !== 'on');
  const toggleCamera = () => void media.setCamera(camera !== 'on');
  useShortcut('microphone', elsewhere || rights.microphone ? null : toggleMicrophone);
  useShortcut('camera', elsewhere || rights.camera ? null : toggleCamera);
  const closed = (reason: MediaReason | 'notYourFloor' | null) => (reason ? t(`closed.${reason}`) : null);
  const may = useMay();
  const mayAsk = rights.microphone === 'oneVoice' && may('raiseHand') === null;
  const isAsking = queue(meeting).some((hand) => hand.member === me);
  const voiceClosed =
    rights.microphone === 'oneVoice'
      ? t(mayAsk ? 'closed.oneVoiceAsk' : isAsking ? 'closed.oneVoiceAsked' : 'closed.oneVoice')
      : closed(rights.microphone);
  if (talksWhere(meeting, me) === 'allElsewhere') return null;
  if (elsewhere) {
    return (
      <ControlButton
        icon="headphones"
        label={t('bar.talkHere')}
        onClick={() => void send({ type: 'setSound', sound: 'here' })}
      />
    );
  }
  const askFor = () => {
    const at = stageNow(meeting);
    if (at && connection.state().meeting) void send({ type: 'raiseHand', from: at });
  };
  return (
    <>
      <ControlButton
        icon={microphone === 'on' && !rights.microphone ? 'mic' : 'micOff'}
        name={t('bar.microphone')}
        label={t(`bar.microphoneIs.${microphone}`)}
        variant={microphone === 'on' ? 'open' : 'plain'}
        closed={voiceClosed}
        onClosed={mayAsk ? askFor : undefined}
        onClick={toggleMicrophone}
      />
      <ControlButton
        icon={camera === 'on' && !rights.camera ? 'camera' : 'cameraOff'}
        name={t('bar.camera')}
        label={t(`bar.cameraIs.${camera}`)}
        variant={camera === 'on' ? 'open' : 'plain'}
        closed={closed(rights.camera)}
        onClick={toggleCamera}
      />
      {screen === 'on' ? (
        <ControlButton
          icon="screenOff"
          label={t('bar.stopScreen')}
          variant="open"
          onClick={() => void media.shareScreen(false)}
        />
      ) : null}
    </>
  );
}

/** Sharing a screen goes with the floor. The entry is shown only where screens can be shared. */
function useShareEntry(): MenuEntry[] {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const media = useMediaRoom();
  const screen = useMedia((state) => state.local.screen);
  const isCarried = useMedia((state) => state.status !== 'off');
  const isLarge = useLargeMesh();
  const reason = (() => {
    const forbidden = mediaRights(meeting, me).screen;
    if (forbidden !== null) return forbidden;
    if (isLarge) return 'tooMany';
    if (!isCarried) return 'notCarried';
    return screen === 'asking' ? 'asking' : null;
  })();
  if (!canShareScreen() || screen === 'on' || talksWhere(meeting, me) === 'allElsewhere') return [];
  return [
    {
      id: 'screen',
      label: t('bar.screen'),
      icon: 'screen',
      closed: reason ? t(`closed.${reason}`) : null,
      onChoose: () => void media.shareScreen(true),
    },
  ];
}

function LeaveDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const own = useOwnMedia();
  const leads = isLead(meeting, me);
  return (
    <Dialog
      title={t('leave.title')}
      open={open}
      onClose={onClose}
      foot={
        <>
          {leads ? (
            <SoftButton
              onClick={() => {
                onClose();
                void send({ type: 'endMeeting' });
              }}
            >
              {t('end.yes')}
            </SoftButton>
          ) : null}
          <SoftButton onClick={onClose}>{t('stay')}</SoftButton>
          <GoButton
            onClick={() => {
              onClose();
              // Asks at the click, because a queued command may be sent much later.
              own.release();
              void send({ type: 'leave' });
            }}
          >
            {t('leave.yes')}
          </GoButton>
        </>
      }
    >
      <p>{t(leads ? 'leave.aboutLead' : 'leave.about')}</p>
    </Dialog>
  );
}
