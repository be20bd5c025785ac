import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Home } from '../../../shared/protocol/groups';
import { useKept } from '../../connection/hooks/kept';
import { groupsKnownHere, rememberGroups } from '../../connection/knownHere';
import { myHome } from '../../connection/mineApi';
import { Waiting } from '../../ui/waiting';
import { Gone, KnownPage } from './knownPage';
import { NotReached } from './notReached';

/** A meeting begins, and others lead it on, while somebody looks at the page. */
const ASK_AGAIN_MS = 15_000;

/** The first page of a browser that may be known. `stranger` is shown when the server knows nobody here. */
export function KnownFront({ stranger }: { stranger: ReactNode }) {
  const { t } = useTranslation('common');
  const { kept, refused, again } = useKept(myHome, ASK_AGAIN_MS);
  const home = kept?.value ?? null;
  useEffect(() => {
    if (home !== null) rememberHome(home);
  }, [home]);

  if (kept === null) return refused === null ? <Waiting full>{t('loading')}</Waiting> : <NotReached onAgain={again} />;
  if (kept.value.groups.length + kept.value.lookedAfter.length > 0) return <KnownPage kept={kept} onChanged={again} />;
  return (
    <>
      {stranger}
      <Gone home={kept.value} over />
    </>
  );
}

/** Remembers the groups of an answer, without forgetting those that are gone before somebody has read it. */
function rememberHome(home: Home): void {
  const known = [...home.groups, ...home.lookedAfter];
  const gone = groupsKnownHere().filter(({ group }) => !known.some((one) => one.group === group));
  rememberGroups([...known, ...gone]);
}
