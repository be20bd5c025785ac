import type { GroupId } from '../../shared/meeting/state';
import type { MyReminders } from '../../shared/protocol/reminders';
import type { GroupWebhook } from '../../shared/protocol/webhooks';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** Whether I want reminders from a group, over HTTP. */

export const myReminders = (group: GroupId) => askServer<MyReminders>('GET', ofGroup(group, '/reminders'));
export const chooseReminders = (group: GroupId, on: boolean) =>
  askServer<MyReminders>('POST', ofGroup(group, '/reminders'), { on });
export const channelOf = (group: GroupId) => askServer<GroupWebhook>('GET', ofGroup(group, '/webhook'));
export const setChannel = (group: GroupId, address: string) =>
  askServer<GroupWebhook>('PUT', ofGroup(group, '/webhook'), { address });
export const removeChannel = (group: GroupId) => askServer<GroupWebhook>('DELETE', ofGroup(group, '/webhook'), {});
/** By the link of a mail: whoever has it need not be signed in. */
export const chooseByLink = (link: string, on: boolean) => askServer<null>('POST', '/api/reminders', { link, on });
