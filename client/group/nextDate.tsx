import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../shared/protocol/groups';
import { roomPath } from '../connection/paths';
import { whenText } from '../ui/text/when';

/** The group's next meeting, and the way into its room. */
export function NextDate({ page: { next, past, people, me } }: { page: GroupPage }) {
  const { t } = useTranslation('group');
  const heading = useId();
  // Only for the wording. What is allowed when, the server's clock decides.
  const now = Date.now();
  if (next === null) {
    return (
      <section className="group-next" aria-labelledby={heading}>
        <h1 id={heading}>{t('next.none')}</h1>
        <p className="group-next-about">{t(past.length === 0 ? 'next.noneAbout' : 'next.noneAfter')}</p>
      </section>
    );
  }
  const lead = people.find(({ member }) => member === next.lead);
  return (
    <section className="group-next" aria-labelledby={heading}>
      {next.running ? (
        <>
          <p className="group-next-now">{t('next.running')}</p>
          <h1 id={heading}>{next.title}</h1>
          <p className="group-next-about">{t('next.since', { when: whenText(next.running.since, now) })}</p>
        </>
      ) : (
        <>
          <h1 id={heading}>{whenText(next.startsAt, now)}</h1>
          <p className="group-next-about">
            {t('next.minutes', { count: next.minutes })}{' '}
            {lead ? (lead.member === me.member ? t('next.youLead') : t('next.lead', { name: lead.name })) : null}
          </p>
        </>
      )}
      <a className="ui-go group-next-go" href={roomPath(next.meeting)}>
        {t(next.running ? (next.running.hasSeat ? 'next.back' : 'next.enter') : 'next.open')}
      </a>
      {next.running || next.opensAt <= now ? null : (
        <p className="faint">{t('next.opens', { when: whenText(next.opensAt, now) })}</p>
      )}
    </section>
  );
}
