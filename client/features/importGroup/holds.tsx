import { useTranslation } from 'react-i18next';
import type { ImportHolds } from '../../../shared/protocol/imports';
import { dateText } from '../../ui/text/when';

/** What is in the file, before it comes in. */
export function Holds({ holds }: { holds: ImportHolds }) {
  const { t } = useTranslation('importGroup');
  const { people, meetings, actions, boards, formats, agreement, plan } = holds;
  const now = people.filter(({ isNow }) => isNow).map(({ name }) => name);
  const left = people.filter(({ isNow }) => !isNow).map(({ name }) => name);
  const [first, last] = [meetings[0], meetings.at(-1)];
  const without = meetings.filter(({ hasMinutes }) => !hasMinutes).length;
  return (
    <div className="import-group-holds">
      <h3 dir="auto">{t('holds.title', { name: holds.name, day: dateText(holds.writtenAt) })}</h3>
      <dl>
        <dt>{t('holds.people')}</dt>
        <dd dir="auto">{now.length === 0 ? t('holds.nobody') : t('holds.names', { names: now })}</dd>
        {left.length > 0 ? (
          <>
            <dt>{t('holds.left')}</dt>
            <dd dir="auto">{t('holds.names', { names: left })}</dd>
          </>
        ) : null}
        <dt>{t('holds.meetings')}</dt>
        <dd>
          {first === undefined || last === undefined
            ? t('holds.noMeetings')
            : t('holds.meetingsFrom', {
                count: meetings.length,
                first: dateText(first.startedAt),
                last: dateText(last.startedAt),
              })}{' '}
          {without > 0 ? t('holds.without', { count: without }) : null}
        </dd>
        <dt>{t('holds.actions')}</dt>
        <dd>{t('holds.actionsOf', actions)}</dd>
        <dt>{t('holds.boards')}</dt>
        <dd>{boards}</dd>
        {formats > 0 ? (
          <>
            <dt>{t('holds.formats')}</dt>
            <dd>{formats}</dd>
          </>
        ) : null}
        <dt>{t('holds.agreement')}</dt>
        <dd>{t(`holds.agreements.${agreement}`)}</dd>
        <dt>{t('holds.plan')}</dt>
        <dd>{t(`holds.plans.${plan}`)}</dd>
      </dl>
      <p className="faint">{t('holds.after')}</p>
    </div>
  );
}
