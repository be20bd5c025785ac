import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { Day } from '../../../shared/day';
import { beginRow, hashOfRow, planRows, rowText } from '../../../shared/documents/plan';
import { ownPage } from '../../../shared/meeting/pages';
import type { MemberId, Slot } from '../../../shared/meeting/state';
import type { Action } from '../../../shared/protocol/records';
import { useCarets, useTellCaret } from '../../connection/documents/typing';
import { useActions } from '../../connection/hooks/actions';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useSend } from '../../connection/hooks/send';
import { type OpenDocument, useDocument } from '../../connection/hooks/useDocument';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { Waiting } from '../../ui/waiting';
import { usePlanUndo, useRows } from './planDocument';
import { acceptedFrom, PlanRow } from './planRow';
import { LastTime } from './previousActions';
import { Writers } from './writers';
import './plan.css';

/**
 * One action plan, of a slot or (outside slots) of a member. Everybody can draft, and its owner accepts the actions.
 */
export function OnePlan({ owner, slot }: { owner: MemberId; slot: Slot | null }) {
  const { t } = useTranslation('plan');
  const me = useMe();
  const nameOf = useShortNames();
  const { id: meeting } = useMeeting();
  const page = slot?.id ?? ownPage(owner);
  const document = useDocument('plan', page);
  const { actions, nextDay, showOlder } = useActions({ of: owner });
  const isOwner = owner === me;
  const before = (actions ?? []).filter((action) => action.meeting !== meeting);
  const accepted = (actions ?? []).filter((action) => action.meeting === meeting && action.slot === (slot?.id ?? null));
  const title = isOwner ? t('titleMine') : t('title', { name: nameOf(owner) });
  return (
    <>
      <header className="plan-head">
        <h2>{title}</h2>
        <Writers document={document.name} />
      </header>
      {document.doc ? (
        <Draft doc={document.doc} {...{ document, page, owner, slot, accepted, before, nextDay, showOlder }} />
      ) : (
        <div className="plan-scroll">
          {document.problem === 'none' ? (
            <Waiting>{t('opening')}</Waiting>
          ) : (
            <Notice kind="warn">{t(`problem.${document.problem}`)}</Notice>
          )}
        </div>
      )}
    </>
  );
}

function Draft({
  doc,
  document,
  page,
  owner,
  slot,
  accepted,
  before,
  nextDay,
  showOlder,
}: {
  doc: Y.Doc;
  document: OpenDocument;
  page: string;
  owner: MemberId;
  slot: Slot | null;
  accepted: readonly Action[];
  before: readonly Action[];
  nextDay: Day | null;
  showOlder: (() => void) | null;
}) {
  const { t } = useTranslation('plan');
  const connection = useConnection();
  const me = useMe();
  const nameOf = useShortNames();
  const rows = useRows(doc);
  const carets = useCarets(document.name);
  const tellCaret = useTellCaret(document.name);
  const undo = usePlanUndo(doc);
  const accepting = useAccepting(doc, document, page, rows, accepted);
  const isClient = owner === me;
  const clientName = nameOf(owner);
  return (
    <>
      <div className="plan-scroll">
        {document.rights.softReadOnly === 'draftClosed' ? <Notice>{t('closed', { name: clientName })}</Notice> : null}
        {document.rights.softReadOnly === 'clientListens' ? <Notice>{t('listening')}</Notice> : null}
        {document.refused === 'none' ? null : <Notice kind="refused">{t(`refused.${document.refused}`)}</Notice>}
        {accepting.problem ? <Notice kind="refused">{accepting.problem}</Notice> : null}
        {slot?.outcome === 'none' ? <Notice>{t('noActionSaid')}</Notice> : null}
        {rows.map((row, index) => (
          <PlanRow
            key={row}
            number={index + 1}
            isOnly={rows.length === 1}
            canWrite={document.canWrite}
            actions={accepted}
            busy={accepting.busy}
            onAccept={(each) => void accepting.accept([each])}
            onWithdraw={(action) => void accepting.withdraw(action)}
            onCaret={tellCaret}
            onUndo={undo.undo}
            onRedo={undo.redo}
            {...{ doc, row, carets, nextDay, isClient, clientName }}
          />
        ))}
        {document.canWrite && rows.length < planRows ? (
          <TextButton icon="plus" onClick={() => beginMore(doc, rows, me, connection.now(), nextDay)}>
            {t('more')}
          </TextButton>
        ) : null}
        <LastTime actions={before} isClient={isClient} onOlder={showOlder} />
      </div>
      <Foot
        canWrite={document.canWrite}
        pending={document.pending}
        {...{ slot, isClient, clientName, accepting }}
        hasAccepted={accepted.length > 0}
      />
    </>
  );
}

