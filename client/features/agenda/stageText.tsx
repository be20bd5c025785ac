import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeInAllSlots } from '../../../shared/meeting/agenda/ownPrompt';
import { longest } from '../../../shared/meeting/limits';
import type { PlannedStage } from '../../../shared/meeting/state';
import { useMeeting } from '../../connection/hooks/meeting';
import { useOwnPrompt } from '../../connection/hooks/ownPrompt';
import { useMethodText } from '../../i18n/methodText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import type { ChangeAgendaBy } from './changing';

/** What people are asked in a stage: the lead's own text where there is one, and the way to write or remove it. */
export function StageText({ stage, send }: { stage: PlannedStage; send: ChangeAgendaBy }) {
  const { t } = useTranslation('agendaChange');
  const method = useMethodText();
  const own = useOwnPrompt(useMeeting(), stage);
  const [isOpen, setOpen] = useState(false);
  if (stage.due === 'evaluationClosed' || stage.kind === 'break') return null;
  const name = method.name(stage.words);
  return (
    <div className={isOpen || own !== null ? 'agenda-text agenda-text-wide' : 'agenda-text'}>
      {own !== null && !isOpen ? (
        <blockquote className="say" dir="auto">
          {own}
        </blockquote>
      ) : null}
      {isOpen ? (
        <TextForm stage={stage} own={own} send={send} onClose={() => setOpen(false)} />
      ) : (
        <TextButton icon="pencil" onClick={() => setOpen(true)}>
          {t('text.button')}
          <span className="aloud">, {t('text.change', { name })}</span>
        </TextButton>
      )}
    </div>
  );
}

function TextForm({
  stage,
  own,
  send,
  onClose,
}: {
  stage: PlannedStage;
  own: string | null;
  send: ChangeAgendaBy;
  onClose: () => void;
}) {
  const { t } = useTranslation('agendaChange');
  const method = useMethodText();
  const meeting = useMeeting();
  const everywhere = placeInAllSlots(meeting, stage);
  const [text, setText] = useState(own ?? '');
  const [where, setWhere] = useState<'here' | 'everywhere'>('here');
  const [isBusy, setBusy] = useState(false);
  const place = where === 'everywhere' && everywhere !== null ? everywhere : stage.key;
  async function done(sending: Promise<boolean>) {
    setBusy(true);
    const isDone = await sending;
    setBusy(false);
    if (isDone) onClose();
  }
  function save(event: FormEvent) {
    event.preventDefault();
    void done(send({ what: 'setPrompt', place, text: text.trim() }));
  }
  return (
    <form className="agenda-text-form" onSubmit={save}>
      <TextArea
        label={t('text.label')}
        hint={t('text.hint')}
        rows={2}
        value={text}
        placeholder={method.prompt(`${stage.words}.coach`, t('text.client'))}
        maxLength={longest.prompt}
        onChange={(event) => setText(event.target.value)}
      />
      {everywhere === null ? null : (
        <Choice
          legend={t('text.where')}
          value={where}
          onChange={setWhere}
          options={[
            { value: 'here', label: t('text.here') },
            { value: 'everywhere', label: t('text.everywhere') },
          ]}
        />
      )}
      <div className="agenda-text-foot">
        <SoftButton type="submit" pending={isBusy} closed={text.trim() === '' ? t('text.empty') : null}>
          {t('text.save')}
        </SoftButton>
        {own === null ? null : (
          <TextButton icon="undo" onClick={() => void done(send({ type: 'putBackPrompt', place }))}>
            {t('text.back')}
          </TextButton>
        )}
        <TextButton onClick={onClose}>{t('text.cancel')}</TextButton>
      </div>
    </form>
  );
}
