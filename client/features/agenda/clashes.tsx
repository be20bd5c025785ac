import { useTranslation } from 'react-i18next';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { useTold } from './changing';
import type { Draft } from './draft';
import { useDraftName } from './naming';

/** What of the draft no longer fits, because the meeting moved on or somebody else changed the same. */
export function Clashes({ draft }: { draft: Draft }) {
  const { t } = useTranslation('agendaChange');
  const told = useTold();
  const nameOf = useDraftName(draft.meeting);
  return draft.clashes.map((clash) => (
    <Notice
      key={clash.id}
      kind="warn"
      actions={
        <>
          {clash.refusal.refused === 'stale' ? (
            <TextButton onClick={() => draft.insist(clash)}>
              {t('draft.insist')}
              <span className="aloud">, {nameOf(clash.change)}</span>
            </TextButton>
          ) : null}
          <TextButton onClick={() => draft.takeBack([clash])}>
            {t('draft.drop')}
            <span className="aloud">, {nameOf(clash.change)}</span>
          </TextButton>
        </>
      }
    >
      <p>
        <b>{t('draft.clash', { what: nameOf(clash.change) })}</b> {told(clash.refusal)}
      </p>
    </Notice>
  ));
}
