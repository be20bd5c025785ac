import { useTranslation } from 'react-i18next';
import { hasQuestions, stageMembers } from '../../../shared/meeting/people/parties';
import { isLead } from '../../../shared/meeting/people/people';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { factsNow, stageClock } from '../../../shared/meeting/views/clocks';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { behindInRound, isRoundDone } from '../../../shared/meeting/views/nextStep';
import { myPrompt } from '../../../shared/meeting/views/prompts';
import { rolesOf } from '../../../shared/meeting/views/roles';
import { slotShortage } from '../../../shared/meeting/views/slotOrder';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useOwnPrompt } from '../../connection/hooks/ownPrompt';
import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';

/** The prompt for my role in this stage, and in question stages a few beginnings of open questions. */
export function PromptCard({ stems: withStems = true }: { stems?: boolean }) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const slotText = useSlotText(me, useShortNames());
  const at = currentStage(meeting);
  const own = useOwnPrompt(meeting, at?.stage);
  const isOver = useAtNow((now) => (stageClock(meeting, now)?.leftMs ?? 0) < 0);
  if (!at) return <BeforePrompt />;
  const client = at.slot ? slotText.client(at.slot) : '';
  const prompt = myPrompt(meeting, me);
  const stems = withStems && prompt.role === 'coach' ? method.stems(at.stage.words) : [];
  const isDoneForLead = isRoundDone(meeting) && isLead(meeting, me);
  const behind = prompt.role === 'coach' ? behindInRound(meeting, me) : null;
  const usual = () => (behind === null ? method.prompt(prompt.words, client) : t(`prompt.${behind}`));
  const lateLead = isOver && isLead(meeting, me) && at.stage.kind !== 'break';
  return (
    <section className="floor-prompt" aria-label={t('prompt.label')}>
      <div key={`${at.stage.key} ${prompt.words}`} className="floor-prompt-text">
        <p className="say" dir={own === null || isDoneForLead ? undefined : 'auto'}>
          {isDoneForLead ? t('prompt.roundDone') : (own ?? usual())}
        </p>
        <Rule late={lateLead} />
        <MyRoles />
        {stems.length > 0 ? (
          <ul className="floor-stems" aria-label={t('prompt.stems')}>
            {stems.map((stem) => (
              <li key={stem}>{stem}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}

/** What my roles ask of me, in one line each. */
function MyRoles() {
  const method = useMethodText();
  const meeting = useMeeting();
  const roles = rolesOf(meeting, useMe());
  if (roles.length === 0) return null;
  return (
    <ul className="floor-my-roles">
      {roles.map((role) => (
        <li key={role}>
          <b>{method.name(`roles.${role}`)}</b> {method.prompt(`roles.${role}.does`, '')}
        </li>
      ))}
    </ul>
  );
}

function BeforePrompt() {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const shortage = slotShortage(meeting);
  return (
    <section className="floor-prompt" aria-label={t('prompt.label')}>
      <p className="say">{method.prompt(myPrompt(meeting, me).words, '')}</p>
      {shortage ? (
        <p className="floor-rule">
          {t(`before.${shortage.kind}`, { people: shortage.people, each: shortage.each, least: shortage.least })}
        </p>
      ) : null}
      <p className="floor-rule">{t('before.free')}</p>
    </section>
  );
}

/** The quiet line below: says once what happens to microphones and time in this stage. */
function Rule({ late }: { late: boolean }) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const slotText = useSlotText(me, nameOf);
  const areFactsAsked = useAtNow((now) => factsNow(meeting, now));
  const at = currentStage(meeting);
  if (!at) return null;
  const stage = method.name(at.stage.words);
  const isClient = at.slot?.client === me;
  const client = at.slot ? slotText.client(at.slot) : '';
  if (at.progress.listening === 'on') {
    const both = at.stage.clientListens === 'microphoneAndCamera';
    if (isClient) return <p className="floor-rule">{t(both ? 'rule.youListenBoth' : 'rule.youListen', { stage })}</p>;
    return <p className="floor-rule">{t('rule.clientListens', { name: client })}</p>;
  }
  if (at.progress.listening === 'stopped') return <p className="floor-rule">{t('rule.stopped', { name: client })}</p>;
  const microphone = mediaRights(meeting, me).microphone;
  const isClosed = microphone === 'privateStage';
  if (microphone === 'oneVoice') return <p className="floor-rule">{t('rule.oneVoice')}</p>;
  if (areFactsAsked && !late) return <p className="floor-rule">{t(isClient ? 'rule.factsClient' : 'rule.facts')}</p>;
  if (late) return <p className="floor-rule">{t('rule.late')}</p>;
  const talk = at.progress.talk;
  switch (talk.kind) {
    case 'round':
      if (isRoundDone(meeting)) return null;
      return <p className="floor-rule">{talk.turn?.member === me ? t('rule.yourTurn') : t('rule.round')}</p>;
    case 'queue':
      // People who stay out of this stage cannot raise a hand.
      if (!stageMembers(meeting, at.stage).includes(me)) return null;
      if (!hasQuestions(at.stage)) return <p className="floor-rule">{t('rule.queueTalk')}</p>;
      return <p className="floor-rule">{isClient ? t('rule.queueClient') : t('rule.queue')}</p>;
    case 'quiet':
      // What happens to the pages, and to the microphones meanwhile, is said below the prompt.
      if (at.stage.writing) return null;
      return <p className="floor-rule">{t(isClosed ? 'rule.quiet' : 'rule.quietOpen')}</p>;
    case 'one':
    case 'free':
    case 'vote':
    case 'ballot':
      return null;
    default:
      return talk satisfies never;
  }
}
