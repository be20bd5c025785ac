import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTES_AFTER_END } from '../../shared/meeting/clock';
import { mayChangeAgenda } from '../../shared/meeting/rights/commands';
import { talksWhere } from '../../shared/meeting/rights/media';
import type { MemberId } from '../../shared/meeting/state';
import { useMe, useMeeting } from '../connection/hooks/meeting';
import { useAtNow } from '../connection/hooks/now';
import { useSend } from '../connection/hooks/send';
import { AgendaList } from '../features/agenda/rail';
import { ShortcutHelp } from '../features/floor/shortcutHelp';
import { PeoplePanel } from '../features/people/peoplePanel';
import { RemoveDialog } from '../features/people/removeDialog';
import { messages } from '../i18n/load';
import { GoButton, SoftButton } from '../ui/buttons';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { lazyPage } from '../ui/lazy/lazyPage';
import { LazyPlace } from '../ui/lazy/lazyPlace';
import { LoadFailed, WaitingPlace } from '../ui/lazy/places';
import { Waiting } from '../ui/waiting';
import type { RoomDialog } from './menus';
import { NoteToLead } from './noteToLead';

const OwnLink = lazyPage(async () => (await import('./ownLink')).OwnLink, messages('links'));
const RoomLinks = lazyPage(async () => (await import('./links')).RoomLinks, messages('links'));
const HandLink = lazyPage(
  async () => (await import('../features/returnLink/handLink')).HandLink,
  messages('returnLink', 'refusals'),
);
const DevicePanel = lazyPage(
  async () => (await import('../features/deviceHints/devicePanel')).DevicePanel,
  messages('deviceHints', 'lobby'),
);
const RolesOfMeeting = lazyPage(
  async () => (await import('../features/ballot/rolesDialog')).RolesOfMeeting,
  messages('ballot'),
);
const OfferTalk = lazyPage(async () => (await import('../features/ballot/offerTalk')).OfferTalk, messages('ballot'));
const SitTogether = lazyPage(
  async () => (await import('../features/sharedRoom/sitTogether')).SitTogether,
  messages('sharedRoom'),
);
const Contacts = lazyPage(async () => (await import('../features/moments/helpContacts')).Contacts, messages('moments'));
const ChangeAgenda = lazyPage(
  async () => (await import('../features/agenda/changeAgenda')).ChangeAgenda,
  messages('agendaChange', 'refusals', 'method'),
  async () => (await import('../i18n/methods')).loadAboutFormats(),
);

export type RoomDialogsProps = {
  open: RoomDialog | null;
  onClose: () => void;
  onOpen: (dialog: RoomDialog) => void;
  onCopyLink: (() => void) | null;
  /** A link that the browser did not let us copy: the dialog shows it, so that people can copy it themselves. */
  link: string | null;
  onLinkClosed: () => void;
  /** The member whom the lead wants to remove, until the lead has confirmed it. */
  removing: MemberId | null;
  onRemoved: () => void;
};

/** Everything that opens over the room. Only one of them is open at a time. */
export function RoomDialogs({
  open,
  onClose,
  onOpen,
  onCopyLink,
  link,
  onLinkClosed,
  removing,
  onRemoved,
}: RoomDialogsProps) {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  /** A member who lost their link, while a new one is made for them. */
  const [lost, setLost] = useState<{ member: MemberId; name: string } | null>(null);
  const mayChange = useAtNow((now) => mayChangeAgenda(meeting, me, now) === null);
  return (
    <>
      <Dialog
        title={t('agenda.title')}
        open={open === 'agenda'}
        onClose={onClose}
        foot={
          <>
            {mayChange ? (
              <SoftButton onClick={() => onOpen('change')}>{t('roomDialogs:agenda.change')}</SoftButton>
            ) : null}
            <SoftButton onClick={onClose}>{t('close')}</SoftButton>
          </>
        }
      >
        <AgendaList />
      </Dialog>
      {open === 'change' ? (
        <LazyPlace
          loading={
            <Dialog title={t('roomDialogs:agenda.change')} open onClose={onClose}>
              <Waiting />
            </Dialog>
          }
          failed={(retry) => (
            <Dialog title={t('roomDialogs:agenda.change')} open onClose={onClose}>
              <LoadFailed onRetry={retry} />
            </Dialog>
          )}
        >
          <ChangeAgenda open onClose={onClose} />
        </LazyPlace>
      ) : null}
      <PeoplePanel
        open={open === 'people' && lost === null}
        onClose={onClose}
        onCopyLink={onCopyLink}
        onHandLink={setLost}
      />
      {lost === null ? null : (
        <WaitingPlace>
          <HandLink group={meeting.group} {...lost} onClose={() => setLost(null)} />
        </WaitingPlace>
      )}
      <ShortcutHelp open={open === 'keys'} onClose={onClose} />
      <Dialog
        title={t('bar.ownLink')}
        open={open === 'ownLink'}
        onClose={onClose}
        foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
      >
        <WaitingPlace>
          <OwnLink meeting={meeting.id} />
        </WaitingPlace>
      </Dialog>
      <Dialog
        title={t('bar.devices')}
        open={open === 'devices'}
        onClose={onClose}
        foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
      >
        <WaitingPlace>
          <DevicePanel />
        </WaitingPlace>
      </Dialog>
      <Dialog
        title={t('lead.links')}
        open={open === 'links'}
        onClose={onClose}
        foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
      >
        <WaitingPlace>
          <RoomLinks />
        </WaitingPlace>
      </Dialog>
      <Dialog
        title={t('lead.roles')}
        open={open === 'roles'}
        onClose={onClose}
        foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
      >
        <WaitingPlace>
          <RolesOfMeeting />
        </WaitingPlace>
      </Dialog>
      <Dialog title={t('lead.clearAir')} open={open === 'clearAir'} onClose={onClose}>
        <WaitingPlace>
          <OfferTalk onDone={onClose} />
        </WaitingPlace>
      </Dialog>
      <Dialog
        title={t('bar.sitWith')}
        open={open === 'sitWith'}
        onClose={onClose}
        foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
      >
        <WaitingPlace>
          <SitTogether />
        </WaitingPlace>
      </Dialog>
      <Dialog
        title={t('bar.help')}
        open={open === 'help'}
        onClose={onClose}
        foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
      >
        <WaitingPlace>
          <Contacts />
        </WaitingPlace>
      </Dialog>
      <NoteToLead open={open === 'note'} onClose={onClose} />
      <Dialog
        title={t('end.title')}
        open={open === 'end'}
        onClose={onClose}
        alert
        foot={
          <>
            <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
            <GoButton
              final
              onClick={() => {
                onClose();
                void send({ type: 'endMeeting' });
              }}
            >
              {t('end.yes')}
            </GoButton>
          </>
        }
      >
        <p>
          {t(talksWhere(meeting, me) === 'allElsewhere' ? 'end.aboutElsewhere' : 'end.about', {
            count: MINUTES_AFTER_END,
          })}
        </p>
      </Dialog>
      <Dialog
        title={t('people.copyLink')}
        open={link !== null}
        onClose={onLinkClosed}
        foot={<SoftButton onClick={onLinkClosed}>{t('close')}</SoftButton>}
      >
        <TextField
          label={t('roomDialogs:people.notCopied')}
          readOnly
          value={link ?? ''}
          onFocus={(event) => event.target.select()}
        />
      </Dialog>
      <RemoveDialog member={removing} onClose={onRemoved} />
    </>
  );
}
