import { useTranslation } from 'react-i18next';
import type { Asked, BuddyGlance, GroupGlance, Home, SwapAsked } from '../../../shared/protocol/groups';
import { ACTIONS, groupPath, NEW_GROUP, pollPath, roomPath, START } from '../../connection/paths';
import { messages } from '../../i18n/load';
import { Icon, type IconName } from '../../ui/icon';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { listOf } from '../../ui/text/listOf';
import { dateText, shortWhenText, timeOfDay, whenText } from '../../ui/text/when';
import { followingOf, nextOf, pictureOf, runningIn, talksWaiting, type Waits, waitsOf } from './glances';
import { TinyRound } from './tiny';
import { useWhen } from './useWhen';

const NewcomerRow = lazyPage(
  async () => (await import('./newcomerRow')).NewcomerRow,
  messages('coming', 'group', 'refusals'),
);

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
        {dates.map(({ group, next }) => (
          <li key={group.group}>
            <a href={groupPath(group.page ?? group.group)}>
              <span>{whenText(next.startsAt, now)}</span> <b dir="auto">{group.name}</b>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What I have still to do before a meeting, the most urgent first. With nothing to do there is no heading. */
export function WaitingList({ home, now, onChanged }: { home: Home; now: number; onChanged: () => void }) {
  const { t } = useTranslation('known');
  const waits = waitsOf(home);
  const swaps = home.groups.flatMap((group) => group.swaps.map((swap) => ({ group, swap })));
  const ending = home.groups.filter(({ erasedAt }) => erasedAt !== null);
  const talks = talksWaiting(home);
  const all = home.groups.flatMap((group) => group.asks.map((asked) => ({ group, asked })));
  const asks = all.filter(({ asked }) => asked.what !== 'newcomer');
  const newcomers = all.flatMap(({ group, asked }) => (asked.what === 'newcomer' ? [{ group, asked }] : []));
  if (waits.length + swaps.length + ending.length + all.length + talks.length === 0) return null;
  return (
    <section aria-labelledby="known-waits">
      <h2 id="known-waits">{t('waits.title')}</h2>
      <ul className="known-rows">
        {newcomers.map(({ group, asked }) => (
          <li key={`${group.group} ${asked.member}`}>
            <QuietPlace>
              <NewcomerRow group={group} newcomer={asked} onChanged={onChanged} />
            </QuietPlace>
          </li>
        ))}
        {ending.map((group) => (
          <li key={group.group}>
            <EndingRow group={group} />
          </li>
        ))}
        {swaps.map(({ group, swap }) => (
          <li key={`${group.group} ${swap.turn} ${swap.from}`}>
            <SwapRow group={group} swap={swap} />
          </li>
        ))}
        {talks.map(({ talk, declined }) => (
          <li key={talk.pair}>
            <TalkRow talk={talk} declined={declined} now={now} />
          </li>
        ))}
        {asks.map(({ group, asked }) => (
          <li
            key={`${group.group} ${asked.what === 'poll' ? asked.poll : asked.what === 'proposal' ? `${asked.about} ${asked.by}` : asked.what}`}
          >
            <AskedRow group={group} asked={asked} />
          </li>
        ))}
        {waits.map((one) => (
          <li key={`${one.group.group} ${one.waiting.what}`}>
            <WaitingRow one={one} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Somebody would like to exchange turns with me: the page of the group says which, and takes the answer. */
function SwapRow({ group, swap }: { group: GroupGlance; swap: SwapAsked }) {
  const { t } = useTranslation('known');
  const name = group.people.find(({ member }) => member === swap.from)?.name ?? '';
  return (
    <a className="known-row" href={`${groupPath(group.group)}#${swap.turn}`}>
      <Icon name="people" size={24} />
      <span>
        <b>{t(`waits.swap.${swap.turn}`, { name })}</b>
        <span className="faint" dir="auto">
          {group.name}
        </span>
      </span>
      <Icon name="next" />
    </a>
  );
}

/** What the group asks me, with or without a meeting. */
const places = { agreement: '#agreement', removal: '#members', facilitator: '#members', end: '#end' } as const;

function AskedRow({ group, asked }: { group: GroupGlance; asked: Asked }) {
  const { t } = useTranslation('known');
  const isPoll = asked.what === 'poll';
  const isPrivate = asked.what === 'privateQuestions' || asked.what === 'privateAnswers';
  const page = groupPath(group.group);
  const place = isPrivate
    ? '#private'
    : asked.what === 'proposal'
      ? places[asked.about]
      : asked.what === 'agreement'
        ? places.agreement
        : '';
  return (
    <a className="known-row" href={isPoll ? pollPath(group.group, asked.poll) : `${page}${place}`}>
      <Icon name={isPoll ? 'clock' : isPrivate ? 'lock' : 'check'} size={24} />
      <span>
        <b>{title()}</b>
        <span className="faint" dir="auto">
          {group.name}
        </span>
      </span>
      <Icon name="next" />
    </a>
  );

  function title(): string {
    switch (asked.what) {
      case 'poll':
        return t('waits.poll');
      case 'agreement':
        return t(asked.isAgain ? 'waits.agreementAgain' : 'waits.agreement');
      case 'proposal':
        return t(`waits.proposal.${asked.about}`, {
          name: group.people.find(({ member }) => member === asked.by)?.name ?? '',
        });
      case 'newcomer':
        return asked.name;
      case 'privateQuestions':
        return t(asked.isAgain ? 'waits.privateAgain' : 'waits.private');
      case 'privateAnswers':
        return t('waits.privateAnswers', { count: asked.count });
      default:
        return asked satisfies never;
    }
  }
}

/** A group that ended: what is mine is saved on its page before everything is erased. */
function EndingRow({ group: { group, name, erasedAt } }: { group: GroupGlance }) {
  const { t } = useTranslation('known');
  return (
    <a className="known-row" href={`${groupPath(group)}#export`}>
      <Icon name="download" size={24} />
      <span>
        <b>{t('waits.ends', { group: name })}</b>
        {erasedAt === null ? null : <span className="faint">{t('waits.erased', { day: dateText(erasedAt) })}</span>}
      </span>
      <Icon name="next" />
    </a>
  );
}

/** Somebody proposes a 1:1, or cannot come to the one that I proposed: the page of the group takes the answer. */
function TalkRow({ talk, declined, now }: { talk: BuddyGlance; declined: string[]; now: number }) {
  const { t } = useTranslation('known');
  const when = useWhen();
  const isMine = declined.length > 0;
  const asker = talk.with.filter(({ member }) => member === talk.proposed?.by).map(({ name }) => name);
  const names = listOf(isMine ? declined : asker);
  return (
    <a className="known-row" href={`${groupPath(talk.group)}#buddies`}>
      <Icon name="people" size={24} />
      <span>
        <b>{t(isMine ? 'waits.talkDeclined' : 'waits.talk', { names })}</b>
        <span className="faint">
          {isMine ? t('waits.talkAgain') : t('waits.talkWhen', { when: when(talk.proposed?.startsAt ?? now, now) })}
        </span>
      </span>
      <Icon name="next" />
    </a>
  );
}

function WaitingRow({ one: { group, waiting }, now }: { one: Waits; now: number }) {
  const { t } = useTranslation('known');
  const whenOf = useWhen();
  const when = whenOf(waiting.startsAt, now);
  const row = (icon: IconName, title: string, about: string, href: string) => (
    <a className="known-row" href={href}>
      <Icon name={icon} size={24} />
      <span>
        <b>{title}</b>
        <span className="faint">{about}</span>
      </span>
      <Icon name="next" />
    </a>
  );
  const before = t('waits.before', { group: group.name, when });
  switch (waiting.what) {
    case 'status':
      return row('plan', t('waits.status', { count: waiting.count }), before, ACTIONS);
    case 'issueCard':
      return row('note', t('waits.issueCard'), before, `${groupPath(group.group)}#prepare`);
    default:
      return waiting satisfies never;
  }
}

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
