import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Home } from '../../../shared/protocol/groups';
import type { Kept } from '../../connection/hooks/kept';
import { useServerNow } from '../../connection/hooks/kept';
import { forgetKnownGroup, groupsKnownHere } from '../../connection/knownHere';
import { groupPath, MINE } from '../../connection/paths';
import { TextButton } from '../../ui/buttons';
import { Masthead } from '../../ui/masthead';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import { listOf } from '../../ui/text/listOf';
import { timeOfDay } from '../../ui/text/when';
import { FellAway } from './fellAway';
import { withTalks } from './glances';
import { GroupList } from './groupList';
import { Hero } from './hero';
import { LeadChanged } from './leadChanged';
import { LookedAfterList } from './lookedAfter';
import { AlsoRunning, FollowingDates } from './otherMeetings';
import { TodoList } from './todo';
import { WaitingList } from './waitingList';
import './known.css';

/** More would not fit beside the name of the product. All of them stand below. */
const MOST_LINKS = 3;

/** "/" for somebody who belongs to a group: what comes next, what I said I would do, and what waits for me. */
export function KnownPage({
  kept: { value: home, at, offset, silentSince },
  onChanged,
}: {
  kept: Kept<Home>;
  onChanged: () => void;
}) {
  const { t } = useTranslation('known');
  const now = useServerNow(offset);
  usePageTitle(t('title'));
  const groups = home.groups.slice(0, MOST_LINKS);
  const all = withTalks(home, (names) => t('talk', { names: listOf(names) }));
  return (
    <main className="known">
      <Masthead
        mine={MINE}
        current="home"
        groups={groups.map(({ group, name }) => ({ href: groupPath(group), text: name, wide: groups.length > 1 }))}
      />
      {silentSince === null ? null : <Notice kind="warn">{t('silent', { when: timeOfDay(at) })}</Notice>}
      <Gone home={home} />
      <LeadChanged home={home} now={now} />
      <FellAway home={home} now={now} />
      {home.groups.length === 0 ? (
        <LookedAfterList home={home} now={now} isAlone />
      ) : (
        <>
          <Hero home={all} now={now} onChanged={onChanged} />
          <AlsoRunning home={all} now={now} />
          <FollowingDates home={all} now={now} />
          <div className="known-halves">
            <TodoList home={all} now={now} onTold={onChanged} />
            <div className="known-beside">
              <WaitingList home={home} now={now} onChanged={onChanged} />
              <GroupList home={home} now={now} />
              <LookedAfterList home={home} now={now} />
            </div>
          </div>
        </>
      )}
    </main>
  );
}

/** Groups that this browser knew, and that the server does not know it in any more. `over`: above a page of its own. */
export function Gone({ home, over = false }: { home: Home; over?: boolean }) {
  const { t } = useTranslation('known');
  const [, redraw] = useState(0);
  const known = new Set([...home.groups, ...home.lookedAfter].map(({ group }) => group));
  const gone = groupsKnownHere().filter(({ group }) => !known.has(group));
  const close = (group: string) => {
    forgetKnownGroup(group);
    redraw((times) => times + 1);
  };
  return gone.map(({ group, name }) => (
    <Notice
      key={group}
      className={over ? 'ui-notice-over' : 'known-gone'}
      actions={
        <>
          <a className="ui-text-button" href={groupPath(group)}>
            {t('goneBack')}
          </a>
          <TextButton onClick={() => close(group)}>{t('goneClose')}</TextButton>
        </>
      }
    >
      {t('gone', { name })}
    </Notice>
  ));
}
