import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../../shared/meeting/state';
import { bringDraftsBack, type Draft, discardDraft, useDraftsOf } from '../../connection/documents/drafts';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useChangeRecords } from '../../connection/hooks/records';
import { useKeptUnsent } from '../../connection/hooks/unsentText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { copyText } from '../../ui/copyText';
import { Notice } from '../../ui/notice';
import { Scroll } from '../../ui/scroll';

const known = [
  'plan',
  'board',
  'notes',
  'page',
  'issue',
  'envelope',
  'parking',
  'request',
  'noteToLead',
  'oneChange',
  'helpContacts',
  'agreement',
  'learned',
] as const;

/**
 * Text that the server refused, or that could not be sent in time, also before a reload. It is shown until its writer
 * has copied or discarded it. `meeting` is needed in the lobby, whose view does not name the meeting.
 */
export function KeptDrafts({ meeting }: { meeting: MeetingId | undefined }) {
  const connection = useConnection();
  useKeptUnsent();
  const me = useRoom((state) => state.view?.me);
  useEffect(() => {
    if (me !== undefined) void bringDraftsBack(connection, meeting);
  }, [connection, meeting, me]);
  return useDraftsOf(connection).map((draft) => <KeptDraft key={draft.id} draft={draft} />);
}

/** The one change has its place in the minutes, also after the meeting, as long as nobody wrote another one there. */
function PutIntoMinutes({ draft, onLate }: { draft: Draft; onLate: () => void }) {
  const { t } = useTranslation('notes');
  const change = useChangeRecords();
  const [isBusy, setBusy] = useState(false);
  async function put() {
    setBusy(true);
    const answer = await change({ what: 'saveOneChange', text: draft.text.trim(), version: 0 });
    setBusy(false);
    if (answer.ok) discardDraft(draft.id);
    else onLate();
  }
  return (
    <SoftButton pending={isBusy} onClick={() => void put()}>
      {t('drafts.put')}
    </SoftButton>
  );
}

function KeptDraft({ draft }: { draft: Draft }) {
  const { t } = useTranslation('notes');
  const [copied, setCopied] = useState<boolean | null>(null);
  const from = known.find((each) => each === draft.about);
  const title = t(`drafts.title.${from ?? 'other'}`);
  const status = useRoom((state) => state.meeting?.status);
  const [isLate, setLate] = useState(false);
  const mayPut = from === 'oneChange' && status === 'ended' && !isLate;
  const about = mayPut ? t('drafts.aboutChange') : t('drafts.about');
  return (
    <Notice
      kind="warn"
      actions={
        <>
          {mayPut ? <PutIntoMinutes draft={draft} onLate={() => setLate(true)} /> : null}
          <SoftButton onClick={() => void copyText(draft.text).then(setCopied)}>
            {copied ? t('drafts.copied') : t('drafts.copy')}
          </SoftButton>
          <TextButton onClick={() => discardDraft(draft.id)}>{t('drafts.discard')}</TextButton>
        </>
      }
    >
      <b>{title}</b>
      <p role="status">{copied === false ? t('drafts.byHand') : isLate ? t('drafts.putLate') : about}</p>
      <Scroll className="ui-notice-quote" label={title}>
        <blockquote dir="auto">{draft.text}</blockquote>
      </Scroll>
    </Notice>
  );
}
