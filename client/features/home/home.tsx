import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { tidyName, tidyTitle } from '../../../shared/names';
import type { Answer } from '../../../shared/refusal';
import { demosOffered, startMeeting } from '../../connection/api';
import { useAnswer } from '../../connection/hooks/answer';
import { rememberedName, rememberInvite, rememberKey, rememberName } from '../../connection/keys';
import { newGroupKey } from '../../connection/newGroupKey';
import { ACCOUNT, DEMO, NEW_GROUP, roomPath } from '../../connection/paths';
import { readStartingLink, startingPass } from '../../connection/startingLink';
import { messages } from '../../i18n/load';
import { Brand } from '../../ui/brand';
import { GoButton, TextButton } from '../../ui/buttons';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { WaitingPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { isOwnProduct } from '../../ui/ownLook';
import { type Format, usualFormat } from './formats';
import type { Plan } from './plan';
import { RoundPicture } from './roundPicture';
import './home.css';

/** The templates of all formats and their texts. The first page does not wait for them. */
const FormatPicker = lazyPage(
  async () => (await import('./formatPicker')).FormatPicker,
  messages('method'),
  async () => (await import('../../i18n/methods')).loadAboutFormats(),
);

type Refused = Extract<Answer<never>, { ok: false }>;

const planFor = (format: Format): Plan => ({
  format,
  formatName: null,
  title: '',
  minutes: format.minutes.standard,
  takesPart: true,
  sound: 'here',
  encrypted: false,
});

/** The first page. A name and one click lead to the lobby of a new meeting. */
export function HomePage() {
  const { t } = useTranslation('home');
  const [, goTo] = useLocation();
  const nameId = useId();
  const [name, setName] = useState(rememberedName);
  const [plan, setPlan] = useState<Plan>(() => planFor(usualFormat));
  const [open, setOpen] = useState(false);
  const [starting, setStarting] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(readStartingLink, []);
  const problem = refused ? <Problem refused={refused} format={plan.format} /> : null;
  const isAboutName = refused?.error === 'badInput' && refused.detail?.field === 'name';

  async function start(event: FormEvent) {
    event.preventDefault();
    if (starting) return;
    const tidied = tidyName(name);
    if (tidied === null) return setRefused({ ok: false, error: 'badInput', detail: { field: 'name' } });
    const title = plan.title.trim() === '' ? t('defaultTitle', { name: tidied }) : tidyTitle(plan.title);
    if (title === null) return setRefused({ ok: false, error: 'badInput', detail: { field: 'title' } });
    setStarting(true);
    setRefused(null);
    const pass = startingPass();
    const answer = await startMeeting({
      ...(pass === null ? {} : { pass }),
      template: plan.format.id,
      title,
      name: tidied,
      minutes: plan.minutes,
      startsAt: null,
      takesPart: plan.takesPart,
      sound: plan.sound,
      encrypted: plan.sound === 'here' && plan.encrypted,
    });
    if (!answer.ok) {
      setStarting(false);
      return setRefused(answer);
    }
    const { meeting, group, invite } = answer.value;
    rememberName(tidied);
    rememberKey(group, newGroupKey());
    rememberInvite(group, invite);
    goTo(roomPath(meeting));
  }

  return (
    <main className={open ? 'home home-open' : 'home'}>
      <header className="home-brand">
        <Brand />
      </header>
      <div className="home-text">
        <h1>
          {t('title.first')}
          <br />
          {t('title.second')}
        </h1>
        <p className="home-what">{t('what')}</p>
        <p className="home-room">{t('room')}</p>
        <form className="home-start" onSubmit={start} noValidate>
          <label htmlFor={nameId}>{t('name')}</label>
          <div className={isAboutName ? 'home-line home-line-wrong' : 'home-line'}>
            <input
              id={nameId}
              value={name}
              placeholder={t('namePlaceholder')}
              autoComplete="name"
              aria-invalid={isAboutName || undefined}
              aria-describedby={problem ? `${nameId}-problem` : undefined}
              onChange={(event) => {
                setName(event.target.value);
                if (isAboutName) setRefused(null);
              }}
            />
            <GoButton type="submit" icon="next" pending={starting}>
              {starting ? t('starting') : t('start')}
            </GoButton>
          </div>
          {problem ? (
            <div className="home-problem" id={`${nameId}-problem`}>
              {problem}
            </div>
          ) : null}
          <p className="home-format">
            <Summary plan={plan} />{' '}
            <TextButton
              className="home-choose"
              aria-expanded={open}
              onPointerEnter={() => void FormatPicker.preload()}
              onClick={() => setOpen(!open)}
            >
              {open ? t('chosen') : t('choose')}
            </TextButton>
          </p>
          {open ? (
            <>
              <WaitingPlace>
                <FormatPicker plan={plan} name={name} onChange={setPlan} />
              </WaitingPlace>
              <StartThis plan={plan} starting={starting} />
            </>
          ) : (
            <>
              <p className="home-or">
                <span>{t('or')}</span>
                <a className="ui-soft" href={NEW_GROUP}>
                  {t('formGroup')}
                </a>
              </p>
              <DemoLink />
              <a className="home-choose home-demo" href={ACCOUNT}>
                {t('account')}
              </a>
              <p className="faint home-lost">{t('lost')}</p>
              {isOwnProduct ? <p className="faint home-lost">{t('madeWith', { program: 'Roundel' })}</p> : null}
            </>
          )}
        </form>
      </div>
      <RoundPicture name={name} />
    </main>
  );
}

/** Almost every server offers demos, so the link is there at once, and goes where the server says that it has none. */
function DemoLink() {
  const { t } = useTranslation('home');
  const [answer] = useAnswer(demosOffered, 'server');
  if (answer?.ok && !answer.value.offered) return null;
  return (
    <a className="home-choose home-demo" href={DEMO}>
      {t('demo')}
    </a>
  );
}

/** At the end of the formats, where the button beside the name is out of sight. */
function StartThis({ plan, starting }: { plan: Plan; starting: boolean }) {
  const { t } = useTranslation('home');
  return (
    <GoButton
      type="submit"
      wide
      className="home-start-this"
      icon="next"
      pending={starting}
      small={plan.formatName ?? t('pick.group.name')}
    >
      {starting ? t('starting') : t('startThis')}
    </GoButton>
  );
}

function Summary({ plan: { format, formatName, minutes } }: { plan: Plan }) {
  const { t } = useTranslation('home');
  const values = { format: formatName ?? t('pick.group.name'), minutes, ...format.people };
  return t(format.people.most === 2 ? 'summaryPair' : 'summary', values);
}

function Problem({ refused, format }: { refused: Refused; format: Format }) {
  const { t } = useTranslation('home');
  return <Notice kind="refused">{refusalText()}</Notice>;

  function refusalText(): string {
    if (refused.error === 'internal') return t('refused.fault', { ref: refused.ref });
    switch (refused.error) {
      case 'badInput':
        if (refused.detail?.field === 'name') return t('refused.name');
        if (refused.detail?.field === 'title') return t('refused.title');
        return refused.detail?.field === 'minutes' ? t('refused.minutes', format.minutes) : t('refused.other');
      case 'tooFast':
        return t('refused.tooFast');
      case 'noCookie':
        return t('refused.noCookie');
      case 'unavailable':
        return t('refused.unavailable');
      case 'notAllowed':
        if (refused.detail?.starting === 'link') return t('refused.needsLink');
        return t(refused.detail?.starting === 'nobody' ? 'refused.nobody' : 'refused.notAllowed');
      default:
        return t('refused.other');
    }
  }
}
