import type { GroupModel } from '../../../shared/groups/models';
import type { Time } from '../../../shared/meeting/state';

/** Figures for whoever runs the server, without a name, a text or the number of a group. */
export interface OperatorStore {
  /** Groups of people; demos are none. Those that met last stand in front. */
  groups(limit: number): Promise<{
    count: number;
    largest: { model: GroupModel | null; people: number; meetings: number; lastMetAt: Time | null }[];
  }>;
}
