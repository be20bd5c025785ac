import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { keepFormat } from '../../connection/formatsApi';
import { useRoom } from '../../connection/hooks/context';
import { useMeeting } from '../../connection/hooks/meeting';
import { isOfDemo } from '../../connection/roomState';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';

/** The agenda as it is for everybody becomes a format of the group; `closed`: why it cannot now. */
export function KeepFormat({ closed }: { closed: string | null }) {
  const { t } = useTranslation('agendaChange');
  const meeting = useMeeting();
  const whyNot = useRefusalText();
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const isDemo = useRoom(isOfDemo);
  if (isDemo) return null;
  async function keep(event: FormEvent) {
    event.preventDefault();
    if (isBusy || closed !== null || name.trim() === '') return;
    setBusy(true);
    const answer = await keepFormat(meeting.id, name);
    setBusy(false);
    setKept(answer.ok ? answer.value.format.name : null);
    if (answer.ok) setName('');
    const isUnfit = !answer.ok && answer.error === 'notNow';
    setProblem(answer.ok ? null : isUnfit ? t('keep.cannot') : whyNot(answer));
  }
  return (
    <section className="agenda-keep" aria-label={t('keep.title')}>
      <h3>{t('keep.title')}</h3>
      <p className="quiet">{t('keep.about')}</p>
      <form onSubmit={(event) => void keep(event)}>
        <TextField
          label={t('keep.name')}
          error={problem}
          value={name}
          maxLength={longest.formatName}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <SoftButton type="submit" pending={isBusy} closed={closed ?? (name.trim() === '' ? t('text.empty') : null)}>
          {t('keep.button')}
        </SoftButton>
      </form>
      <p role="status">{kept === null ? null : t('keep.kept', { name: kept })}</p>
    </section>
  );
}
