import { useTranslation } from 'react-i18next';
import type { Home } from '../../../shared/protocol/groups';
import { groupPath, roomPath } from '../../connection/paths';
import { Icon } from '../../ui/icon';
import { shortWhenText, whenText } from '../../ui/text/when';
import { followingOf, pictureOf, runningIn } from './glances';
import { TinyRound } from './tiny';

/** Other meetings that run while mine does. */
export function AlsoRunning({ home, now }: { home: Home; now: number }) {
  const { t } = useTranslation('known');
  const [, ...others] = runningIn(home);
  if (others.length === 0) return null;
  return (
    <section className="known-also" aria-labelledby="known-also">
      <h2 id="known-also">{t('running.also')}</h2>
      <ul className="known-rows">
        {others.map(({ group, next, running }) => (
          <li key={group.group}>
            <a className="known-row" href={roomPath(next.meeting)}>
              <TinyRound seats={group.people.length} colour={group.colour} picture={pictureOf(group)} />
              <span>
                <b dir="auto">{group.name}</b>
                <span className="faint">{t('running.alsoSince', { when: shortWhenText(running.since, now) })}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** So many dates are shown; each group has its next one below as well. */
const MOST_DATES = 4;

/** My dates behind the next one, small. */
export function FollowingDates({ home, now }: { home: Home; now: number }) {
  const { t } = useTranslation('known');
  const dates = followingOf(home).slice(0, MOST_DATES);
  if (dates.length === 0) return null;
  return (
    <section className="known-following" aria-labelledby="known-following">
      <h2 id="known-following">{t('following')}</h2>
      <ul>
        {dates.map(({ group, startsAt }) => (
          <li key={`${group.group} ${startsAt}`}>
            <a href={groupPath(group.page ?? group.group)}>
              <span>{whenText(startsAt, now)}</span> <b dir="auto">{group.name}</b>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
