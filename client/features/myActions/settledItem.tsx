import { useTranslation } from 'react-i18next';
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
}: {
  one: Dated;
  today: string;
  manyGroups: boolean;
  onBack: () => void;
}) {
  const { t } = useTranslation('myActions');
  const { action } = one;
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
