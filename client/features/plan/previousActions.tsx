import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { Action, ActionStatus } from '../../../shared/protocol/records';
import { keepDraft } from '../../connection/documents/drafts';
import { useConnection } from '../../connection/hooks/context';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { TextButton } from '../../ui/buttons';
import { RestOf } from '../../ui/rest';
import { dayAt, dueText } from '../../ui/text/days';
import { useLatest } from '../../ui/useLatest';
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
              <By action={action} />
            </p>
            {isClient ? (
              <Report action={action} />
            ) : (
              <>
                <p className="plan-quiet">{t(`before.${action.status}`)}</p>
                {action.learned === '' ? null : <p dir="auto">{action.learned}</p>}
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

function By({ action }: { action: Action }) {
  const { t } = useTranslation('plan');
  const by = dueText(action, dayAt(useConnection().now()));
  return by === '' ? null : <small> {t('before.by', { by })}</small>;
}

/** A status and its text are one record: what was chosen last is saved last. */
type Told = { status: ActionStatus; learned: string };

function Report({ action }: { action: Action }) {
  const { t } = useTranslation('plan');
  const whyNot = useRefusalText();
  const connection = useConnection();
  const change = useChangeRecords();
  const [learned, setLearned] = useState(action.learned);
  const [problem, setProblem] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);

  // What was chosen is shown at once, however slow the network is.
  const [told, tell] = useLatest<Told>({ status: action.status, learned: action.learned }, async (next) => {
    const answer = await change({ what: 'reportAction', action: action.id, ...next });
    setProblem(answer.ok ? null : whyNot(answer));
    return answer.ok;
  });
  const unsaved = useRef<{ text: string; save: () => Promise<boolean> } | null>(null);
  const isKept = learned === action.learned && learned === told.learned;
  unsaved.current = isKept ? null : { text: learned, save: () => tell((from) => ({ ...from, learned })) };
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
          <button
            key={status}
            type="button"
            aria-pressed={told.status === status}
            onClick={() => void tell(() => ({ status, learned }))}
          >
            {t(`before.${status}`)}
          </button>
        ))}
      </fieldset>
      {told.status === 'open' ? null : (
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
