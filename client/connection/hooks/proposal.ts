import type { GroupPage } from '../../../shared/protocol/groups';
import type { Proposal } from '../../../shared/protocol/ownership';
import { answerProposal } from '../groupsApi';
import { useSaving } from './saving';

/** What the members of a group are asked: who asks, what I said, and how I answer. `refused`: why an answer was not taken. */
export function useProposal(page: GroupPage, { id, by, mine }: Proposal, onChanged: () => void) {
  const [isBusy, refused, send] = useSaving(onChanged);
  return {
    isMine: by === page.me.member,
    nameOf: (one: string) => page.people.find(({ member }) => member === one)?.name ?? '',
    refused,
    answering: {
      asked: by === page.me.member ? ('byMe' as const) : mine ? ('agreed' as const) : ('open' as const),
      isBusy,
      onAnswer: (said: 'agree' | 'not' | 'takeBack') => void send(() => answerProposal(page.group, id, said)),
    },
  };
}
