import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../shared/meeting/state';
import { useRoom } from './connection/context';
import { myReturnLink } from './connection/invitations';
import { LinkNotice, useLinkCopy } from './linkCopy';
import { GoButton } from './ui/buttons';

/** My way back from another device (D3): made when asked for, shown here only, kept nowhere. */
export function OwnLink({ meeting: id }: { meeting: MeetingId }) {
  const { t } = useTranslation('links');
  const meeting = useRoom((state) => state.meeting);
  const me = useRoom((state) => state.view?.me ?? null);
  const { state, copy, copyNew } = useLinkCopy();
  const press = () =>
    state.kind === 'made' ? copy(state.link) : copyNew(() => myReturnLink(id, meeting?.group ?? null));
  return (
    <section aria-label={t('own.title')}>
      <p>
        {t('own.about')} {me !== null && meeting?.leadership.rightful === me ? t('own.lead') : null}
      </p>
      <p className="quiet">{t('own.careful')}</p>
      <GoButton pending={state.kind === 'making'} onClick={() => void press()}>
        {state.kind === 'made' ? t('own.again') : t('own.make')}
      </GoButton>
      <LinkNotice state={state} copied={t('own.copied')} />
      <p className="faint">{t('own.replaces')}</p>
    </section>
  );
}
