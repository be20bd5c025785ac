import type { GroupId } from '../../shared/meeting/state';
import type { GroupPage } from '../../shared/protocol/groups';
import { useAnswer } from '../connection/hooks/answer';
import { myHome } from '../connection/mineApi';
import { LeadChanged } from '../features/known/leadChanged';
import { WaitingList } from '../features/known/waitingList';
import '../features/known/known.css';

/** Others ask something while this page is open. */
const ASK_AGAIN_MS = 15_000;

const askHome = (_group: GroupId) => myHome();

/** What waits for me in this group, as at home. */
export function WaitingForMe({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  // What is done further down on this page waits no longer.
  const news = `${page.next?.meeting} ${page.next?.startsAt} ${page.people.length}`;
  const [answer, askAgain] = useAnswer(askHome, page.group, { everyMs: ASK_AGAIN_MS, news });
  if (!answer?.ok) return null;
  const { now, groups, buddies } = answer.value;
  const here = {
    now,
    groups: groups.filter(({ group }) => group === page.group),
    buddies: buddies.filter(({ group }) => group === page.group),
    lookedAfter: [],
  };
  return (
    <div className="group-waiting">
      <LeadChanged home={here} now={now} />
      <WaitingList
        home={here}
        now={now}
        isHere
        onChanged={() => {
          askAgain();
          onChanged();
        }}
      />
    </div>
  );
}
