import { useTranslation } from 'react-i18next';
import { speakingNow } from '../../shared/meeting/views/floor';
import { useMay, useMe, useMeeting, useNames } from '../connection/hooks/meeting';
import { useAtNow } from '../connection/hooks/now';
import { useOutside } from '../features/people/knocks';
import { useWaitingInTitle } from '../ui/pageTitle';

/** My turn, or somebody who knocks and whom I may let in, in the title of the tab. Draws nothing. */
export function TitleNews(): null {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const may = useMay();
  const nameOf = useNames();
  const isMyTurn = useAtNow((now) => speakingNow(meeting, now).some(({ member }) => member === me));
  const asking = useOutside().flatMap(({ member, why }) => (why === 'asked' ? [member] : []));
  const [first] = may('setAdmission') === null ? asking : [];
  const knock =
    first === undefined
      ? null
      : asking.length > 1
        ? t('tab.knocks', { count: asking.length })
        : t('people.knocks', { name: nameOf(first) });
  useWaitingInTitle(isMyTurn ? t('tab.yourTurn') : knock);
  return null;
}
