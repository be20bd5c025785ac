import { useTranslation } from 'react-i18next';
import type { Home, LookedAfter } from '../../../shared/protocol/groups';
import { groupPath, NEW_GROUP, START } from '../../connection/paths';
import { Icon } from '../../ui/icon';
import { dateText, whenText } from '../../ui/text/when';
import { TinyRound } from './tiny';

/** Groups that I formed for others: their pages, and no door into their rooms. `isAlone`: there is nothing else to show. */
export function LookedAfterList({ home, now, isAlone = false }: { home: Home; now: number; isAlone?: boolean }) {
  const { t } = useTranslation('known');
  if (home.lookedAfter.length === 0) return null;
  const Heading = isAlone ? 'h1' : 'h2';
  return (
    <section
      className={isAlone ? 'known-outside known-outside-alone' : 'known-outside'}
      aria-labelledby="known-outside"
    >
      <Heading id="known-outside">{t('lookedAfter.title')}</Heading>
      <p className="quiet">{t('lookedAfter.about')}</p>
      <ul className="known-rows">
        {home.lookedAfter.map((group) => (
          <li key={group.group}>
            <a
              className="known-row known-row-group"
              href={`${groupPath(group.group)}${group.newcomers > 0 ? '#coming' : group.privateAnswers > 0 ? '#private' : ''}`}
            >
              <TinyRound seats={group.people} colour={group.colour} />
              <span>
                <b dir="auto">{group.name}</b>
                <span className="faint">
                  <Line group={group} now={now} />
                  {group.newcomers > 0 ? (
                    <b className="known-outside-news">{t('waits.newcomers', { count: group.newcomers })}</b>
                  ) : null}
                  {group.privateAnswers > 0 ? (
                    <b className="known-outside-news">{t('waits.privateAnswers', { count: group.privateAnswers })}</b>
                  ) : null}
                </span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
      {isAlone ? (
        <p className="known-more">
          <a href={START}>{t('start')}</a>
          <a href={NEW_GROUP}>{t('form')}</a>
        </p>
      ) : null}
    </section>
  );
}

function Line({ group: { people, invited, next, isArchived, erasedAt }, now }: { group: LookedAfter; now: number }) {
  const { t } = useTranslation('known');
  if (erasedAt !== null) return t('groups.erased', { day: dateText(erasedAt) });
  if (isArchived) return t('groups.archived');
  const when =
    next === null
      ? t('lookedAfter.none')
      : next.status === 'running'
        ? t('lookedAfter.runs')
        : t('lookedAfter.next', { when: whenText(next.startsAt, now) });
  const counts = [t('lookedAfter.people', { count: people }), t('lookedAfter.invited', { count: invited }), when];
  return counts.filter((one) => one !== '').join(' ');
}
