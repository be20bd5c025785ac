import { useTranslation } from 'react-i18next';
import { useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { Choice, Tick } from '../../ui/choice';
import { Notice } from '../../ui/notice';
import type { PageChoice } from './choosing';

/** Keep the page, give it to the client, or show it to the group: all of it or some sentences. */
export function Release({ choice, isOver }: { choice: PageChoice; isOver: boolean }) {
  const { t } = useTranslation('writing');
  const nameOf = useShortNames();
  const hasEnded = useMeeting().status === 'ended';
  const { choices, client, to, sentences, picks, problem } = choice;
  if (choices.length < 2) return null;
  const name = client === null ? '' : nameOf(client);
  const labels = { owner: t('choice.owner'), client: t('choice.client', { name }), group: t('choice.group') };
  const notes = { owner: t('choice.ownerNote'), client: t('choice.clientNote'), group: t('choice.groupNote') };
  return (
    <div className="writing-release">
      <Choice
        className="writing-choice"
        legend={isOver ? t('choice.over') : t('choice.asked')}
        value={to}
        options={choices.map((value) => ({ value, label: labels[value], note: notes[value] }))}
        onChange={choice.pick}
      />
      {to === 'group' && sentences.length > 1 ? (
        <Choice
          className="writing-choice"
          legend={t('choice.sentences')}
          value={picks === null ? 'all' : 'some'}
          options={[
            { value: 'all', label: t('choice.all') },
            { value: 'some', label: t('choice.some') },
          ]}
          onChange={(value) => choice.pickSentences(value === 'all' ? null : [])}
        />
      ) : null}
      {to === 'group' && picks !== null ? (
        <fieldset className="writing-sentences" aria-label={t('choice.which')}>
          {sentences.map((sentence, index) => (
            <Tick
              // biome-ignore lint/suspicious/noArrayIndexKey: two sentences may be equal, and their place is what is chosen
              key={index}
              checked={picks.includes(index)}
              onChange={(isOn) =>
                choice.pickSentences(
                  isOn ? [...picks, index].sort((a, b) => a - b) : picks.filter((pick) => pick !== index),
                )
              }
            >
              <span className="writing-sentence" dir="auto">
                {sentence}
              </span>
            </Tick>
          ))}
        </fieldset>
      ) : null}
      {hasEnded && to !== 'owner' ? <p className="writing-quiet">{t('choice.final')}</p> : null}
      {problem ? <Notice kind="refused">{problem}</Notice> : null}
    </div>
  );
}
