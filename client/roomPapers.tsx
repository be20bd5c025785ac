import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Meeting, MemberId } from '../shared/meeting/state';
import { currentStage } from '../shared/meeting/views';
import type { IconName } from './ui/icon';
import { type Fetched, fetched } from './words/fetched';

export type PaperId = 'board' | 'plan' | 'issue' | 'notes' | 'envelope' | 'slots' | 'evaluation' | 'brought';

type Sheet = { icon: IconName; Show: Fetched<object> };

/** What the group writes; each is fetched when it is first opened. */
export const sheets: Record<PaperId, Sheet> = {
  board: {
    icon: 'board',
    Show: fetched(async () => (await import('./features/whiteboard/whiteboard')).Whiteboard, 'board'),
  },
  plan: { icon: 'plan', Show: fetched(async () => (await import('./features/plan/planPaper')).PlanPaper, 'plan') },
  issue: {
    icon: 'question',
    Show: fetched(async () => (await import('./features/issueCard/issuePaper')).IssuePaper, 'issue'),
  },
  notes: {
    icon: 'note',
    Show: fetched(async () => (await import('./features/notes/notesPaper')).NotesPaper, 'notes'),
  },
  envelope: {
    icon: 'envelope',
    Show: fetched(async () => (await import('./features/envelope/envelopePaper')).EnvelopePaper, 'envelope'),
  },
  brought: {
    icon: 'check',
    Show: fetched(async () => (await import('./roomBrought')).BroughtPaper, 'plan'),
  },
  slots: { icon: 'list', Show: fetched(async () => (await import('./features/floor/slotPlan')).SlotPlan) },
  evaluation: {
    icon: 'check',
    Show: fetched(async () => (await import('./features/evaluation/evaluationPaper')).EvaluationPaper, 'evaluation'),
  },
};

/** The paper a stage asks for, before anybody chose one. `isFirst`: nothing was brought along from an earlier meeting. */
export function paperOfStage(meeting: Meeting, me: MemberId, isFirst: boolean): PaperId | null {
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

/**
 * Which paper is open: the stage's own, until somebody chooses. A choice lasts for the stage; who is typing when the
 * stage changes keeps the paper under their hands.
 */
export function usePaper(meeting: Meeting, me: MemberId, isFirst: boolean, place: RefObject<HTMLElement | null>) {
  const stage = meeting.current;
  const wanted = paperOfStage(meeting, me, isFirst);
  const [choice, setChoice] = useState<{ stage: string | null; paper: PaperId | null } | null>(null);
  const shown = useRef<{ stage: string | null; paper: PaperId | null }>({ stage, paper: null });
  const chosen = choice && choice.stage === stage ? choice : null;

  let open = chosen ? chosen.paper : wanted;
  const changed = shown.current.stage !== stage;
  const keep = changed && open !== shown.current.paper && isTyping(place.current);
  if (keep) open = shown.current.paper;

  useEffect(() => {
    if (keep) setChoice({ stage, paper: shown.current.paper });
    shown.current = { stage, paper: open };
  }, [keep, stage, open]);

  return {
    open,
    toggle: (paper: PaperId) => setChoice({ stage, paper: open === paper ? null : paper }),
    show: (paper: PaperId) => setChoice({ stage, paper }),
  };
}
