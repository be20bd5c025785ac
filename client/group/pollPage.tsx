import type { GroupId } from '../../shared/meeting/state';
import { PollPage } from '../features/dates/pollPage';
import { GroupHead } from './head';
import './group.css';

/** A poll about dates, laid out as the other pages of a group. */
export const GroupPollPage = ({ group, poll }: { group: GroupId; poll: string }) => (
  <PollPage group={group} poll={poll} head={<GroupHead />} />
);
