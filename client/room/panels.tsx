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
