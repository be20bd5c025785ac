import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Meeting, MemberId } from '../../shared/meeting/state';
import { currentStage } from '../../shared/meeting/views';
import { messages } from '../i18n/load';
import type { IconName } from '../ui/icon';
import { type LazyPage, lazyPage } from '../ui/lazy/lazyPage';

export type PaperId = 'board' | 'plan' | 'issue' | 'notes' | 'envelope' | 'slots' | 'evaluation' | 'brought';

type Sheet = { icon: IconName; Show: LazyPage<object> };

/** What the group writes; each is fetched when it is first opened. */
export const sheets: Record<PaperId, Sheet> = {
  board: {
    icon: 'board',
    Show: lazyPage(async () => (await import('../features/whiteboard/whiteboard')).Whiteboard, messages('board')),
  },
  plan: {
    icon: 'plan',
    Show: lazyPage(async () => (await import('../features/plan/planPanel')).PlanPaper, messages('plan')),
  },
  issue: {
    icon: 'question',
    Show: lazyPage(async () => (await import('../features/issueCard/issuePanel')).IssuePaper, messages('issue')),
  },
  notes: {
    icon: 'note',
    Show: lazyPage(async () => (await import('../features/notes/notesPanel')).NotesPaper, messages('notes')),
  },
  envelope: {
    icon: 'envelope',
    Show: lazyPage(
      async () => (await import('../features/envelope/envelopePanel')).EnvelopePaper,
      messages('envelope'),
    ),
  },
  brought: {
    icon: 'check',
    Show: lazyPage(async () => (await import('./previousActions')).BroughtPaper, messages('plan')),
  },
  slots: { icon: 'list', Show: lazyPage(async () => (await import('../features/floor/slotPlan')).SlotPlan) },
  evaluation: {
    icon: 'check',
    Show: lazyPage(
      async () => (await import('../features/evaluation/evaluationPanel')).EvaluationPaper,
      messages('evaluation'),
    ),
  },
};

/** The paper a stage asks for, before anybody chose one. `isFirst`: nothing was brought along from an earlier meeting. */
function paperOfStage(meeting: Meeting, me: MemberId, isFirst: boolean): PaperId | null {
  const at = currentStage(meeting);
  if (!at) return null;
  const { artefacts } = at.stage;
  const isClient = at.slot?.client === me;
  if (artefacts.includes('evaluation') || artefacts.includes('evaluationResult')) return 'evaluation';
  if (at.progress.talk.kind === 'vote' && artefacts.includes('slotList')) return 'slots';
  if (artefacts.includes('status') && !isFirst) return 'brought';
  if (artefacts.includes('action')) return 'plan';
  if (isClient && at.progress.listening === 'on') return 'notes';
  if (isClient && artefacts.includes('issue') && at.slot?.issue === null) return 'issue';
  return null;
}

/** The papers that make sense now, in the order of the menu. */
export function papersNow(meeting: Meeting, isFirst: boolean): PaperId[] {
  const at = currentStage(meeting);
  const ids: PaperId[] = ['board', 'notes', 'issue'];
  if (at?.slot) ids.push('plan', 'envelope');
  else if (at?.stage.artefacts.includes('action')) ids.push('plan');
  if (!isFirst) ids.push('brought');
  if (at?.progress.talk.kind === 'vote') ids.push('slots');
  if (meeting.evaluation.phase !== 'none') ids.push('evaluation');
  return ids;
}

const isTyping = (place: HTMLElement | null): boolean => {
  const active = document.activeElement;
  return (
    place !== null &&
    active instanceof HTMLElement &&
    place.contains(active) &&
    (active.isContentEditable || active.matches('input, textarea, select'))
  );
};

/** What everybody is asked to answer; a shared screen does not cover it. */
const asked: readonly (PaperId | null)[] = ['evaluation', 'slots'];

/** A paper somebody chose, or none; it lasts for the stage, and `whileShared` for as long as a screen is shared. */
type Choice = { stage: string | null; paper: PaperId | null; whileShared: boolean };

/**
 * Which paper is open: the stage's own, until somebody chooses. A shared screen takes the place of the stage's own paper, not
 * of a chosen one; who is typing when the stage changes or a screen comes keeps the paper under their hands.
 */
export function usePaper(
  meeting: Meeting,
  me: MemberId,
  isFirst: boolean,
  place: RefObject<HTMLElement | null>,
  isShared: boolean,
) {
  const stage = meeting.current;
  const own = paperOfStage(meeting, me, isFirst);
  const wanted = isShared && !asked.includes(own) ? null : own;
  const [choice, setChoice] = useState<Choice | null>(null);
  const shown = useRef<{ stage: string | null; isShared: boolean; paper: PaperId | null }>({
    stage,
    isShared,
    paper: null,
  });
  const isLasting = choice !== null && choice.stage === stage && (isShared || !choice.whileShared);
  const chosen = isLasting ? choice : null;

  let open = chosen ? chosen.paper : wanted;
  const changed = shown.current.stage !== stage || shown.current.isShared !== isShared;
  const keep = changed && open !== shown.current.paper && isTyping(place.current);
  if (keep) open = shown.current.paper;

  useEffect(() => {
    if (keep) setChoice({ stage, paper: shown.current.paper, whileShared: false });
    shown.current = { stage, isShared, paper: open };
  }, [keep, stage, isShared, open]);

  const show = (paper: PaperId | null) => setChoice({ stage, paper, whileShared: false });
  return {
    open,
    toggle: (paper: PaperId) => show(open === paper ? null : paper),
    show,
    /** Away with the paper while a screen is shared; the stage's own comes back afterwards. */
    lookAtScreen: () => setChoice({ stage, paper: null, whileShared: true }),
  };
}
