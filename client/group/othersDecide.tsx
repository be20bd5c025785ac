import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../shared/protocol/groups';
import { listOf } from '../ui/text/listOf';

/** Where this member decides nothing: who does. Those are the facilitators of the group; where it has none, whoever leads it next. */
export function OthersDecide({ page: { people, me, next } }: { page: GroupPage }) {
  const { t } = useTranslation('group');
  const others = people.filter(({ member }) => member !== me.member);
  const facilitators = others.filter(({ role }) => role === 'facilitator');
  const deciding = facilitators.length > 0 ? facilitators : others.filter(({ member }) => member === next?.lead);
  return (
    <p className="faint">
      {deciding.length === 0
        ? t('othersDecide.somebody')
        : t('othersDecide.named', { count: deciding.length, names: listOf(deciding.map(({ name }) => name)) })}
    </p>
  );
}
