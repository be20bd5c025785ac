import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../../shared/meeting/state';
import { bringDraftsBack, type Draft, discardDraft, useDraftsOf } from '../../connection/documents/drafts';
import { useConnection, useRoom } from '../../connection/hooks/context';
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

function KeptDraft({ draft }: { draft: Draft }) {
  const { t } = useTranslation('notes');
  const [copied, setCopied] = useState<boolean | null>(null);
  const from = known.find((each) => each === draft.about);
  const title = t(`drafts.title.${from ?? 'other'}`);
  return (
    <Notice
      kind="warn"
      actions={
        <>
          <SoftButton onClick={() => void copyText(draft.text).then(setCopied)}>
            {copied ? t('drafts.copied') : t('drafts.copy')}
          </SoftButton>
          <TextButton onClick={() => discardDraft(draft.id)}>{t('drafts.discard')}</TextButton>
        </>
      }
    >
      <b>{title}</b>
      <p role="status">{copied === false ? t('drafts.byHand') : t('drafts.about')}</p>
      <Scroll className="ui-notice-quote" label={title}>
        <blockquote dir="auto">{draft.text}</blockquote>
      </Scroll>
    </Notice>
  );
}
