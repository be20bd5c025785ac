import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorPage as Page } from '../../../shared/protocol/operator';
import type { Answer } from '../../../shared/refusal';
import { closeOperatorPage, openOperatorPage } from '../../connection/operatorApi';
import { HOME } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import { SoftButton } from '../../ui/buttons';
import { usePageTitle } from '../../ui/pageTitle';
import { Waiting } from '../../ui/waiting';
import { Erased, Groups, Mails, Now, Settings } from './parts';
import './operator.css';

/** One request for one opening: the secret of a link works once, and React may draw a page twice. */
let opening: Promise<Answer<Page>> | null = null;

/** For whoever runs the server. */
export function OperatorPage() {
  const { t } = useTranslation('operator');
  usePageTitle(t('title'));
  const [answer, setAnswer] = useState<Answer<Page> | null>(null);
  useEffect(() => {
    if (answer !== null) return;
    opening ??= openOperatorPage().finally(() => {
      opening = null;
    });
    void opening.then(setAnswer);
  }, [answer]);

  async function close() {
    await closeOperatorPage();
    setAnswer({ ok: false, error: 'signedOut' });
  }

  return (
    <main className="operator">
      <header className="operator-head">
        <Brand href={HOME} />
        {answer?.ok ? <SoftButton onClick={() => void close()}>{t('signOut')}</SoftButton> : null}
      </header>
      {answer === null ? <Waiting>{t('opening')}</Waiting> : null}
      {answer?.ok ? <Parts page={answer.value} onChanged={() => void openOperatorPage().then(setAnswer)} /> : null}
      {answer !== null && !answer.ok ? <Closed error={answer.error} onAgain={() => setAnswer(null)} /> : null}
    </main>
  );
}

function Parts({ page, onChanged }: { page: Page; onChanged: () => void }) {
  const { t } = useTranslation('operator');
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="operator-intro">{t('intro')}</p>
      <div className="operator-parts">
        <Now page={page} />
        <Groups groups={page.groups} />
        <Mails mails={page.mails} sends={page.sendsMail} onChanged={onChanged} />
        <Erased erasures={page.erasures} />
      </div>
      <Settings settings={page.settings} />
    </>
  );
}

function Closed({ error, onAgain }: { error: string; onAgain: () => void }) {
  const { t } = useTranslation('operator');
  return (
    <>
      <h1>{t('closed.title')}</h1>
      <p className="operator-intro">{about()}</p>
      {error === 'unavailable' ? <SoftButton onClick={onAgain}>{t('again')}</SoftButton> : null}
    </>
  );

  function about(): string {
    switch (error) {
      case 'signedOut':
        return t('closed.about');
      case 'unknownLink':
      case 'badInput':
        return t('closed.usedUp');
      case 'notFound':
        return t('closed.off');
      default:
        return t('closed.unavailable');
    }
  }
}
