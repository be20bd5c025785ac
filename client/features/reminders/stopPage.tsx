import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOME } from '../../connection/paths';
import { chooseByLink } from '../../connection/remindersApi';
import { Brand } from '../../ui/brand';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import './reminders.css';

/** `/reminders`: what the link at the end of each reminder opens. Nothing changes before a click: mail scanners open links. */
export function StopPage() {
  const { t } = useTranslation('reminders');
  const [link] = useState(readLink);
  const [state, setState] = useState<'asked' | 'stopped' | 'on'>('asked');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  usePageTitle(t('title'));
  const choose = async (on: boolean) => {
    setBusy(true);
    const answer = await chooseByLink(link ?? '', on);
    setBusy(false);
    setProblem(answer.ok ? null : t(answer.error === 'unknownLink' ? 'stop.unknownLink' : 'failed'));
    if (answer.ok) setState(on ? 'on' : 'stopped');
  };
  return (
    <main className="reminders-page">
      <header>
        <Brand href={HOME} />
      </header>
      <section className="reminders-card">
        {link === null ? (
          <>
            <h1>{t('stop.noLink')}</h1>
            <p className="quiet">{t('stop.noLinkAbout')}</p>
          </>
        ) : state === 'asked' ? (
          <>
            <h1>{t('stop.title')}</h1>
            <p className="quiet">{t('stop.about')}</p>
            <GoButton pending={isBusy} onClick={() => void choose(false)}>
              {t('stop.stop')}
            </GoButton>
          </>
        ) : (
          <>
            <h1 role="status">{t(state === 'on' ? 'stop.on' : 'stop.stopped')}</h1>
            <p className="quiet">{t(state === 'on' ? 'stop.onAbout' : 'stop.stoppedAbout')}</p>
            {state === 'on' ? null : (
              <SoftButton pending={isBusy} onClick={() => void choose(true)}>
                {t('stop.again')}
              </SoftButton>
            )}
          </>
        )}
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
        <a className="ui-text-button" href={HOME}>
          {t('stop.home')}
        </a>
      </section>
    </main>
  );
}

/** It leaves the address bar at once, as every link of a mail does. */
function readLink(): string | null {
  const found = /^#stop=([\w.-]+)$/.exec(location.hash);
  if (found !== null) history.replaceState(null, '', location.pathname);
  return found?.[1] ?? null;
}
