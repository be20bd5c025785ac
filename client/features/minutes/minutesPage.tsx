import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../../shared/meeting/state';
import type {
  EvaluationResult,
  Mine,
  Minutes,
  MinutesAction,
  MinutesPage as MinutesRead,
} from '../../../shared/protocol/http';
import { ACTIONS, groupPath, HOME, roomPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { Brand } from '../../ui/brand';
import { SoftButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import { Panel } from '../../ui/panel';
import { whenText } from '../../ui/text/when';
import { Waiting } from '../../ui/waiting';
import { ActionCard } from './actionCard';
import { Averages } from './averages';
import { EnvelopeList, Lines, numbered, WrittenText } from './belongings';
import { Downloads, type DrawBoard } from './downloads';
import { agreementText, whenOf, wholeMinutes } from './facts';
import { ParkedLines, RequestLines } from './lists';
import { MyPages, PagesOf } from './pages';
import { StagesTable } from './stagesTable';
import { useMine, useMinutes } from './useMinutes';
import './minutes.css';

/** The minutes of a meeting. `drawBoard` makes a file of a board; without it, boards are not offered. */
export function MinutesPage({ meeting, drawBoard }: { meeting: MeetingId; drawBoard?: DrawBoard }) {
  const { t } = useTranslation('minutes');
  const [minutes, againMinutes] = useMinutes(meeting);
  const [mine, againMine] = useMine(meeting);
  usePageTitle(minutes.kind === 'here' ? t('titleOf', { title: minutes.value.title }) : t('title'));
  // What everybody of the meeting may read is open also where what is mine alone stays closed.
  const isMineClosed = minutes.kind === 'here' && mine.kind === 'refused' && mine.why === 'closedHere';
  const refused = isMineClosed ? null : [minutes, mine].find((each) => each.kind === 'refused');
  const isLoading = !refused && (minutes.kind === 'loading' || mine.kind === 'loading');
  const again = () => {
    if (minutes.kind === 'refused') againMinutes();
    if (mine.kind === 'refused') againMine();
  };
  return (
    <main className="minutes-page">
      <Brand href={HOME} />
      {isLoading ? <Waiting>{t('loading')}</Waiting> : null}
      {refused ? (
        <Notice
          kind="refused"
          actions={
            refused.why === 'other' ? (
              <SoftButton onClick={again}>{t('refused.again')}</SoftButton>
            ) : (
              <a className="ui-soft" href={HOME}>
                {t('refused.home')}
              </a>
            )
          }
        >
          {t(`refused.${refused.why}`)}
        </Notice>
      ) : null}
      {isMineClosed ? <Notice>{t('refused.closedHere')}</Notice> : null}
      {minutes.kind === 'here' && (mine.kind === 'here' || isMineClosed) ? (
        <MinutesBody
          meeting={meeting}
          minutes={minutes.value}
          mine={mine.kind === 'here' ? mine.value : nothingOfMine}
          drawBoard={drawBoard ?? null}
        />
      ) : null}
    </main>
  );
}

const isUntold = (entry: MinutesAction) => entry.mine && entry.action.status === 'open';

const nothingOfMine: Mine = { note: '', pages: [], given: [], envelope: [], groupNotes: '' };

function MinutesBody({
  meeting,
  minutes,
  mine,
  drawBoard,
}: {
  meeting: MeetingId;
  minutes: MinutesRead;
  mine: Mine;
  drawBoard: DrawBoard | null;
}) {
  const { t } = useTranslation('minutes');
  const own = minutes.actions.filter((entry) => entry.mine);
  const others = minutes.actions.filter((entry) => !entry.mine);
  return (
    <Panel className="minutes-panel" aria-labelledby="minutes-title">
      <header>
        <p className="minutes-group">
          <a className="ui-text-button" href={groupPath(minutes.group)} dir="auto">
            <Icon name="back" size={18} /> {minutes.groupName}
          </a>
        </p>
        <h1 id="minutes-title" dir="auto">
          {minutes.title === minutes.groupName ? t('title') : minutes.title}
        </h1>
        <p className="quiet">{whenOf(minutes, t)}</p>
        {minutes.endedAt === null ? (
          <p>
            {t('running')} <a href={roomPath(meeting)}>{t('backToRoom')}</a>
          </p>
        ) : null}
      </header>
      <Section title={t('actions.title')}>
        {minutes.actions.length === 0 ? <p className="quiet">{t('actions.none')}</p> : null}
        {own.length > 0 ? <h3>{t('actions.mine')}</h3> : null}
        {own.map((entry) => (
          <ActionCard key={entry.action.id} entry={entry} />
        ))}
        {own.length > 0 ? <a href={ACTIONS}>{t(own.some(isUntold) ? 'actions.tell' : 'actions.see')}</a> : null}
        {own.every(isUntold) ? null : <p className="faint">{t('actions.onlyMe')}</p>}
        {own.length > 0 && others.length > 0 ? <h3>{t('actions.others')}</h3> : null}
        {others.map((entry) => (
          <ActionCard key={entry.action.id} entry={entry} />
        ))}
      </Section>
      {mine.envelope.length > 0 ? (
        <Section title={t('mine.envelope')}>
          <EnvelopeList cards={mine.envelope} />
        </Section>
      ) : null}
      {mine.given.length > 0 ? (
        <Section title={t('mine.given')}>
          <PagesOf pages={mine.given} />
        </Section>
      ) : null}
      {mine.pages.length > 0 ? (
        <Section title={t('mine.pages')}>
          <MyPages pages={mine.pages} change={null} />
        </Section>
      ) : null}
      {mine.note.trim() === '' ? null : (
        <Section title={t('mine.note')}>
          <p className="faint">{t('mine.noteAbout')}</p>
          <WrittenText text={mine.note} />
        </Section>
      )}
      {minutes.oneChange ? (
        <Section title={t('change.title')}>
          <p className="minutes-say" dir="auto">
            {minutes.oneChange}
          </p>
        </Section>
      ) : null}
      {minutes.evaluations.map((evaluation) => (
        <EvaluationSection key={evaluation.stage} evaluation={evaluation} />
      ))}
      <Section title={t('next.title')}>
        <p>{minutes.nextStartsAt ? whenText(minutes.nextStartsAt, serverNow()) : t('next.none')}</p>
      </Section>
      <Section title={t('attendance.title')}>
        <ul className="minutes-people">
          {numbered(minutes.attendance).map(({ item, index }) => (
            <li key={index}>
              <span dir="auto">{item.name}</span>
              <span className="faint">
                {[
                  t(`roles.${item.role}`, { defaultValue: '' }),
                  t('attendance.minutes', { count: item.minutesPresent }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('stages.title')}>
        <StagesTable stages={minutes.stages} />
      </Section>
      {minutes.leftOut.length > 0 ? (
        <Section title={t('leftOut.title')}>
          <p>{t('leftOut.about', { count: minutes.leftOut.length, names: minutes.leftOut })}</p>
        </Section>
      ) : null}
      {minutes.agreement === null ? null : (
        <Section title={t('agreement.title')}>
          <p>{agreementText(minutes.agreement, t)}</p>
        </Section>
      )}
      {minutes.issues.length > 0 ? (
        <Section title={t('issues.title')}>
          {numbered(minutes.issues).map(({ item, index }) => (
            <p key={index} className="minutes-say">
              <span className="minutes-by" dir="auto">
                {item.name}
              </span>
              <span dir="auto">{item.card.line}</span>
            </p>
          ))}
        </Section>
      ) : null}
      {minutes.pages.length > 0 ? (
        <Section title={t('pages.title')}>
          <PagesOf pages={minutes.pages} />
        </Section>
      ) : null}
      {mine.groupNotes.trim() === '' ? null : (
        <Section title={t('mine.groupNotes')}>
          <WrittenText text={mine.groupNotes} />
        </Section>
      )}
      {minutes.requests.length > 0 ? (
        <Section title={t('requests.title')}>
          <RequestLines requests={minutes.requests} />
        </Section>
      ) : null}
      {minutes.parking.length > 0 ? (
        <Section title={t('parking.title')}>
          <ParkedLines parking={minutes.parking} />
        </Section>
      ) : null}
      <TalkTime minutes={minutes} />
      <Section title={t('downloads.title')}>
        <Downloads minutes={minutes} mine={mine} meeting={meeting} drawBoard={drawBoard} />
      </Section>
    </Panel>
  );
}

/** Under the name of its form, because a meeting may have two. */
function EvaluationSection({ evaluation }: { evaluation: EvaluationResult }) {
  const { t } = useTranslation(['minutes', 'evaluation']);
  return (
    <Section title={t(`forms.${evaluation.form}.result`, { ns: 'evaluation' })}>
      <Averages evaluation={evaluation} />
      {evaluation.texts.length > 0 ? (
        <>
          <h3>{t('evaluation.notes')}</h3>
          <Lines texts={evaluation.texts} />
        </>
      ) : null}
    </Section>
  );
}

/** Of everybody where the agreement says so, otherwise only my own. */
function TalkTime({ minutes: { talk, myTalkMs } }: { minutes: Minutes }) {
  const { t } = useTranslation('minutes');
  if (talk !== null) {
    return (
      <Section title={t('talk.ofAll')}>
        <p className="faint">{t('talk.agreed')}</p>
        <ul className="minutes-people">
          {numbered(talk).map(({ item, index }) => (
            <li key={index}>
              <span dir="auto">{item.name}</span>
              <span className="faint">{t('talk.minutes', { minutes: wholeMinutes(item.ms) })}</span>
            </li>
          ))}
        </ul>
      </Section>
    );
  }
  return myTalkMs === null ? null : (
    <Section title={t('talk.title')}>
      <p>
        {t('talk.minutes', { minutes: wholeMinutes(myTalkMs) })} <span className="faint">{t('talk.only')}</span>
      </p>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="minutes-section">
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
