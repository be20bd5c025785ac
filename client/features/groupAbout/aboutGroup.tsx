import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import { arriving } from '../../ui/arrival';
import { TextButton } from '../../ui/buttons';
import { dateText } from '../../ui/text/when';
import './groupAbout.css';

/** So many changes are listed. */
const LISTED = 5;

/** How the group plans its meetings, and who changed what about it. `children` are the dialog that changes it. */
export function AboutGroup({
  page,
  others,
  onChange,
  children,
}: {
  page: GroupPage;
  /** Who changes it, where I do not. */
  others: ReactNode;
  onChange: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation('groupAbout');
  const heading = useId();
  const { plan } = page;
  const everyOf = (every: NonNullable<typeof plan>['everyWeeks']) =>
    every === null ? t('each') : every === 'month' ? t('month') : t('every', { count: every });
  const isLedByNobodyYet = plan?.leads === 'facilitator' && !page.people.some(({ role }) => role === 'facilitator');
  const names = distinctNames([...page.people, ...page.organisers].map(({ member, name }) => ({ id: member, name })));
  return (
    <section className="group-about" id="about" ref={arriving} aria-labelledby={heading}>
      <div className="group-about-head">
        <h2 id={heading}>{t('title')}</h2>
        {page.mayChange ? <TextButton onClick={onChange}>{t('change')}</TextButton> : null}
      </div>
      <p className="quiet">
        {plan === null
          ? t('unplanned')
          : [
              everyOf(plan.everyWeeks),
              t('minutes', { count: plan.minutes }),
              plan.meetings === null ? t('endless') : t('meetings', { count: plan.meetings }),
              ...(page.model === 'pair' ? [] : [t(isLedByNobodyYet ? 'lead.notNamed' : `lead.${plan.leads}`)]),
            ].join(' ')}
      </p>
      {page.mayChange || page.archivedAt !== null ? null : others}
      {page.changes.length === 0 ? null : (
        <ul className="group-about-changes">
          {page.changes.slice(0, LISTED).map(({ what, by, formerName, at }) => (
            <li key={`${what} ${at}`}>
              {t(`changed.${what}`, { name: names.get(by)?.short ?? formerName ?? t('somebody') })}{' '}
              <span className="faint num">{dateText(at)}</span>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
