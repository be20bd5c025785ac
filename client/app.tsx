import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import type { DrawBoard } from './features/minutes/downloads';
import { messages } from './i18n/load';
import { LoadNotice } from './room/loadNotice';
import { GoButton } from './ui/buttons';
import { ErrorBoundary } from './ui/lazy/errorBoundary';
import { lazyPage } from './ui/lazy/lazyPage';
import { Waiting } from './ui/waiting';

const FrontPage = lazyPage(async () => (await import('./front')).FrontPage, messages('home'));
const HomePage = lazyPage(async () => (await import('./features/home/home')).HomePage, messages('home'));
const JoinPage = lazyPage(async () => (await import('./features/join/join')).JoinPage, messages('join'));
const RoomPage = lazyPage(async () => (await import('./room/page')).RoomPage, messages('roomPage', 'lobby'));
const MinutesPage = lazyPage(
  async () => (await import('./features/minutes/minutesPage')).MinutesPage,
  messages('minutes', 'method', 'evaluation', 'envelope', 'refusals'),
);
const ProjectorPage = lazyPage(
  async () => (await import('./room/projectorPage')).ProjectorPage,
  messages('projector', 'room', 'method'),
);
/** Pages that few people open share one place, so that the first page does not carry the ways to each of them. */
const RarePage = lazyPage(async () => (await import('./rarePages')).RarePage);
const GroupPage = lazyPage(
  async () => (await import('./group/page')).GroupPage,
  messages(
    'group',
    'dates',
    'coming',
    'groupAgreement',
    'membership',
    'ownership',
    'rota',
    'reminders',
    'returnLink',
    'refusals',
  ),
);
const ActionsPage = lazyPage(
  async () => (await import('./features/myActions/actionsPage')).ActionsPage,
  messages('myActions', 'refusals'),
);
const PollPage = lazyPage(
  async () => (await import('./group/pollPage')).GroupPollPage,
  messages('group', 'dates', 'refusals'),
);
const DemoPage = lazyPage(async () => (await import('./features/demo/demoPage')).DemoPage, messages('demo'));
const InsecurePanel = lazyPage(
  async () => (await import('./features/insecure/insecurePanel')).InsecurePanel,
  messages('insecure'),
);

/** The drawing program is large: its file is loaded when somebody saves a board. */
const drawBoard: DrawBoard = async (ask) => (await import('./room/minutesBoards')).drawStoredBoard(ask);

/** The pages and their addresses. Each file is loaded when its page is opened. */
export function App() {
  const { t } = useTranslation('common');
  return (
    <ErrorBoundary fallback={() => <Broken />}>
      <Suspense fallback={<Waiting full>{t('loading')}</Waiting>}>
        <Switch>
          <Route path="/">
            {isSecureContext ? null : <InsecurePanel />}
            <FrontPage />
          </Route>
          <Route path="/start">
            {isSecureContext ? null : <InsecurePanel />}
            <HomePage />
          </Route>
          <Route path="/actions" component={ActionsPage} />
          <Route path="/j">
            {isSecureContext ? null : <InsecurePanel />}
            <JoinPage />
          </Route>
          <Route path="/demo">
            {isSecureContext ? null : <InsecurePanel />}
            <DemoPage />
          </Route>
          <Route path="/protected">
            <RarePage page="protection" />
          </Route>
          <Route path="/account">
            <RarePage page="account" />
          </Route>
          <Route path="/data">
            <RarePage page="data" />
          </Route>
          <Route path="/left">
            <RarePage page="left" />
          </Route>
          <Route path="/reminders">
            <RarePage page="reminders" />
          </Route>
          <Route path="/operator">
            <RarePage page="operator" />
          </Route>
          <Route path="/m/:meeting/minutes">
            {({ meeting }) => <MinutesPage meeting={meeting} drawBoard={drawBoard} />}
          </Route>
          <Route path="/m/:meeting/screen">{({ meeting }) => <ProjectorPage key={meeting} meeting={meeting} />}</Route>
          <Route path="/new">
            <RarePage page="form" />
          </Route>
          <Route path="/g/:group/dates/:poll">
            {({ group, poll }) => <PollPage key={poll} group={group} poll={poll} />}
          </Route>
          <Route path="/g/:group">{({ group }) => <GroupPage key={group} group={group} />}</Route>
          <Route path="/m/:meeting">{({ meeting }) => <RoomPage key={meeting} meeting={meeting} />}</Route>
          <Route>
            <NothingHere />
          </Route>
        </Switch>
      </Suspense>
      <LoadNotice />
    </ErrorBoundary>
  );
}

function NothingHere() {
  const { t } = useTranslation('common');
  return (
    <main className="ui-waiting ui-waiting-full">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.about')}</p>
      <a className="ui-go" href="/">
        {t('notFound.home')}
      </a>
    </main>
  );
}

/** A fault while drawing ends this page, but not the meeting: after a reload the seat is there again. */
function Broken() {
  const { t } = useTranslation('common');
  return (
    <main className="ui-waiting ui-waiting-full" role="alert">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.about')}</p>
      <GoButton onClick={() => location.reload()}>{t('broken.reload')}</GoButton>
    </main>
  );
}
