import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { SlotId } from '../../../shared/meeting/state';
import type { EnvelopeKind } from '../../../shared/protocol/records';
import { useChangeRecords } from '../../connection/hooks/records';
import { useUnsentText } from '../../connection/hooks/unsentText';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton } from '../../ui/buttons';
import { TextArea } from '../../ui/field';

const envelopeKinds = ['question', 'idea', 'experience', 'link', 'contact'] as const satisfies EnvelopeKind[];

/** A card stays in the form until the server has stored it. */
export function WriteCard({ slot }: { slot: SlotId }) {
  const { t } = useTranslation('envelope');
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const [kind, setKind] = useState<EnvelopeKind>('question');
  const [text, setText] = useUnsentText('envelope', slot);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function put(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const answer = await change({ what: 'addEnvelope', slot, kind, text: text.trim() });
    setBusy(false);
    setProblem(answer.ok ? null : whyNot(answer));
    if (answer.ok) setText('');
  }

  return (
    <form className="envelope-form" onSubmit={(event) => void put(event)}>
      <fieldset aria-label={t('kind')} className="envelope-kinds">
        {envelopeKinds.map((each) => (
          <button key={each} type="button" aria-pressed={each === kind} onClick={() => setKind(each)}>
            {t(`kinds.${each}`)}
          </button>
        ))}
      </fieldset>
      <TextArea
        label={t('text')}
        placeholder={t(`textHint.${kind}`)}
        error={problem}
        rows={2}
        value={text}
        readOnly={busy}
        maxLength={longest.envelopeCard}
        onChange={(event) => setText(event.target.value)}
      />
      <GoButton type="submit" icon="envelope" pending={busy}>
        {busy ? t('putting') : t('put')}
      </GoButton>
    </form>
  );
}
