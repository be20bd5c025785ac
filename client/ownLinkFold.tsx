import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from './connection/context';
import { TextButton } from './ui/buttons';
import { Waiting } from './ui/waiting';
import { fetched } from './words/fetched';

const OwnLink = fetched(async () => (await import('./ownLink')).OwnLink, 'ownLink', 'refusals');

/** In the lobby: a quiet line that unfolds. At the door there is no seat to come back to yet. */
export function OwnLinkFold() {
  const { t } = useTranslation('gate');
  const hasSeat = useRoom((state) => state.meeting !== null);
  const [open, setOpen] = useState(false);
  if (!hasSeat) return null;
  return (
    <>
      <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('ownLink')}
      </TextButton>
      {open ? (
        <Suspense fallback={<Waiting />}>
          <OwnLink />
        </Suspense>
      ) : null}
    </>
  );
}
