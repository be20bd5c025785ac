import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaRights, talksWhere } from '../../../shared/meeting/rights/media';
import { useRoom } from '../../connection/hooks/context';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useMedia, useMediaRoom } from '../../media/context';
import { canShareScreen } from '../../media/devices/devices';
import { useLargeMesh } from '../../media/transports/mesh/useLargeMesh';
import { ControlButton, GoButton } from '../../ui/buttons';
import { Menu } from '../../ui/dialog';
import type { MenuEntry } from '../../ui/dialogProps';
import { Icon, type IconName } from '../../ui/icon';
import { useSmallScreen, useTinyScreen } from '../../ui/smallScreen';
import { LeaveDialog } from './leaveDialog';
import { useShortcut } from './shortcuts';
import { SoundControls, useSoundEntries } from './soundControls';
import { type TurnAction, useTurnActions } from './turnActions';
import { useWaits } from './waits';

export type PanelSwitch = {
  id: string;
  label: string;
  about?: string | undefined;
  icon: IconName;
  open: boolean;
  onToggle: () => void;
};

/**
 * My own controls: sound and picture, my turn, my panels, leaving. A closed control shows the reason in place of its
 * name.
 */
export function MyBar({
  panels,
  lead,
  more,
  children,
}: {
  panels: readonly PanelSwitch[];
  /** The lead's tools and menu, where they have no place of their own. */
  lead: readonly MenuEntry[];
  more: readonly MenuEntry[];
  /** Controls that come first, for people who do not speak. */
  children: ReactNode;
}) {
  const { t } = useTranslation('room');
  const [leaving, setLeaving] = useState(false);
  const actions = useTurnActions();
  const share = useShareEntry();
  const camera = useSoundEntries();
  const isTiny = useTinyScreen();
  const sides = actions.filter(({ weight }) => weight === 'side');
  const isSharing = useMedia((state) => state.local.screen === 'on');
  // Whoever leads, has the floor and shares a screen has seven controls, one more than a small window has room for.
  const isCrowded = useSmallScreen() && isSharing && sides.length > 2;
  const aside: MenuEntry[] = sides
    .filter(({ id }) => (isTiny ? id !== 'hand' : isCrowded && movesAside(id)))
    .map(({ id, label, icon, act }) => ({ id, label, icon, onChoose: act }));
  const board = panels.find((panel) => panel.id === 'board');
  useShortcut('board', board ? board.onToggle : null);
  return (
    <div className={isCrowded ? 'floor-bar floor-bar-crowded' : 'floor-bar'} role="toolbar" aria-label={t('bar.label')}>
      {children}
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
      <div className="ui-control floor-stays floor-in-head">
        <Menu
          label={t('bar.more')}
          name={t('bar.more')}
          className="floor-more"
          entries={[
            ...lead.filter(({ id, stays }) => !stays && !more.some((mine) => mine.id === id)),
            ...(isTiny ? camera : []),
            ...aside,
            ...share,
            ...panels.map((panel) => ({
              id: panel.id,
              label: panel.open ? t('bar.close', { name: panel.label }) : panel.label,
              note: panel.open ? undefined : panel.about,
              icon: panel.icon,
              onChoose: panel.onToggle,
            })),
            ...more,
            ...lead.filter(({ stays }) => stays),
            {
              id: 'leave',
              label: t('bar.leave'),
              icon: 'leave' as const,
              stays: true,
              onChoose: () => setLeaving(true),
            },
          ]}
        >
          <span className="ui-control-disc">
            <Icon name="more" />
          </span>
          <span aria-hidden="true">{t('bar.more')}</span>
        </Menu>
      </div>
      <ControlButton className="floor-desk" icon="leave" label={t('bar.leave')} onClick={() => setLeaving(true)} />
      <LeaveDialog open={leaving} onClose={() => setLeaving(false)} />
    </div>
  );
}

/** What is pressed least often in one's turn makes room first. */
const movesAside = (id: TurnAction['id']): boolean => id === 'later' || id === 'pass';

function TurnControl({ action }: { action: TurnAction }) {
  const sending = useRoom((state) => state.sending);
  const closed = useClosed(action);
  useShortcut(action.key, closed === null ? action.act : null);
  return (
    <ControlButton
      data-turn={action.id}
      className={
        action.weight === 'main'
          ? 'floor-desk'
          : action.id === 'hand'
            ? 'floor-stays'
            : movesAside(action.id)
              ? 'floor-aside'
              : undefined
      }
      icon={action.icon}
      label={action.label}
      below={action.weight === 'main' ? (action.small ?? '') : undefined}
      variant={action.weight === 'main' ? action.variant : 'plain'}
      pending={sending.has(action.command)}
      closed={closed}
      onClick={action.act}
    />
  );
}

/** Why an action is closed. Without a connection nobody here knows who has the floor, so the main one waits. */
function useClosed({ weight, closed }: TurnAction): string | null {
  const waits = useWaits();
  return (weight === 'main' ? waits : null) ?? closed ?? null;
}

/** The same main action on a phone, as wide as the thumb reaches. */
export function ThumbButton() {
  const main = useTurnActions().find((action) => action.weight === 'main');
  return main ? <Thumb main={main} /> : null;
}

function Thumb({ main }: { main: TurnAction }) {
  const sending = useRoom((state) => state.sending);
  const closed = useClosed(main);
  return (
    <div className="floor-thumb">
      <GoButton
        wide
        data-turn={main.id}
        plain={main.variant !== 'first'}
        icon={main.icon}
        small={main.small}
        pending={sending.has(main.command)}
        closed={closed}
        onClick={main.act}
      >
        {main.label}
      </GoButton>
    </div>
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
