import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../shared/meeting/state';
import { waitingFor } from '../connection/groupsApi';
import { useAnswer } from '../connection/hooks/answer';
import { listOf } from '../ui/text/listOf';

const ASK_AGAIN_MS = 10_000;

/** For somebody who came by the group's link: who lets them in, and the page of the group as soon as somebody has. */
export function WaitsHere({ group, onNews }: { group: GroupId; onNews: () => void }) {
  const { t } = useTranslation('group');
  const [answer] = useAnswer(waitingFor, group, { everyMs: ASK_AGAIN_MS });
  const isNews = answer !== null && (answer.ok ? answer.value.isIn : answer.error === 'notFound');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, although the page makes a new function each time.
  useEffect(() => {
    if (isNews) onNews();
  }, [isNews]);
  const by = answer?.ok && !answer.value.isIn ? answer.value.letInBy : undefined;
  return (
    <section className="group-waits" role="status">
      <h1>{t('waits.title')}</h1>
      {by === undefined ? null : (
        <p>
          {by === null || by.length === 0
            ? t('waits.byAnybody')
            : t('waits.by', { count: by.length, names: listOf(by) })}
        </p>
      )}
      <p className="quiet">{t('waits.about')}</p>
    </section>
  );
}
