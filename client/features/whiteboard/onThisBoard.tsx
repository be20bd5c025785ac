import { useTranslation } from 'react-i18next';
import type { DocumentName } from '../../../shared/meeting/state';
import { useRoom } from '../../connection/hooks/context';
import { useNames } from '../../connection/hooks/meeting';
import { listOf } from '../../ui/text/listOf';

/**
 * The names of people whose pointer is on this page. It is one string, so that moving pointers do not draw the
 * component again.
 */
export function OnThisBoard({ document }: { document: DocumentName }) {
  const { t } = useTranslation('board');
  const nameOf = useNames();
  const joined = useRoom((state) => {
    const here = new Set<string>();
    for (const news of state.presence.values()) {
      if (news.kind !== 'cursor' || news.document !== document || news.member === state.view?.me) continue;
      if (news.tool === 'away') here.delete(news.member);
      else if (state.meeting?.seats[news.member]?.presence === 'here') here.add(news.member);
    }
    return [...here].join(' ');
  });
  const names = joined === '' ? [] : joined.split(' ').map(nameOf);
  return (
    <p className="board-quiet board-here">
      {names.length === 0 ? '' : t('drawing', { count: names.length, names: listOf(names) })}
    </p>
  );
}