/** The first row is drawn before anybody has begun it. When somebody adds a second row, the first one is begun too. */
function beginMore(doc: Y.Doc, rows: readonly number[], me: string, now: number, due: Day | null): void {
  if (rows.length === 1 && rows[0] === 0 && rowText(doc, 0).what === '') beginRow(doc, me, now, due);
  beginRow(doc, me, now, due);
}

type Accepting = {
  busy: boolean;
  problem: string | null;
  open: number[];
  accept: (rows: readonly number[]) => Promise<void>;
  withdraw: (action: string) => Promise<void>;
};

function useAccepting(
  doc: Y.Doc,
  document: OpenDocument,
  page: string,
  rows: readonly number[],
  accepted: readonly Action[],
): Accepting {
  const { t } = useTranslation('plan');
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { flush } = document;
  const open = rows.filter((row) => rowText(doc, row).what.trim() !== '' && !acceptedFrom(doc, row, accepted));

  const accept = useCallback(
    async (which: readonly number[]) => {
      setBusy(true);
      setProblem(null);
      // The text that the client saw is hashed first, because the server may accept only exactly that text.
      const seen = which.map((row) => ({ row, hash: hashOfRow(rowText(doc, row)) }));
      await flush();
      for (const { row, hash } of seen) {
        const answer = await change({ what: 'acceptAction', page, row, hash });
        if (!answer.ok) setProblem(answer.error === 'stale' ? t('changed') : whyNot(answer));
      }
      setBusy(false);
    },
    [doc, flush, change, page, t, whyNot],
  );
  const withdraw = useCallback(
    async (action: string) => {
      setBusy(true);
      const answer = await change({ what: 'withdrawAction', action });
      setProblem(answer.ok ? null : whyNot(answer));
      setBusy(false);
    },
    [change, whyNot],
  );
  return useMemo(() => ({ busy, problem, open, accept, withdraw }), [busy, problem, open, accept, withdraw]);
}

function Foot({
  slot,
  isClient,
  canWrite,
  clientName,
  pending,
  accepting,
  hasAccepted,
}: {
  slot: Slot | null;
  isClient: boolean;
  canWrite: boolean;
  clientName: string;
  pending: boolean;
  accepting: Accepting;
  /** An action of this plan was accepted. */
  hasAccepted: boolean;
}) {
  const { t } = useTranslation('plan');
  if (!isClient && !canWrite) return null;
  if (!isClient) {
    return (
      <footer className="plan-foot">
        <p className="plan-quiet">
          {t(hasAccepted && accepting.open.length === 0 ? 'footAccepted' : 'footCoach', { name: clientName })}
        </p>
        {pending ? <p className="plan-quiet">{t('unsaved')}</p> : null}
      </footer>
    );
  }
  return (
    <footer className="plan-foot">
      <p className="plan-quiet">{pending ? t('unsaved') : t('footClient')}</p>
      {slot ? <SlotChoices slot={slot} /> : null}
      {accepting.open.length > 0 ? (
        <GoButton
          icon="check"
          pending={accepting.busy}
          small={t('acceptSmall', { count: accepting.open.length })}
          onClick={() => void accepting.accept(accepting.open)}
        >
          {t('accept')}
        </GoButton>
      ) : null}
    </footer>
  );
}

/** Decisions of the client alone: who can write, and that there is no action this time. */
function SlotChoices({ slot }: { slot: Slot }) {
  const { t } = useTranslation('plan');
  const send = useSend();
  const declare = (none: boolean) => void send({ type: 'declareNoAction', slot: slot.id, none });
  return (
    <>
      <SoftButton
        pressed={slot.draftClosed}
        icon="lock"
        onClick={() => void send({ type: 'closeDraft', slot: slot.id, closed: !slot.draftClosed })}
      >
        {t('close')}
      </SoftButton>
      {slot.outcome === 'none' ? (
        <SoftButton onClick={() => declare(false)}>{t('noActionBack')}</SoftButton>
      ) : slot.actions.length === 0 ? (
        <SoftButton onClick={() => declare(true)}>{t('noAction')}</SoftButton>
      ) : null}
    </>
  );
}
