import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OneChange } from '../../../shared/meeting/commands';
import {
  type Clash,
  type DraftChange,
  drafted,
  lastTap,
  withChanges,
  without,
} from '../../../shared/meeting/draft/draft';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useWholeMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useTold } from './changing';

/** Ends and times are told in minutes. */
const DRAWN_EVERY_MS = 5_000;

/** A draft of another agenda on this page, until it is used or discarded. Nobody else sees it. */
export function useDraft() {
  const { t } = useTranslation('agendaChange');
  const connection = useConnection();
  const live = useWholeMeeting();
  const me = useMe();
  const told = useTold();
  const [draft, setDraft] = useState<DraftChange[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useAtNow((now) => Math.floor(now / DRAWN_EVERY_MS));
  const now = connection.now();
  const would = drafted(live, me, draft, now);

  function become(next: DraftChange[]) {
    setProblem(null);
    setDraft(next);
  }

  /** One tap. What cannot be is told and leaves the draft as it is. */
  function tap(...changes: OneChange[]) {
    const next = withChanges(
      live,
      draft,
      changes.map((change) => withSeen(change, live.version)),
    );
    const known = new Set(would.clashes.map(({ id }) => id));
    const [clash] = drafted(live, me, next, now).clashes.filter(({ id }) => !known.has(id));
    if (clash === undefined) become(next);
    else setProblem(told(clash.refusal));
  }

  /** All that still fits takes effect at once; what does not stays here. Whether nothing is left. */
  async function use(): Promise<boolean> {
    if (would.fits.length === 0) return false;
    setBusy(true);
    const answer = await connection.send({ type: 'changeAgenda', changes: would.fits });
    setBusy(false);
    if (answer.ok)
      become(
        without(
          draft,
          draft.filter(({ id }) => !would.clashes.some((clash) => clash.id === id)),
        ),
      );
    else if (answer.error !== 'internal' && answer.detail?.place !== undefined) setProblem(t('draft.moved'));
    else setProblem(told(answer));
    return answer.ok && would.clashes.length === 0;
  }

  return {
    live,
    /** The meeting as it would be. */
    meeting: would.meeting,
    clashes: would.clashes,
    added: would.added,
    now,
    draft,
    last: lastTap(draft),
    isEmpty: would.fits.length === 0 && would.clashes.length === 0,
    mayUse: would.fits.length > 0,
    problem,
    isBusy,
    tap,
    take: become,
    takeBack: (changes: readonly DraftChange[]) => become(without(draft, changes)),
    /** Mine holds, although somebody else has changed the same. */
    insist: (clash: Clash) =>
      become(withChanges(live, without(draft, [clash]), [withSeen(clash.change, live.version)])),
    use,
  };
}

export type Draft = ReturnType<typeof useDraft>;

const withSeen = (change: OneChange, seen: number): OneChange =>
  change.type === 'addBreak' || change.type === 'giveSlot' ? change : { ...change, seen };
