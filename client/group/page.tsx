import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../shared/meeting/state';
import type { GroupPage as Page } from '../../shared/protocol/groups';
import type { Answer } from '../../shared/refusal';
import { groupDates } from '../connection/datesApi';
import { groupPage, ownershipOf } from '../connection/groupsApi';
import { useAnswer } from '../connection/hooks/answer';
import { rememberGroup } from '../connection/knownHere';
import { groupPath } from '../connection/paths';
import { Coming } from '../features/coming/coming';
import { DatesOfGroup } from '../features/dates/groupDates';
import { GroupAgreement, waitsForMe } from '../features/groupAgreement/groupAgreement';
import { Membership } from '../features/membership/membership';
import { PastMeetings } from '../features/pastMeetings/pastMeetings';
import { Channel } from '../features/reminders/channel';
import { MyReminders } from '../features/reminders/myReminders';
import { ComingBack } from '../features/returnLink/comingBack';
import { PersonHere } from '../features/returnLink/personHere';
import { Rota } from '../features/rota/rota';
import { messages } from '../i18n/load';
import { arriving } from '../ui/arrival';
import { SoftButton } from '../ui/buttons';
import { lazyPage } from '../ui/lazy/lazyPage';
import { QuietPlace, WaitingPlace } from '../ui/lazy/places';
import { Notice } from '../ui/notice';
import { usePageTitle } from '../ui/pageTitle';
import { Waiting } from '../ui/waiting';
import { First } from './first';
import { GroupHead } from './head';
import { OthersDecide } from './othersDecide';
import { fileOfMine, Ownership } from './ownership';
import { type Place, WithPlaces } from './places';
import { UnknownHere } from './unknownHere';
import { WaitsHere } from './waitsHere';
import './group.css';

const Life = lazyPage(
  async () => (await import('../features/groupLife/lifeOfGroup')).LifeOfGroup,
  messages('groupLife'),
);
const Buddies = lazyPage(async () => (await import('../features/buddies/buddies')).Buddies, messages('buddies'));
const Privately = lazyPage(
  async () => (await import('../features/privately/privately')).Privately,
  messages('privately'),
);
const Prepare = lazyPage(
  async () => (await import('../features/issueCard/prepare')).Prepare,
  messages('prepare', 'issue', 'refusals'),
);
const LookedAfter = lazyPage(async () => (await import('./lookedAfter')).LookedAfter, messages('lookedAfter'));
const Import = lazyPage(
  async () => (await import('../features/importGroup/importGroup')).ImportGroup,
  messages('importGroup'),
);
const WaitingForMe = lazyPage(async () => (await import('./waitingForMe')).WaitingForMe, messages('known'));
const About = lazyPage(async () => (await import('./aboutGroup')).About, messages('groupAbout'));

/** Others change the group meanwhile, and its meeting begins and ends. */
const ASK_AGAIN_MS = 10_000;

/** The page of a group, put together from its parts. Each part gets the page as the server last told it. */
export function GroupPage({ group }: { group: GroupId }) {
  const { t } = useTranslation('group');
  const [answer, askAgain] = useAnswer(groupPage, group, { everyMs: ASK_AGAIN_MS });
  const name = answer?.ok ? answer.value.name : null;
  usePageTitle(name === null ? null : t('title', { name }));
  useEffect(() => {
    if (name !== null) rememberGroup(group, name);
  }, [group, name]);
  return (
    <main className="group-page">
      <GroupHead group={answer?.ok ? { href: groupPath(group), name: answer.value.name } : null} />
      {answer === null ? <Waiting>{t('loading')}</Waiting> : null}
      {answer?.ok && answer.value.lookedAfter === null ? <Parts page={answer.value} changed={askAgain} /> : null}
      {answer?.ok && answer.value.lookedAfter !== null ? (
        <WaitingPlace>
          <LookedAfter page={answer.value} changed={askAgain} />
        </WaitingPlace>
      ) : null}
      {answer !== null && !answer.ok ? <Refused group={group} answer={answer} onAgain={askAgain} /> : null}
    </main>
  );
}

