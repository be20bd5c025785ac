import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { Action, ActionStatus } from '../../../shared/protocol/records';
import { keepDraft } from '../../connection/documents/drafts';
import { SavedRecord } from '../../connection/documents/savedRecord';
import { useConnection } from '../../connection/hooks/context';
import { useLatest } from '../../connection/hooks/latest';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { TextButton } from '../../ui/buttons';
import { RestOf } from '../../ui/rest';
import { RemoveAction } from './removeAction';

const answers = ['done', 'partly', 'notDone', 'dropped'] as const satisfies ActionStatus[];

/** The client's open actions from earlier meetings, with the question how they went. Only the client answers. */
export function LastTime({
  actions,
  isClient,
  hasTitle = true,
  onOlder = null,
}: {
  actions: readonly Action[];
  isClient: boolean;
  /** Not where the panel around it says the same. */
  hasTitle?: boolean;
  onOlder?: (() => void) | null;
}) {
  const { t } = useTranslation('plan');
  if (actions.length === 0) return null;
  return (
    <section className="plan-before" aria-label={t('before.title')}>
      {hasTitle ? <h3>{t('before.title')}</h3> : null}
      <ul>
        {actions.map((action) => (
          <li key={action.id}>
            <p className="plan-before-what">
              <span dir="auto">{action.what}</span>
              {action.by.trim() === '' ? null : <small> {t('before.by', { by: action.by })}</small>}
            </p>
            {isClient ? (
              <Report action={action} />
            ) : (
              <>
                <p className="plan-quiet">{t(`before.${action.status}`)}</p>
                <RemoveAction action={action} />
              </>
            )}
          </li>
        ))}
      </ul>
      {onOlder ? <TextButton onClick={onOlder}>{t('before.older')}</TextButton> : null}
    </section>
  );
}

type Told = { status: ActionStatus; learned: string };
const toldIn = ({ status, learned }: Action): Told => ({ status, learned });
const isSameTold = (one: Told, other: Told) => one.status === other.status && one.learned === other.learned;

function Report({ action }: { action: Action }) {
  const { t } = useTranslation('plan');
  const whyNot = useRefusalText();
  const connection = useConnection();
  const change = useChangeRecords();
  const [learned, setLearned] = useState(action.learned);
  const [problem, setProblem] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);

  // A status and its text are one record: the one that was chosen last is saved last.
  const [record] = useState(
    () =>
      new SavedRecord<Told>({ value: toldIn(action), version: 0 }, isSameTold, async (sent, version) => {
        const answer = await change({ what: 'reportAction', action: action.id, ...sent });
        return answer.ok ? { ok: true, value: { version: version + 1 } } : answer;
      }),
  );
  // The status may be reported elsewhere too.
  const { status, learned: told } = action;
  useEffect(() => {
    if (record.isKept()) record.take({ value: { status, learned: told }, version: record.version });
  }, [record, status, told]);

  async function report(next: Partial<Told>) {
    record.write({ ...record.latest, ...next });
    const answer = await record.keep();
    setProblem(answer.ok ? null : whyNot(answer));
    return answer.ok;
  }
  // What was chosen is shown at once, however slow the network is.
  const [chosen, choose] = useLatest<ActionStatus>(status, (next) => report({ status: next, learned }));
  const unsaved = useRef<{ text: string; save: () => Promise<boolean> } | null>(null);
  unsaved.current = learned === told ? null : { text: learned, save: () => report({ learned }) };
  // A panel that closes by itself sends no blur event, so the text in the field is saved here.
  useEffect(
    () => () => {
      const left = unsaved.current;
      if (left === null) return;
      void left.save().then((isSaved) => {
        if (!isSaved) keepDraft(connection, 'learned', left.text);
      });
    },
    [connection],
  );

  return (
    <div className="plan-report" ref={place}>
      <fieldset aria-label={t('before.status', { what: action.what })}>
        {answers.map((status) => (
          <button key={status} type="button" aria-pressed={chosen === status} onClick={() => choose(() => status)}>
            {t(`before.${status}`)}
          </button>
        ))}
      </fieldset>
      {chosen === 'open' ? null : (
        <input
          type="text"
          dir="auto"
          aria-label={t('before.learned')}
          placeholder={t('before.learned')}
          value={learned}
          maxLength={longest.learned}
          onChange={(event) => setLearned(event.target.value)}
          onBlur={() => void unsaved.current?.save()}
        />
      )}
      <RestOf place={place} text={learned} />
      {problem ? <p role="alert">{problem}</p> : null}
    </div>
  );
}
