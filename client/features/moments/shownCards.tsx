import { useTranslation } from 'react-i18next';
import { clientNow } from '../../../shared/meeting/people/people';
import { cardNow } from '../../../shared/meeting/views/cards';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { Notice } from '../../ui/notice';

/** What the lead shows to all for a moment; the last one counts. It goes before notices that stay, or nobody would see it. */
export function ShownCard() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const card = useAtNow((now) => cardNow(meeting, now));
  if (card === null) return null;
  if (card === 'questionsOnly') return <Notice>{t('cards.questionsOnly')}</Notice>;
  const client = clientNow(meeting);
  return (
    <Notice mark="question">
      {client === null
        ? t('cards.forWhom')
        : client === me
          ? t('cards.forWhomClient')
          : t('cards.forWhomOf', { name: nameOf(client) })}
    </Notice>
  );
}
