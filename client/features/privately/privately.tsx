import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_PRIVATE, type PrivateTexts, privateQuestions } from '../../../shared/groups/privately';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { PrivateQuestions } from '../../../shared/protocol/privately';
import { useAnswer } from '../../connection/hooks/answer';
import { useSaving } from '../../connection/hooks/saving';
import { givePrivateAnswer, privateQuestionsOf } from '../../connection/privateApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Answers } from './answers';
import './privately.css';

/** Somebody may join, and answer, while this page is open. */
const ASK_AGAIN_MS = 20_000;
const empty: PrivateTexts = { manager: '', report: '', competitor: '', objection: '' };

/** Before the group has met: what somebody says in private about its people, and for whoever formed it what they read. */
export function Privately({ page }: { page: GroupPage }) {
  const [answer, askAgain] = useAnswer(privateQuestionsOf, page.group, { everyMs: ASK_AGAIN_MS });
  const told = answer?.ok ? answer.value : null;
  const isThere =
    told !== null && (told.answers !== null ? told.answers.length > 0 : told.asks !== null || told.mine !== null);
  if (!isThere) return null;
  return (
    <div id="private" ref={arriving}>
      {told.answers === null ? (
        <Question page={page} told={told} onSaved={askAgain} />
      ) : (
        <Answers page={page} answers={told.answers} onRead={askAgain} />
      )}
    </div>
  );
}

type Props = { page: GroupPage; told: PrivateQuestions; onSaved: () => void };

function Question({ page, told: { reader, isOpen, asks, mine }, onSaved }: Props) {
  const { t } = useTranslation('privately');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onSaved);
  const [draft, setDraft] = useState<PrivateTexts | null>(null);
  const texts = draft ?? mine?.texts ?? empty;
  const save = async (said: PrivateTexts) => {
    if (await send(() => givePrivateAnswer(page.group, said))) setDraft(null);
  };
  const isWriting = draft !== null;
  if (reader === null) return null;
  return (
    <section className="ui-panel ui-panel-part privately" aria-labelledby={heading}>
      <h2 id={heading}>{t(asks === 'again' ? 'titleAgain' : 'title')}</h2>
      <p>{t(asks === 'again' ? 'aboutAgain' : 'about')}</p>
      <p className="quiet">
        {t(reader.takesPart ? 'readerWithin' : 'reader', { name: reader.name })} {t('erased')}
      </p>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      {isWriting ? (
        <form
          className="privately-fields"
          onSubmit={(event) => {
            event.preventDefault();
            void save(texts);
          }}
        >
          {privateQuestions.map((question) => (
            <TextField
              key={question}
              label={t(`questions.${question}`)}
              value={texts[question]}
              maxLength={LONGEST_PRIVATE}
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...texts, [question]: target.value })}
            />
          ))}
          <div className="privately-acts">
            <GoButton type="submit" pending={isBusy}>
              {t('send', { name: reader.name })}
            </GoButton>
            <TextButton onClick={() => setDraft(null)}>{t('cancel')}</TextButton>
          </div>
        </form>
      ) : (
        <>
          {mine === null ? null : <Mine texts={mine.texts} />}
          {isOpen ? (
            <div className="privately-acts">
              {asks === null ? null : (
                <SoftButton icon="check" pending={isBusy} onClick={() => void save(texts)}>
                  {t(asks === 'again' ? 'nothingNew' : 'nothing')}
                </SoftButton>
              )}
              <TextButton onClick={() => setDraft(texts)}>{t(mine === null ? 'say' : 'change')}</TextButton>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}

/** What I said. */
function Mine({ texts }: { texts: PrivateTexts }) {
  const { t } = useTranslation('privately');
  const said = privateQuestions.filter((question) => texts[question].trim() !== '');
  if (said.length === 0) return <p className="faint">{t('mineNothing')}</p>;
  return (
    <dl className="privately-said">
      {said.map((question) => (
        <div key={question}>
          <dt className="faint">{t(`said.${question}`)}</dt>
          <dd dir="auto">{texts[question]}</dd>
        </div>
      ))}
    </dl>
  );
}
