import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../shared/meeting/state';
import { messages } from '../i18n/load';
import { TextButton } from '../ui/buttons';
import { lazyPage } from '../ui/lazy/lazyPage';
import { WaitingPlace } from '../ui/lazy/places';

const OwnLink = lazyPage(async () => (await import('./ownLink')).OwnLink, messages('links', 'refusals'));

/** In the lobby, my own link is folded into one line. */
export function OwnLinkFold({ meeting }: { meeting: MeetingId }) {
  const { t } = useTranslation('roomPage');
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('ownLink')}
      </TextButton>
      {open ? (
        <WaitingPlace>
          <OwnLink meeting={meeting} />
        </WaitingPlace>
      ) : null}
    </>
  );
}
