import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { isLead } from '../../../shared/meeting/people/people';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useUnsentText } from '../../connection/hooks/unsentText';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Waiting } from '../../ui/waiting';

/** Topics that the group puts off. Everybody can add one. The lead and its author can remove it. */
export function Parking() {
  const { t } = useTranslation('notes');
  const whyNot = useRefusalText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const { records } = useRecords({ what: 'parking' });
  const change = useChangeRecords();
  const [text, setText] = useUnsentText('parking');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function park(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const answer = await change({ what: 'park', text: text.trim() });
    setBusy(false);
    setProblem(answer.ok ? null : whyNot(answer));
    if (answer.ok) setText('');
  }
  async function unpark(item: string) {
    const answer = await change({ what: 'unpark', item });
    setProblem(answer.ok ? null : whyNot(answer));
  }

  return (
    <div className="notes-body notes-parking">
      <p className="notes-quiet">{t('park.about')}</p>
      <form onSubmit={(event) => void park(event)}>
        <TextField
          label={t('park.label')}
          error={problem}
          value={text}
          readOnly={busy}
          maxLength={longest.parkedItem}
          onChange={(event) => setText(event.target.value)}
        />
        <SoftButton type="submit" pending={busy} icon="plus">
          {t('park.add')}
        </SoftButton>
      </form>
      {records ? (
        records.items.length === 0 ? (
          <p className="notes-quiet">{t('park.empty')}</p>
        ) : (
          <ul>
            {records.items.map((item) => (
              <li key={item.id}>
                <p dir="auto">{item.text}</p>
                <small dir="auto">{t('park.by', { name: nameOf(item.by) })}</small>
                {item.by === me || isLead(meeting, me) ? (
                  <TextButton
                    icon="remove"
                    aria-label={t('park.remove', { text: item.text })}
                    onClick={() => void unpark(item.id)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )
      ) : (
        <Waiting>{t('loading')}</Waiting>
      )}
    </div>
  );
}
