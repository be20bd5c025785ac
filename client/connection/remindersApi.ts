import type { GroupId } from '../../shared/meeting/state';
import type { MyReminders } from '../../shared/protocol/reminders';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** Whether I want reminders from a group, over HTTP. */

export const myReminders = (group: GroupId) => askServer<MyReminders>('GET', ofGroup(group, '/reminders'));
export const chooseReminders = (group: GroupId, on: boolean) =>
  askServer<MyReminders>('POST', ofGroup(group, '/reminders'), { on });
/** By the link of a mail: whoever has it need not be signed in. */
export const chooseByLink = (link: string, on: boolean) => askServer<null>('POST', '/api/reminders', { link, on });
