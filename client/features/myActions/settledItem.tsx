import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { AddLearned } from '../../ui/addLearned';
import { TextButton } from '../../ui/buttons';
import { dayAt, shortDay } from '../../ui/text/days';
import { Sentence } from './sentence';
import type { Dated } from './timeline';

/** One action that is done or dropped, under the day on which that was said. */
export function SettledItem({
  one,
  today,
  manyGroups,
  onBack,
  onLearned,
}: {
  one: Dated;
  today: string;
  manyGroups: boolean;
  onBack: () => void;
  onLearned: (learned: string) => Promise<boolean>;
}) {
  const { t } = useTranslation('myActions');
  const { action } = one;
  const [line, setLine] = useState('');
  const day = dayAt(action.reportedAt ?? action.acceptedAt);
  return (
    <li className="actions-item actions-item-behind">
      <p className="actions-when">
        <time dateTime={day}>{shortDay(day, today)}</time>
      </p>
      <div className="actions-what">
        <Sentence one={one} today={today} manyGroups={manyGroups} />
        {action.learned === '' ? null : (
          <p className="actions-learned">
            <span>{t('learned')}</span>
            <span dir="auto">{action.learned}</span>
          </p>
        )}
        {action.learned === '' && action.status === 'done' ? (
          <AddLearned what={action.what} longest={longest.learned} line={line} onLine={setLine} onSend={onLearned} />
        ) : null}
      </div>
      <div className="actions-is">
        <p>
          <i className={`actions-mark actions-mark-${action.status}`} aria-hidden="true" />
          {t(`is.${action.status}`)}
        </p>
        <TextButton aria-label={`${t('back')}: ${action.what}`} onClick={onBack}>
          {t('back')}
        </TextButton>
      </div>
    </li>
  );
}
