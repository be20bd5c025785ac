import { useTranslation } from 'react-i18next';
import type { DocumentName } from '../../../shared/meeting/state';
import { useCarets } from '../../connection/documents/typing';
import { useMe, useNames, useShortNames } from '../../connection/hooks/meeting';
import { Face } from '../../ui/face';
import { listOf } from '../../ui/text/listOf';

/** The people who are writing here now, with face and name. */
export function Writers({ document }: { document: DocumentName }) {
  const { t } = useTranslation('plan');
  const me = useMe();
  const nameOf = useNames();
  const shortNameOf = useShortNames();
  const others = [...new Set(useCarets(document).map(({ member }) => member))].filter((member) => member !== me);
  if (others.length === 0) return null;
  const names = listOf(others.map(shortNameOf));
  return (
    <p className="plan-writers">
      {others.map((member) => (
        <Face key={member} name={nameOf(member)} size={34} />
      ))}
      <span>{t(others.length === 1 ? 'writing.one' : 'writing.many', { names })}</span>
    </p>
  );
}
