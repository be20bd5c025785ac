import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../shared/meeting/state';
import { fetched } from '../i18n/load';
import { TextButton } from '../ui/buttons';
import { Waiting } from '../ui/waiting';

const OwnLink = fetched(async () => (await import('./ownLink')).OwnLink, 'links', 'refusals');

/** In the lobby: a quiet line that unfolds. */
export function OwnLinkFold({ meeting }: { meeting: MeetingId }) {
  const { t } = useTranslation('gate');
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('ownLink')}
      </TextButton>
      {open ? (
        <Suspense fallback={<Waiting />}>
          <OwnLink meeting={meeting} />
        </Suspense>
      ) : null}
    </>
  );
}
