import { useState } from 'react';
import type { GroupId } from '../../../shared/meeting/state';
import { useAnswer } from '../../connection/hooks/answer';
import { myHome } from '../../connection/mineApi';
import { isWayBackPutOff } from '../../connection/wayBack';
import { FindBackRow } from './findBack';
import './known.css';

const askHome = (_group: GroupId) => myHome();

/** After a meeting: somebody whom only this browser knows is asked once to see to a way back. */
export function WayBackOffer({ group: id }: { group: GroupId }) {
  const [answer] = useAnswer(askHome, id);
  const [, redraw] = useState(0);
  const group = answer?.ok ? answer.value.groups.find(({ group }) => group === id) : undefined;
  if (!group?.lacksWayBack || isWayBackPutOff(id)) return null;
  return (
    <aside className="known-offer">
      <FindBackRow group={group} isHere={false} onLater={() => redraw((times) => times + 1)} />
    </aside>
  );
}
