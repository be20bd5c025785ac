import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { privateQuestions, saysSomething } from '../../../shared/groups/privately';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { PrivateAnswer } from '../../../shared/protocol/privately';
import { useSaving } from '../../connection/hooks/saving';
import { readPrivateAnswers } from '../../connection/privateApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';

/** What people told whoever formed the group, and nobody else. */
export function Answers({
  page,
  answers,
  onRead,
}: {
  page: GroupPage;
  answers: readonly PrivateAnswer[];
  onRead: () => void;
}) {
  const { t } = useTranslation('privately');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onRead);
  const telling = answers.filter(({ texts }) => saysSomething(texts));
  const nothing = answers.length - telling.length;
  const isNews = telling.some(({ isNew }) => isNew);
  const last = Math.max(...answers.map(({ at }) => at));
  return (
    <section className="ui-panel ui-panel-part privately" aria-labelledby={heading}>
      <h2 id={heading}>{t('answers')}</h2>
      <p className="quiet">{t('answersAbout')}</p>
      {telling.length === 0 ? null : (
        <ul className="privately-answers">
          {telling.map(({ member, name, texts, isNew }) => (
            <li key={member}>
              <Face name={name} size={36} />
              <div>
                <p>
                  <b dir="auto">{name}</b> {isNew ? <span className="faint">{t('new')}</span> : null}
                </p>
                <dl className="privately-said">
                  {privateQuestions
                    .filter((question) => texts[question].trim() !== '')
                    .map((question) => (
                      <div key={question}>
                        <dt className="faint">{t(`told.${question}`)}</dt>
                        <dd dir="auto">{texts[question]}</dd>
                      </div>
                    ))}
                </dl>
              </div>
            </li>
          ))}
        </ul>
      )}
      {nothing > 0 ? <p className="quiet">{t('answersNothing', { count: nothing })}</p> : null}
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      {isNews ? (
        <div className="privately-acts">
          <SoftButton
            icon="check"
            pending={isBusy}
            onClick={() => void send(() => readPrivateAnswers(page.group, last))}
          >
            {t('read')}
          </SoftButton>
        </div>
      ) : null}
    </section>
  );
}
