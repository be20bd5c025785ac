import { useTranslation } from 'react-i18next';
import type { GroupGlance, Home } from '../../../shared/protocol/groups';
import { groupPath, minutesPath, NEW_GROUP, START } from '../../connection/paths';
import { Icon } from '../../ui/icon';
import { dateText, shortWhenText, timeOfDay, whenText } from '../../ui/text/when';
import { nextOf, pictureOf, runningIn } from './glances';
import { TinyRound } from './tiny';

/** My groups, each with its next date and the way to its page. */
export function GroupList({ home, now }: { home: Home; now: number }) {
  const { t } = useTranslation('known');
  const isOnly = home.groups.length === 1 && home.groups.every(({ isArchived }) => !isArchived);
  // With nothing planned in several groups that is the main button already.
  const offersStart = isOnly || nextOf(home) !== null || runningIn(home).length > 0;
  return (
    <section aria-labelledby="known-groups">
      <h2 id="known-groups">{t(isOnly ? 'groups.titleOne' : 'groups.title')}</h2>
      <ul className="known-rows">
        {home.groups.map((group) => (
          <li key={group.group}>
            <a className="known-row known-row-group" href={groupPath(group.group)}>
              <TinyRound seats={group.people.length} colour={group.colour} picture={pictureOf(group)} />
              <span>
                <b dir="auto">{group.name}</b>
                <span className="faint">
                  <GroupLine group={group} now={now} />
                  <span className="aloud"> {t('groups.seats', { count: group.people.length })}</span>
                </span>
              </span>
              <Icon name="next" />
            </a>
            {group.lastMet ? (
              <a className="known-minutes" href={minutesPath(group.lastMet.meeting)}>
                {t('groups.minutes', { day: dateText(group.lastMet.startedAt) })}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="known-more">
        {offersStart ? <a href={START}>{t('start')}</a> : null}
        <a href={NEW_GROUP}>{t('form')}</a>
      </p>
    </section>
  );
}

function GroupLine({ group: { next, people, me, isArchived, erasedAt }, now }: { group: GroupGlance; now: number }) {
  const { t } = useTranslation('known');
  if (erasedAt !== null) return t('groups.erased', { day: dateText(erasedAt) });
  if (next === null && isArchived) return t('groups.archived');
  if (next === null) return t(people.length === 1 ? 'groups.alone' : 'groups.none');
  if (next.running) return t('groups.runs', { when: shortWhenText(next.running.since, now) });
  const isToday = new Date(next.startsAt).toDateString() === new Date(now).toDateString();
  const when = isToday ? t('next.today', { time: timeOfDay(next.startsAt) }) : whenText(next.startsAt, now);
  if (next.lead === me.member) return t('groups.nextYou', { when });
  const lead = people.find(({ member }) => member === next.lead);
  return lead ? t('groups.nextLead', { when, name: lead.name }) : t('groups.next', { when });
}
