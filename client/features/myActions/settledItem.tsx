import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { TextButton } from '../../ui/buttons';
import { OneLine } from '../../ui/oneLine';
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
  const [adds, setAdds] = useState(false);
  const [line, setLine] = useState('');
  const mayAdd = action.learned === '' && action.status === 'done';
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
        {mayAdd && !adds ? (
          <TextButton aria-label={`${t('add')}: ${action.what}`} onClick={() => setAdds(true)}>
            {t('add')}
          </TextButton>
        ) : null}
        {mayAdd && adds ? (
          <OneLine
            quiet
            label={t('lines.done')}
            longest={longest.learned}
            button={t('addSave')}
            takesFocus
            line={line}
            onLine={setLine}
            onSend={onLearned}
          >
            <TextButton onClick={() => setAdds(false)}>{t('cancel')}</TextButton>
          </OneLine>
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
