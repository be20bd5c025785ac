import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { GroupFormed } from '../../../shared/protocol/forming';
import { formGroup } from '../../connection/groupsApi';
import { rememberedName, rememberInvite, rememberKey, rememberName } from '../../connection/keys';
import { newGroupKey } from '../../connection/newGroupKey';
import { HOME } from '../../connection/paths';
import { readStartingLink, startingPass } from '../../connection/startingLink';
import { useRefusalText } from '../../i18n/refusalText';
import { Brand } from '../../ui/brand';
import { GoButton } from '../../ui/buttons';
import { Tick } from '../../ui/choice';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import { type Draft, missingIn, newDraft, orderOf, peopleIn } from './draft';
import { FormRound } from './formRound';
import { Models } from './models';
import { Pair } from './pair';
import { PassOn } from './passOn';
import { People } from './people';
import { refusedPart } from './refused';
import { Rhythm } from './rhythm';
import './formGroup.css';
import './scale.css';

type Done = { name: string; formed: GroupFormed; isPair: boolean };

/** Forming a group: a page of four questions, and the round fills beside it. */
export function FormPage() {
  const [done, setDone] = useState<Done | null>(null);
  useEffect(readStartingLink, []);
  return (
    <main className="form-page">
      <header>
        <Brand href={HOME} />
      </header>
      {done === null ? <Questions onFormed={setDone} /> : <PassOn {...done} />}
    </main>
  );
}

function Questions({ onFormed }: { onFormed: (done: Done) => void }) {
  const { t } = useTranslation('formGroup');
  const whyNot = useRefusalText();
  const [draft, changeDraft] = useState(() => newDraft(rememberedName()));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isPair = draft.model === 'pair';
  usePageTitle(t(isPair ? 'titlePair' : 'title'));
  // What was missing may be there now: the button says again what is.
  const setDraft = (changed: Draft) => {
    changeDraft(changed);
    setProblem(null);
  };
  const invites = isPair ? 1 : peopleIn(draft).all.length;

  async function send(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const missing = missingIn(draft);
    if (missing !== null) return setProblem(t(`missing.${missing}`));
    setBusy(true);
    setProblem(null);
    const pass = startingPass();
    const order = orderOf(draft, (me, other) => t('pair.groupName', { me, other }));
    const answer = await formGroup({ ...order, ...(pass === null ? {} : { pass }) });
    setBusy(false);
    if (!answer.ok) {
      const detail = 'detail' in answer ? answer.detail : undefined;
      if (detail?.starting !== undefined) return setProblem(t('refused.closed'));
      if (answer.error !== 'badInput') return setProblem(whyNot(answer));
      return setProblem(t(`refused.${refusedPart(detail, isPair)}`, { row: detail?.row ?? '' }));
    }
    const { group, invite } = answer.value;
    rememberName(order.me);
    rememberKey(group, newGroupKey());
    rememberInvite(group, invite);
    onFormed({ name: order.name, formed: answer.value, isPair });
    scrollTo(0, 0);
  }

  return (
    <form className="form-questions" onSubmit={(event) => void send(event)} noValidate>
      <div className="form-main">
        <h1>{t(isPair ? 'titlePair' : 'title')}</h1>
        <div className="form-grid">
          {isPair ? null : (
            <TextField
              label={t('name')}
              placeholder={t('namePlaceholder')}
              value={draft.name}
              maxLength={longest.title}
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...draft, name: target.value })}
            />
          )}
          <TextField
            label={t('me')}
            placeholder={t('mePlaceholder')}
            value={draft.me}
            maxLength={longest.name}
            autoComplete="name"
            onChange={({ target }) => setDraft({ ...draft, me: target.value })}
          />
        </div>
        {isPair ? null : (
          <Tick
            checked={draft.forOthers}
            note={t('forOthersHint')}
            onChange={(forOthers) => setDraft({ ...draft, forOthers })}
          >
            {t('forOthers')}
          </Tick>
        )}
        <Models draft={draft} onChange={setDraft} />
        {isPair ? (
          <Pair draft={draft} onChange={setDraft} />
        ) : (
          <>
            <People draft={draft} onChange={setDraft} />
            <Rhythm
              of="newGroup"
              isForOthers={draft.forOthers}
              plan={draft.plan}
              onChange={(plan) => setDraft({ ...draft, plan })}
            />
          </>
        )}
      </div>
      <aside>
        <FormRound draft={draft} />
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
        <GoButton type="submit" wide icon="next" pending={isBusy} small={t('invites', { count: invites })}>
          {isBusy ? t('going') : t(isPair ? 'goPair' : 'go')}
        </GoButton>
        <p className="faint">{t(draft.forOthers && !isPair ? 'nothingSentForOthers' : 'nothingSent')}</p>
      </aside>
    </form>
  );
}
