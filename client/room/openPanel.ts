import { type RefObject, useEffect, useRef, useState } from 'react';
import { signsAgreement } from '../../shared/meeting/agreement';
import { isSplit, stageNow } from '../../shared/meeting/standing';
import type { Meeting, MemberId } from '../../shared/meeting/state';
import { isClosingRound } from '../../shared/meeting/views/agenda';
import { currentStage } from '../../shared/meeting/views/currentStage';
import { nextStep } from '../../shared/meeting/views/nextStep';
import { stagesWithMyPage, writesNow } from '../../shared/meeting/views/pages';
import { isInFieldOf, isMidSentence } from '../ui/focusKeeper';
import type { PanelId } from './panels';

/** Lists that a stage makes: topics with scores, and the progress and requests of a call. */
const lists = ['scores', 'requests'] as const;

/** The panel that a stage opens by itself. `isFirst`: the group has no actions from earlier meetings. */
function panelOfStage(meeting: Meeting, me: MemberId, isFirst: boolean): PanelId | null {
  const at = currentStage(meeting);
  if (!at) return null;
  const { artefacts } = at.stage;
  const isClient = at.slot?.client === me;
  if (artefacts.includes('evaluation') || artefacts.includes('evaluationResult')) return 'evaluation';
  if (writesNow(meeting, me) !== null) return 'pages';
  if (at.progress.talk.kind === 'vote' && artefacts.includes('slotList')) return 'slots';
  if (hasBallot(meeting)) return 'ballot';
  const list = lists.find((each) => artefacts.includes(each));
  if (list) return list;
  if (signsAgreement(at.stage)) return 'agreement';
  if (artefacts.includes('status') && !isFirst) return 'previousActions';
  // Beside a stage that offers slots stands how to get one.
  if (artefacts.includes('action') && at.slot?.client !== '' && at.stage.offers === undefined) return 'plan';
  if (isClient && at.progress.listening === 'on') return 'notes';
  if (isClient && artefacts.includes('issue') && at.slot?.issue === null) return 'issue';
  return null;
}

/** Something is decided by votes, or a slot is free to take. */
const hasBallot = (meeting: Meeting): boolean =>
  currentStage(meeting)?.progress.talk.kind === 'ballot' || nextStep(meeting)?.kind === 'findClient';

/** The panels that the menu offers now, in its order. */
export function panelsNow(meeting: Meeting, me: MemberId, isFirst: boolean): PanelId[] {
  const at = currentStage(meeting);
  const ids: PanelId[] = ['board', 'notes', 'issue'];
  if (isSplit(meeting)) ids.push('plan');
  else if (at?.slot?.client) ids.push('plan', 'envelope');
  else if (!at?.slot && (at?.stage.artefacts.includes('action') || isClosingRound(meeting))) ids.push('plan');
  if (meeting.pages !== undefined || stagesWithMyPage(meeting, me).length > 0) ids.push('pages');
  ids.push(...lists.filter((each) => meeting.agenda.some(({ artefacts }) => artefacts.includes(each))));
  if (meeting.agenda.some(signsAgreement)) ids.push('agreement');
  if (!isFirst) ids.push('previousActions');
  if (at?.progress.talk.kind === 'vote') ids.push('slots');
  if (hasBallot(meeting)) ids.push('ballot');
  if (meeting.evaluation.phase !== 'none' && !isFormAhead(meeting)) ids.push('evaluation');
  return ids;
}

/** The lead went back from a form that is still open. It is answered when its stage comes again. */
const isFormAhead = (meeting: Meeting): boolean =>
  meeting.evaluation.phase === 'answering' && !currentStage(meeting)?.stage.artefacts.includes('evaluation');

/** Identifies what a panel shows. Plan and envelope belong to a slot, so they show something else in the next slot. */
const contentOf = (panel: PanelId, slot: string | null): string =>
  panel === 'plan' || panel === 'envelope' ? `${panel} ${slot}` : panel;

/** Everybody has to answer in these panels, so a shared screen does not cover them. */
const asked: readonly (PanelId | null)[] = ['evaluation', 'slots', 'ballot', 'pages'];

/**
 * A panel that somebody chose; null: they closed the panel. It lasts for the stage or, with `whileShared`, while a
 * screen is shared.
 */
type Choice = { stage: string | null; panel: PanelId | null; whileShared: boolean };

/** What was shown before. A panel with the same content may stay open. */
export type Shown = { stage: string | null; isShared: boolean; panel: PanelId | null; content: string | null };

/**
 * Decides which panel is open: the one of the stage, until somebody chooses another. A shared screen replaces the panel
 * of the stage, but not a chosen one. When the stage changes or a screen is shared, people who are typing keep the
 * panel they type in, as long as it still exists: a panel of a stage or slot that has ended closes.
 */
export function openPanel({
  meeting,
  me,
  isFirst,
  isShared,
  choice,
  shown,
  isTyping,
}: {
  meeting: Meeting;
  me: MemberId;
  isFirst: boolean;
  isShared: boolean;
  choice: Choice | null;
  shown: Shown;
  isTyping: boolean;
}): { now: Shown; isKept: boolean } {
  const stage = stageNow(meeting);
  const slot = currentStage(meeting)?.slot?.id ?? null;
  const possible = panelsNow(meeting, me, isFirst);
  const standing = (panel: PanelId | null): Shown => ({
    stage,
    isShared,
    panel,
    content: panel === null ? null : contentOf(panel, slot),
  });
  const own = panelOfStage(meeting, me, isFirst);
  const wanted = isShared && !asked.includes(own) ? null : own;
  const lasts = choice !== null && choice.stage === stage && (isShared || !choice.whileShared);
  const isPossible = choice?.panel == null || possible.includes(choice.panel);
  const open = standing(lasts && isPossible ? choice.panel : wanted);
  const changed = shown.stage !== stage || shown.isShared !== isShared;
  if (!changed || !isTyping || shown.panel === null || open.panel === shown.panel) return { now: open, isKept: false };
  const kept = standing(shown.panel);
  const isStillThere = possible.includes(shown.panel) && kept.content === shown.content;
  return isStillThere ? { now: kept, isKept: true } : { now: open, isKept: false };
}

export function useOpenPanel(
  meeting: Meeting,
  me: MemberId,
  isFirst: boolean,
  place: RefObject<HTMLElement | null>,
  isShared: boolean,
) {
  const stage = stageNow(meeting);
  const [choice, setChoice] = useState<Choice | null>(null);
  const shown = useRef<Shown>({ stage, isShared, panel: null, content: null });
  // Everybody's caret stands on their page when silent writing ends: only those in the middle of a sentence keep it open.
  const isTyping = isInFieldOf(place.current) && (shown.current.panel !== 'pages' || isMidSentence());
  const { now, isKept } = openPanel({ meeting, me, isFirst, isShared, choice, shown: shown.current, isTyping });
  const { panel, content } = now;

  useEffect(() => {
    if (isKept) setChoice({ stage, panel, whileShared: false });
    shown.current = { stage, isShared, panel, content };
  }, [isKept, stage, isShared, panel, content]);

  const show = (chosen: PanelId | null) => setChoice({ stage, panel: chosen, whileShared: false });
  return {
    open: panel,
    toggle: (chosen: PanelId) => show(panel === chosen ? null : chosen),
    show,
    /** Closes the panel while a screen is shared. The panel of the stage opens again afterwards. */
    lookAtScreen: () => setChoice({ stage, panel: null, whileShared: true }),
  };
}
