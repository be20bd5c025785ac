import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { longest } from '../../../shared/meeting/limits';
import { tidyName } from '../../../shared/names';
import type { DemoFormat } from '../../../shared/protocol/http';
import type { Answer } from '../../../shared/refusal';
import { startDemo } from '../../connection/api';
import { rememberedName, rememberName } from '../../connection/keys';
import { HOME, roomPath } from '../../connection/paths';
import { readStartingLink, startingPass } from '../../connection/startingLink';
import { Brand } from '../../ui/brand';
import { GoButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import './demo.css';

type Refused = Extract<Answer<never>, { ok: false }>;

const formats: readonly DemoFormat[] = ['group', 'mastermind', 'consultation'];
const noName: Refused = { ok: false, error: 'badInput', detail: { field: 'name' } };

/** What the simulated group is, which meeting to try, and the way in. */
export function DemoPage() {
  const { t } = useTranslation('demo');
  const [, goTo] = useLocation();
  const [name, setName] = useState(rememberedName);
  const [format, setFormat] = useState<DemoFormat>('group');
  const [starting, setStarting] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  usePageTitle(t('title'));
  useEffect(readStartingLink, []);
  const wrongName = refused?.error === 'badInput' && 'detail' in refused && refused.detail?.field === 'name';

  async function start(event: FormEvent) {
    event.preventDefault();
    if (starting) return;
    const tidied = tidyName(name);
    if (tidied === null) return setRefused(noName);
    setStarting(true);
    setRefused(null);
    const pass = startingPass();
    const answer = await startDemo({ format, name: tidied, ...(pass === null ? {} : { pass }) });
    if (!answer.ok) {
      setStarting(false);
      return setRefused(answer);
    }
    rememberName(tidied);
    goTo(roomPath(answer.value.meeting));
  }

  return (
    <main className="demo">
      <Brand href={HOME} />
      <h1>{t('title')}</h1>
      <p className="demo-what">{t('what')}</p>
      <p>{t('how')}</p>
      <form className="demo-form" onSubmit={start} noValidate>
        <Choice
          legend={t('format')}
          value={format}
          onChange={setFormat}
          options={formats.map((id) => ({
            value: id,
            label: t(`formats.${id}.name`),
            note: t(`formats.${id}.about`),
          }))}
        />
        <TextField
          label={t('name')}
          value={name}
          maxLength={longest.name}
          autoComplete="name"
          error={wrongName ? t('refused.name') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="quiet">{t('erased')}</p>
        {refused === null || wrongName ? null : <Problem refused={refused} />}
        <p className="demo-ways">
          <GoButton type="submit" icon="next" pending={starting}>
            {starting ? t('starting') : t('start')}
          </GoButton>
          <a className="ui-text-button" href={HOME}>
            {t('back')}
          </a>
        </p>
      </form>
    </main>
  );
}

function Problem({ refused }: { refused: Refused }) {
  const { t } = useTranslation('demo');
  return <Notice kind="refused">{text()}</Notice>;

  function text(): string {
    const why = 'detail' in refused ? refused.detail : undefined;
    switch (refused.error) {
      case 'full':
        return t(why?.demos === 'address' ? 'refused.fullHere' : 'refused.full');
      case 'notAllowed':
        return t(why?.demos === 'off' || why?.starting === 'nobody' ? 'refused.off' : 'refused.notAllowed');
      case 'tooFast':
        return t('refused.tooFast');
      case 'noCookie':
        return t('refused.noCookie');
      case 'unavailable':
        return t('refused.unavailable');
      default:
        return t('refused.other');
    }
  }
}
