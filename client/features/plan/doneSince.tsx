import { useTranslation } from 'react-i18next';
import { greets } from '../../../shared/groups/greeting';
import { useActions } from '../../connection/hooks/actions';
import { useMe, useShortNames } from '../../connection/hooks/meeting';
import { TextButton } from '../../ui/buttons';
import './doneSince.css';

/** So many stand beside the round; the panel of earlier actions has all. */
const SHOWN = 4;

/** While the meeting opens: what people told since the group last met, each with the line that they wrote about it. */
export function DoneSince({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation('doneSince');
  const me = useMe();
  const nameOf = useShortNames();
  const { actions, since, showOlder } = useActions({ previous: true });
  const done = (actions ?? [])
    .filter((action) => greets(action, since))
    .toSorted((one, other) => (other.reportedAt ?? 0) - (one.reportedAt ?? 0));
  if (done.length === 0) return null;
  return (
    <section className="plan-done" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ul>
        {done.slice(0, SHOWN).map(({ id, member, what, learned, status }) => (
          <li key={id}>
            <p>
              <b>{member === me ? t('you') : nameOf(member)}</b> <bdi>{what}</bdi>
              <span className="quiet"> {t(`is.${status}`)}</span>
            </p>
            {learned === '' ? null : (
              <p className="plan-done-line" dir="auto">
                {learned}
              </p>
            )}
          </li>
        ))}
      </ul>
      {done.length > SHOWN || showOlder ? <TextButton onClick={onAll}>{t('all')}</TextButton> : null}
    </section>
  );
}
