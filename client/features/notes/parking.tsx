import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { isLead, takingPart } from '../../../shared/meeting/people/people';
import { mayTakeOffParked } from '../../../shared/meeting/rights/records';
import { byScore, hasScores, scoreOf } from '../../../shared/meeting/views/parking';
import type { ParkedItem } from '../../../shared/protocol/records';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useUnsentText } from '../../connection/hooks/unsentText';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { SelectField, TextField } from '../../ui/field';
import { Waiting } from '../../ui/waiting';
import { ScoreFields } from './scoreFields';

/** Topics that the group puts off. Everybody can add one. The lead, its author and its owner can remove it; in a forum its owner scores it. */
export function Parking() {
  const { t } = useTranslation('notes');
  const whyNot = useRefusalText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const { records } = useRecords({ what: 'parking' });
  const change = useChangeRecords();
  const [text, setText] = useUnsentText('parking');
  const [owner, setOwner] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const scored = hasScores(meeting);
  const topics = records?.items.filter(({ kind }) => kind === 'topic');

  async function park(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const answer = await change({ what: 'park', text: text.trim(), ...(owner === '' ? {} : { of: owner }) });
    setBusy(false);
    setProblem(answer.ok ? null : whyNot(answer));
    if (!answer.ok) return;
    setText('');
    setOwner('');
  }
  async function unpark(item: string) {
    const answer = await change({ what: 'unpark', item });
    setProblem(answer.ok ? null : whyNot(answer));
  }

  return (
    <div className="notes-body notes-parking">
      <p className="notes-quiet">{t(scored ? 'park.scoredAbout' : 'park.about')}</p>
      {topics === undefined ? (
        <Waiting>{t('loading')}</Waiting>
      ) : topics.length === 0 ? (
        <p className="notes-quiet notes-none">{t('park.empty')}</p>
      ) : (
        <ul className={scored ? 'notes-scored' : undefined}>
          {(scored ? byScore(topics) : topics).map((item) => (
            <li key={item.id}>
              {scored ? <Points item={item} /> : null}
              <p dir="auto">{item.text}</p>
              <small dir="auto">
                {scored ? <Owner item={item} me={me} /> : t('park.by', { name: nameOf(item.by) })}
              </small>
              {scored && item.of === me ? <ScoreFields item={item} onProblem={setProblem} /> : null}
              {mayTakeOffParked(item, me) || isLead(meeting, me) ? (
                <TextButton
                  icon="remove"
                  aria-label={t('park.remove', { text: item.text })}
                  onClick={() => void unpark(item.id)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <form className={scored ? 'notes-scored-form' : undefined} onSubmit={(event) => void park(event)}>
        <TextField
          label={t(scored ? 'park.topic' : 'park.label')}
          error={problem}
          value={text}
          readOnly={busy}
          maxLength={longest.parkedItem}
          onChange={(event) => setText(event.target.value)}
        />
        {scored ? (
          <SelectField label={t('park.of')} value={owner} onChange={(event) => setOwner(event.target.value)}>
            <option value="">{t('park.ofMe')}</option>
            {takingPart(meeting)
              .filter((member) => member !== me)
              .map((member) => (
                <option key={member} value={member}>
                  {nameOf(member)}
                </option>
              ))}
          </SelectField>
        ) : null}
        <SoftButton type="submit" pending={busy} icon="plus">
          {t('park.add')}
        </SoftButton>
      </form>
    </div>
  );
}

/** The two figures multiplied, in words for those who hear the page. */
function Points({ item }: { item: ParkedItem }) {
  const { t } = useTranslation('notes');
  const points = scoreOf(item);
  return (
    <b className="notes-points num">
      {points === null ? '–' : points}
      <span className="aloud">{points === null ? t('park.notScored') : t('park.points', { count: points })}</span>
    </b>
  );
}

function Owner({ item, me }: { item: ParkedItem; me: string }) {
  const { t } = useTranslation('notes');
  const nameOf = useShortNames();
  return (
    <>
      <span>{item.of === me ? t('park.isMine') : t('park.isOf', { name: nameOf(item.of) })}</span>{' '}
      <span>{item.score === null ? t('park.notScored') : t('park.scored', item.score)}</span>
    </>
  );
}