function Parts({ page, changed: askAgain }: { page: Page; changed: () => void }) {
  const { t } = useTranslation('group');
  const [answer, askDates] = useAnswer(groupDates, page.group, { everyMs: ASK_AGAIN_MS });
  const [ownership, askOwnership] = useAnswer(ownershipOf, page.group, { everyMs: ASK_AGAIN_MS });
  const dates = answer?.ok ? answer.value : null;
  const owned = ownership?.ok ? ownership.value : null;
  const changed = () => {
    askDates();
    askOwnership();
    askAgain();
  };
  // What waits for this member stands first. Nothing moves away from under somebody who writes.
  const [written, setWritten] = useState<{ isFirst: boolean } | null>(null);
  // It stays there too when it was signed, so that nobody looks for what they have just done.
  const [staysFirst, setStaysFirst] = useState(false);
  const [person, setPerson] = useState<string | null>(null);
  const waits = owned !== null && waitsForMe(page, owned);
  if (waits && !staysFirst) setStaysFirst(true);
  const isFirst = written?.isFirst ?? (waits || staysFirst);
  // With keys the one that changes its place keeps what is open in it.
  const agreement = owned ? (
    <GroupAgreement
      key="agreement"
      page={page}
      owned={page.archivedAt === null ? owned : { ...owned, decides: 'not' }}
      others={<OthersDecide page={page} />}
      isWriting={written !== null}
      onWriting={(begins) => setWritten(begins ? { isFirst } : null)}
      onChanged={changed}
    />
  ) : null;
  const isOpen = page.archivedAt === null;
  const takeAlong = <Ownership key="own" page={page} />;
  const parts = (
    <div key="parts" className="group-parts">
      {isOpen ? null : takeAlong}
      {dates && isOpen ? <DatesOfGroup {...{ page, dates, changed }} /> : null}
      {isOpen ? <Rota page={page} onChanged={changed} /> : null}
      <QuietPlace>
        <Buddies page={page} />
      </QuietPlace>
      {page.past.length > 0 ? <PastMeetings past={page.past} /> : null}
      <Coming page={page} onChanged={changed} />
    </div>
  );
  const affairs = (
    <section key="affairs" className="group-affairs" id="affairs" ref={arriving} aria-labelledby="group-affairs">
      <h2 id="group-affairs">{t('affairs')}</h2>
      <div className="group-parts">
        {owned ? (
          <Membership
            page={page}
            owned={owned}
            fileOfMine={() => fileOfMine(page.group)}
            onChanged={changed}
            onLost={page.mayInvite ? setPerson : undefined}
          />
        ) : null}
        {isOpen ? <MyReminders group={page.group} /> : null}
        <Channel group={page.group} />
        <QuietPlace>
          <About page={page} onChanged={changed} />
        </QuietPlace>
        {isOpen ? takeAlong : null}
        {isOpen && page.mayInvite ? (
          <QuietPlace>
            <Import page={page} onChanged={changed} />
          </QuietPlace>
        ) : null}
        {owned ? (
          <QuietPlace>
            <Life page={page} owned={owned} onChanged={changed} />
          </QuietPlace>
        ) : null}
        <ComingBack page={page} onChanged={changed} />
      </div>
    </section>
  );
  return (
    <WithPlaces places={placesOf(isOpen, isFirst)}>
      <First {...{ page, dates, changed }} onPerson={setPerson}>
        <QuietPlace>
          <WaitingForMe page={page} onChanged={changed} />
        </QuietPlace>
      </First>
      {page.next?.status === 'lobby' && !page.next.isCalled ? (
        <QuietPlace>
          <Prepare page={page} next={page.next} />
        </QuietPlace>
      ) : null}
      {page.past.length < 2 && isOpen ? (
        <QuietPlace>
          <Privately page={page} />
        </QuietPlace>
      ) : null}
      {isFirst ? [agreement, parts, affairs] : [parts, agreement, affairs]}
      {person === null ? null : (
        <PersonHere
          page={page}
          member={person}
          onClose={() => {
            setPerson(null);
            changed();
          }}
        />
      )}
    </WithPlaces>
  );
}

/** The parts of the page in their order. The list names those that are there for this member. */
const placesOf = (isOpen: boolean, isAgreementFirst: boolean): Place[] => {
  const own = ['export', 'keeping'] as const;
  const parts: Place[] = [...(isOpen ? [] : own), 'dates', 'lead', 'present', 'buddies', 'past', 'coming'];
  return [
    'next',
    'over',
    'prepare',
    'private',
    ...(isAgreementFirst ? (['agreement'] as const) : []),
    ...parts,
    ...(isAgreementFirst ? [] : (['agreement'] as const)),
    {
      under: 'affairs',
      places: ['members', 'reminders', 'channel', 'about', ...(isOpen ? own : []), 'import', 'end', 'back'],
    },
  ];
};

function Refused({
  group,
  answer,
  onAgain,
}: {
  group: GroupId;
  answer: Extract<Answer<never>, { ok: false }>;
  onAgain: () => void;
}) {
  const { t } = useTranslation('group');
  switch (answer.error) {
    case 'notAdmitted':
      return <WaitsHere group={group} onNews={onAgain} />;
    case 'signedOut':
    case 'notFound':
      return <UnknownHere group={group} />;
    default:
      return (
        <Notice kind="refused" actions={<SoftButton onClick={onAgain}>{t('again')}</SoftButton>}>
          {t(answer.error === 'notAllowed' ? 'refused.notAllowed' : 'refused.unavailable')}
        </Notice>
      );
  }
}
