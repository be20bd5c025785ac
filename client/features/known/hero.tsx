import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import { LAPSES_MS, MINUTE } from '../../../shared/meeting/clock';
import type { GroupGlance, Home, NextMeeting } from '../../../shared/protocol/groups';
import { groupPath, pollPath, roomPath, START } from '../../connection/paths';
import { loadFormats } from '../../i18n/families';
import { messages } from '../../i18n/load';
import { useMethodText } from '../../i18n/methodText';
import { GoButton, TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { Round, type RoundSeat } from '../../ui/round/round';
import { listOf } from '../../ui/text/listOf';
import { shortWhenText, timeOfDay } from '../../ui/text/when';
import { isGroup, nextOf, type Planned, pictureOf, type Running, runningIn } from './glances';
import { distanceTo, elsewhere, farText, inTwoLines } from './moments';
import { useWhen } from './useWhen';

const CannotCome = lazyPage(
  async () => (await import('./cannotCome')).CannotCome,
  messages('dates', 'group', 'refusals'),
);

const DOORS_MINUTES = 15;
/** More faces than the largest group of the product would not be read as faces. */
const MOST_FACES = 12;

/** What comes next for me: a meeting that runs, else the next one of all my groups. */
export function Hero({ home, now, onChanged }: { home: Home; now: number; onChanged: () => void }) {
  const [running] = runningIn(home);
  const next = nextOf(home);
  if (running) return <RunningNow one={running} now={now} />;
  return next ? (
    <PlannedNext one={next} now={now} onChanged={onChanged} />
  ) : (
    <NothingPlanned groups={home.groups.filter((one) => isGroup(one) && !one.isArchived)} />
  );
}

function RunningNow({ one: { group, next, running }, now }: { one: Running; now: number }) {
  const { t } = useTranslation('known');
  const { stage, hasSeat } = running;
  return (
    <section className="known-hero">
      <div className="known-next">
        <p className="known-kicker known-now">
          {t('running.since', { group: group.name, when: shortWhenText(running.since, now) })}
        </p>
        <h1>{t('running.title')}</h1>
        <p className="known-about">
          {stage === null ? null : <Stage stage={stage} />} {t(hasSeat ? 'running.seat' : 'running.noSeat')}
        </p>
        <div className="known-acts">
          <a className="ui-go" href={roomPath(next.meeting)}>
            <span className="ui-go-main">{t(hasSeat ? 'running.back' : 'running.enter')}</span>
            <Icon name="next" size={24} />
          </a>
        </div>
      </div>
      <People group={group} next={next} lit>
        <b>{t('running.isNow')}</b>
      </People>
    </section>
  );
}

/** Which stage runs, in the words of the method. A text that is still being loaded, or unknown here, is left out. */
function Stage({ stage: { words, client, isMine } }: { stage: NonNullable<Running['running']['stage']> }) {
  const { t } = useTranslation('known');
  const method = useMethodText();
  useEffect(() => void loadFormats([words]).catch(() => undefined), [words]);
  const stage = method.name(words);
  if (stage === '') return null;
  if (isMine) return t('running.stageOfMine', { stage });
  if (client === null) return t('running.stage', { stage });
  return t('running.stageOf', { stage, client });
}

function PlannedNext({ one: { group, next }, now, onChanged }: { one: Planned; now: number; onChanged: () => void }) {
  const { t } = useTranslation('known');
  const { startsAt, opensAt } = next;
  const [weekday, date] = inTwoLines(startsAt, now);
  const isToday = new Date(startsAt).toDateString() === new Date(now).toDateString();
  const there = elsewhere(group.timeZone, startsAt);
  const lead = group.people.find(({ member }) => member === next.lead);
  const distance = distanceTo(startsAt, now);
  return (
    <section className="known-hero">
      <div className="known-next">
        <p className="known-kicker">
          <a href={groupPath(group.page ?? group.group)} dir="auto">
            {group.name}
          </a>
          {distance === null ? null : <span>{farText(startsAt, now)}</span>}
        </p>
        <h1>
          {startsAt <= now ? (
            t('next.nowTitle')
          ) : isToday ? (
            t('next.today', { time: timeOfDay(startsAt) })
          ) : (
            <>
              <span className="known-weekday">{weekday}</span> {date}
            </>
          )}
        </h1>
        <p className="known-about">
          {t('next.minutes', { count: next.minutes })}{' '}
          {lead ? (lead.member === group.me.member ? t('next.youLead') : t('next.lead', { name: lead.name })) : null}{' '}
          {there ? t('next.elsewhere', there) : null}
        </p>
        <Open {...{ group, next, opensAt, now }} />
        <MyAbsence group={group} next={next} onChanged={onChanged} />
      </div>
      <People group={group} next={next}>
        {distance === null ? (
          <b>{t('next.now')}</b>
        ) : (
          <>
            <b className="num">{distance.count}</b>
            <span>{t(`next.${distance.in}`, { count: distance.count })}</span>
          </>
        )}
      </People>
    </section>
  );
}

/** That I cannot come, said here or taken back. The dialog is loaded when somebody opens it. */
function MyAbsence({ group, next, onChanged }: Planned & { onChanged: () => void }) {
  const { t } = useTranslation('known');
  const [isOpen, setOpen] = useState(false);
  const { absence } = group;
  if (absence === null) return null;
  return (
    <div className="known-absence">
      {absence.isMine ? <p className="faint">{t('next.absent')}</p> : null}
      {absence.isMine ? null : <TextButton onClick={() => setOpen(true)}>{t('next.cannotCome')}</TextButton>}
      {isOpen || absence.isMine ? (
        <QuietPlace>
          <CannotCome
            {...{ group, next, absence }}
            onClose={() => setOpen(false)}
            onSaid={() => {
              setOpen(false);
              onChanged();
            }}
          />
        </QuietPlace>
      ) : null}
    </div>
  );
}

/** The way into the room or, before it opens, why not yet and from when. */
function Open({ group, next, opensAt, now }: Planned & { opensAt: number; now: number }) {
  const { t } = useTranslation('known');
  const isOpen = now >= opensAt;
  const when = useWhen()(opensAt, now);
  const there = group.people
    .filter(({ member }) => member !== group.me.member && next.here.includes(member))
    .map(({ name }) => name);
  return (
    <>
      <div className="known-acts">
        {isOpen || next.isOpenToMe ? (
          <a className={isOpen ? 'ui-go' : 'ui-go ui-go-plain'} href={roomPath(next.meeting)}>
            <span className="ui-go-main">{t('next.open')}</span>
            <Icon name="next" size={24} />
          </a>
        ) : (
          <GoButton closed={t('next.closed', { when, count: DOORS_MINUTES })}>{t('next.open')}</GoButton>
        )}
      </div>
      {isOpen ? (
        <p className="faint">
          {next.isCalled
            ? t('next.called', { time: timeOfDay(next.startsAt) })
            : now > next.startsAt
              ? t('next.late', { time: timeOfDay(next.startsAt) })
              : t('next.opened')}{' '}
          {next.isCalled && next.here.length === 0 ? t('next.nobodyHere', { count: LAPSES_MS / MINUTE }) : null}
        </p>
      ) : next.isOpenToMe ? (
        <p className="faint">{t('next.early', { when })}</p>
      ) : null}
      {there.length > 0 ? <p>{t('next.here', { count: there.length, names: listOf(there) })}</p> : null}
    </>
  );
}

function NothingPlanned({ groups }: { groups: readonly GroupGlance[] }) {
  const { t } = useTranslation('known');
  const [only, ...others] = groups;
  const one = only && others.length === 0 ? only : null;
  const isAlone = one?.people.length === 1;
  // A date is being found already: what is left to do is to say when I can come.
  const asked = one?.asks.find((ask) => ask.what === 'poll');
  return (
    <section className={one ? 'known-hero' : 'known-hero known-hero-alone'}>
      <div className="known-next">
        {one ? (
          <p className="known-kicker">
            <a href={groupPath(one.group)} dir="auto">
              {one.name}
            </a>
          </p>
        ) : null}
        <h1>{t('next.none')}</h1>
        <p className="known-about">
          {one === null
            ? t(groups.length === 0 ? 'next.archivedAbout' : 'next.noneAbout')
            : isAlone
              ? t('next.aloneAbout')
              : t(asked ? 'next.pollAboutOne' : 'next.noneAboutOne', { group: one.name })}
        </p>
        <div className="known-acts">
          <a className="ui-go" href={one ? (asked ? pollPath(one.group, asked.poll) : groupPath(one.group)) : START}>
            <span className="ui-go-main">
              {one ? t(asked ? 'next.poll' : isAlone ? 'next.invite' : 'next.plan') : t('start')}
            </span>
            <Icon name="next" size={24} />
          </a>
        </div>
      </div>
      {one ? <People group={one} next={null} /> : null}
    </section>
  );
}

/** The faces of a group, mine at the bottom. It is lit only while the meeting runs. */
function People({
  group,
  next,
  lit = false,
  children,
}: {
  group: GroupGlance;
  next: NextMeeting | null;
  lit?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('known');
  const { me } = group;
  const others = group.people.filter(({ member }) => member !== me.member);
  const shown = others.slice(0, MOST_FACES - 1);
  const isAway = (member: string) => group.absence?.absent.includes(member) === true && next?.running == null;
  const leads = (member: string): Pick<RoundSeat, 'word' | 'stands' | 'look'> =>
    isAway(member)
      ? { word: t('round.cannotCome'), look: 'away' }
      : next?.lead === member
        ? { word: t(member === me.member ? 'round.youLead' : 'round.leads'), stands: true }
        : {};
  const mine: RoundSeat =
    lit && next?.running?.hasSeat
      ? { id: me.member, name: me.name, label: t('running.yourSeat'), word: t('running.kept'), look: 'free' }
      : { id: me.member, name: me.name, label: t('you'), ...leads(me.member) };
  const names = distinctNames(group.people.map(({ member, name }) => ({ id: member, name })));
  const seats = [
    mine,
    ...shown.map(({ member, name }) => ({
      id: member,
      name,
      label: names.get(member)?.short ?? name,
      ...leads(member),
    })),
  ];
  const hidden = others.length - shown.length;
  const picture = pictureOf(group);
  return (
    <div className="known-people">
      <Round
        label={t('round.label', { group: group.name })}
        seats={seats}
        colour={group.colour}
        className={lit ? 'known-round known-round-lit' : 'known-round'}
      >
        {picture === null || lit ? null : <img className="known-picture" src={picture} alt="" />}
        {children ?? (others.length === 0 ? <span>{t('round.alone')}</span> : null)}
      </Round>
      {hidden > 0 ? <p className="faint">{t('round.more', { count: hidden })}</p> : null}
    </div>
  );
}
