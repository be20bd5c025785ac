import { messages } from '../i18n/load';
import type { IconName } from '../ui/icon';
import { type LazyPage, lazyPage } from '../ui/lazy/lazyPage';

export type PanelId =
  | 'board'
  | 'plan'
  | 'issue'
  | 'notes'
  | 'scores'
  | 'requests'
  | 'agreement'
  | 'pages'
  | 'envelope'
  | 'slots'
  | 'ballot'
  | 'evaluation'
  | 'previousActions';

type OpenPanel = { icon: IconName; Show: LazyPage<object> };

/** The panels of the room. The file of each is loaded when it is first opened. */
export const panelSpecs: Record<PanelId, OpenPanel> = {
  board: {
    icon: 'board',
    Show: lazyPage(async () => (await import('../features/whiteboard/whiteboard')).Whiteboard, messages('board')),
  },
  plan: {
    icon: 'plan',
    Show: lazyPage(async () => (await import('../features/plan/planPanel')).PlanPanel, messages('plan')),
  },
  issue: {
    icon: 'question',
    Show: lazyPage(async () => (await import('../features/issueCard/issuePanel')).IssuePanel, messages('issue')),
  },
  notes: {
    icon: 'note',
    Show: lazyPage(async () => (await import('../features/notes/notesPanel')).NotesPanel, messages('notes', 'saved')),
  },
  scores: {
    icon: 'list',
    Show: lazyPage(async () => (await import('../features/notes/listPanels')).ParkingPanel, messages('notes')),
  },
  requests: {
    icon: 'list',
    Show: lazyPage(async () => (await import('../features/notes/listPanels')).RequestsPanel, messages('notes')),
  },
  agreement: {
    icon: 'check',
    Show: lazyPage(
      async () => (await import('../features/agreement/agreementPanel')).AgreementPanel,
      messages('signing', 'saved'),
    ),
  },
  pages: {
    icon: 'pencil',
    Show: lazyPage(async () => (await import('./writingPlace')).WritingPlace, messages('writing', 'saved')),
  },
  envelope: {
    icon: 'envelope',
    Show: lazyPage(
      async () => (await import('../features/envelope/envelopePanel')).EnvelopePanel,
      messages('envelope'),
    ),
  },
  previousActions: {
    icon: 'check',
    Show: lazyPage(async () => (await import('./previousActions')).PreviousActionsPanel, messages('plan')),
  },
  slots: {
    icon: 'list',
    Show: lazyPage(async () => (await import('../features/floor/slotPlan')).SlotPlan, messages('slots')),
  },
  ballot: {
    icon: 'check',
    Show: lazyPage(async () => (await import('../features/ballot/ballotPanel')).BallotPanel, messages('ballot')),
  },
  evaluation: {
    icon: 'check',
    Show: lazyPage(
      async () => (await import('../features/evaluation/evaluationPanel')).EvaluationPanel,
      messages('evaluation', 'saved'),
    ),
  },
};
