import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../../shared/meeting/state';
import type { MeetingSummary, Mine, Minutes } from '../../../shared/protocol/http';
import { useRoom } from '../../connection/hooks/context';
import { useChangeRecords } from '../../connection/hooks/records';
import { groupPath, HOME, roomPath } from '../../connection/paths';
import { messages } from '../../i18n/load';
import { useRefusalText } from '../../i18n/refusalText';
import { Brand } from '../../ui/brand';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { WaitingPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { Waiting } from '../../ui/waiting';
import { ActionCard } from './actionCard';
import { AfterTalk } from './afterTalk';
import { EnvelopeList, WrittenText } from './belongings';
import { Block } from './block';
import { ParkedLines, RequestLines } from './lists';
import { NextMeeting, nextOf, plansHere, useOwnFormats, useSummary } from './nextMeeting';
import { MyPages, PagesOf } from './pages';
import { type Loaded, useMine, useMinutes } from './useMinutes';
import './minutes.css';

const OwnFormats = lazyPage(async () => (await import('./ownFormats')).OwnFormats, messages('formats', 'refusals'));

/**
 * After the end: when the group meets next, the minutes, and what belongs to me. All of it appears at the same time, so that nothing
 * moves while somebody is about to press it.
 */
export function EndedPage({
  meeting,
  nextDate,
  demo = null,
}: {
  meeting: MeetingId;
  /** What the group sees of its next date beside the date itself. */
  nextDate: ReactNode;
  demo?: ReactNode;
}) {
  const { t } = useTranslation('minutes');
  // What people wrote in the last seconds may arrive when this page is open.
  const groupNews = useRoom(
    ({ recordsVersion }) => recordsVersion.actions + recordsVersion.parking + recordsVersion.shownPages,
  );
  const myNews = useRoom(
    ({ recordsVersion: { myNote, envelope, myPages, shownPages } }) => myNote + envelope + myPages + shownPages,
  );
  const [minutes] = useMinutes(meeting, groupNews);
  const [mine] = useMine(meeting, myNews);
  const [summary, askAgain] = useSummary(meeting);
  const isGivenUp = summary !== 'loading' && summary?.isGivenUp === true;
  const isHere = minutes.kind !== 'loading' && mine.kind !== 'loading' && summary !== 'loading';
  return (
    <main className="minutes-ended">
      <Brand href={HOME} />
      <h1>{t(isGivenUp ? 'ended.givenUp' : 'ended.title')}</h1>
      <p className="quiet">{t(isGivenUp ? 'ended.givenUpAbout' : 'ended.thanks')}</p>
      {demo === null ? <AfterTalk /> : demo}
      {isHere ? (
        <Remains {...{ meeting, minutes, mine, summary, nextDate }} changed={askAgain} />
      ) : (
        <Waiting>{t('loading')}</Waiting>
      )}
    </main>
  );
}

function Remains({
  meeting,
  minutes,
  mine,
  summary,
  nextDate,
  changed,
}: {
  meeting: MeetingId;
  minutes: Loaded<Minutes>;
  mine: Loaded<Mine>;
  summary: MeetingSummary | null;
  nextDate: ReactNode;
  changed: () => void;
}) {
  const { t } = useTranslation('minutes');
  const ways = (
    <>
      {/* A meeting to look around in has no page of its group. */}
      {summary === null || nextDate === null ? null : (
        <a className="ui-text-button" href={groupPath(summary.group)} dir="auto">
          {t('ended.group', { name: summary.groupName })}
        </a>
      )}
      <a className="ui-text-button" href={HOME}>
        {t('ended.home')}
      </a>
    </>
  );
  const [kept, askAgain] = useOwnFormats(meeting, summary);
  const formats = kept?.ok ? kept.value.formats : [];
  const next = <NextMeeting {...{ meeting, summary, formats, changed }} about={nextDate} />;
  const own =
    kept?.ok && plansHere(summary) ? (
      <WaitingPlace>
        <OwnFormats {...{ meeting, formats }} changed={askAgain} />
      </WaitingPlace>
    ) : null;
  // Of a meeting that nobody began nothing remains.
  if (summary?.isGivenUp) {
    return (
      <>
        {next}
        {own}
        {ways}
      </>
    );
  }
  return (
    <>
      {next}
      {minutes.kind === 'refused' && minutes.why !== 'other' ? null : (
        <a className={leadsOn(summary) ? 'ui-go ui-go-plain' : 'ui-go'} href={`${roomPath(meeting)}/minutes`}>
          {t('ended.readMinutes')}
        </a>
      )}
      {minutes.kind === 'here' ? <MyActions actions={minutes.value.actions} /> : null}
      {mine.kind === 'here' ? <MyEnvelope cards={mine.value.envelope} /> : null}
      {mine.kind === 'here' ? <Pages mine={mine.value} /> : null}
      {minutes.kind === 'here' && minutes.value.leftOut.length > 0 ? (
        <Block title={t('leftOut.title')}>
          <p>{t('leftOut.about', { count: minutes.value.leftOut.length, names: minutes.value.leftOut })}</p>
        </Block>
      ) : null}
      {mine.kind === 'here' ? <Notes mine={mine.value} /> : null}
      {minutes.kind === 'here' && minutes.value.requests.length > 0 ? (
        <Block title={t('requests.title')}>
          <RequestLines requests={minutes.value.requests} />
        </Block>
      ) : null}
      {minutes.kind === 'here' && minutes.value.parking.length > 0 ? (
        <Block title={t('parking.title')}>
          <ParkedLines parking={minutes.value.parking} />
        </Block>
      ) : null}
      {mine.kind === 'refused' && mine.why === 'closedHere' ? <Notice>{t('refused.closedHere')}</Notice> : null}
      {mine.kind === 'refused' && mine.why === 'other' ? <Notice kind="refused">{t('mine.failed')}</Notice> : null}
      {own}
      {ways}
    </>
  );
}

/** The main button of the page belongs to the next meeting: to plan it, or to come in. */
const leadsOn = (summary: MeetingSummary | null): boolean => plansHere(summary) || nextOf(summary)?.isOpenToMe === true;

function MyActions({ actions }: { actions: Minutes['actions'] }) {
  const { t } = useTranslation('minutes');
  const mine = actions.filter((entry) => entry.mine);
  return (
    <Block title={t('mine.actions')}>
      {mine.length === 0 ? <p className="quiet">{t('actions.noneMine')}</p> : null}
      {mine.map((entry) => (
        <ActionCard key={entry.action.id} entry={entry} />
      ))}
    </Block>
  );
}

/** What is empty is not mentioned. */
function MyEnvelope({ cards }: { cards: Mine['envelope'] }) {
  const { t } = useTranslation('minutes');
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const [problem, setProblem] = useState<string | null>(null);
  if (cards.length === 0) return null;
  return (
    <Block title={t('mine.envelope')}>
      <EnvelopeList
        cards={cards}
        onMark={async ({ id }, helped) => {
          const answer = await change({ what: 'markEnvelope', card: id, helped });
          setProblem(answer.ok ? null : whyNot(answer));
          return answer.ok;
        }}
      />
      {problem ? <Notice kind="refused">{problem}</Notice> : null}
    </Block>
  );
}

/** What was given to me, and what I wrote on pages of my own. */
function Pages({ mine: { given, pages } }: { mine: Mine }) {
  const { t } = useTranslation('minutes');
  const change = useChangeRecords();
  return (
    <>
      {given.length === 0 ? null : (
        <Block title={t('mine.given')}>
          <PagesOf pages={given} />
        </Block>
      )}
      {pages.length === 0 ? null : (
        <Block title={t('mine.pages')}>
          <MyPages pages={pages} change={change} />
        </Block>
      )}
    </>
  );
}

function Notes({ mine: { note, groupNotes } }: { mine: Mine }) {
  const { t } = useTranslation('minutes');
  return (
    <>
      {note.trim() === '' ? null : (
        <Block title={t('mine.note')}>
          <p className="faint">{t('mine.noteAbout')}</p>
          <WrittenText text={note} cuts />
        </Block>
      )}
      {groupNotes.trim() === '' ? null : (
        <Block title={t('mine.groupNotes')}>
          <WrittenText text={groupNotes} cuts />
        </Block>
      )}
    </>
  );
}
