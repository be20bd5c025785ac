import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../shared/meeting/state';
import { useRoom } from '../connection/hooks/context';
import { myReturnLink } from '../connection/invitations';
import { groupOf } from '../connection/roomState';
import { GoButton } from '../ui/buttons';
import { LinkNotice, useLinkCopy } from './linkCopy';
import { SignOut } from './signOut';

/**
 * A link that opens my own seat on another device. It is made on request and shown only here. From here people also
 * sign out.
 */
export function OwnLink({ meeting: id }: { meeting: MeetingId }) {
  const { t } = useTranslation('links');
  const leads = useRoom(({ meeting, view }) => view !== null && meeting?.leadership.rightful === view.me);
  const group = useRoom(groupOf);
  const { state, copy, copyNew } = useLinkCopy();
  if (group === null) return null;
  const press = () => (state.kind === 'made' ? copy(state.link) : copyNew(() => myReturnLink(id, group)));
  return (
    <section className="ui-stack" aria-label={t('own.title')}>
      <p>
        {t('own.about')} {leads ? t('own.lead') : null}
      </p>
      <p className="quiet">{t('own.careful')}</p>
      <GoButton pending={state.kind === 'making'} onClick={() => void press()}>
        {state.kind === 'made' ? t('own.again') : t('own.make')}
      </GoButton>
      <LinkNotice state={state} copied={t('own.copied')} />
      <p className="faint">{t('own.replaces')}</p>
      <SignOut meeting={id} group={group} />
    </section>
  );
}
