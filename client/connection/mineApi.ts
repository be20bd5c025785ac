import type { GroupId } from '../../shared/meeting/state';
import type { MyActions } from '../../shared/protocol/actions';
import type { Home } from '../../shared/protocol/groups';
import type { Action, ActionReport } from '../../shared/protocol/records';
import { askServer } from './api';

/** What pages about all my groups ask the server over HTTP. */

export const myHome = () => askServer<Home>('GET', '/api/home');

/** `older` is from the answer before; an empty text asks for the newest. */
export const myActions = (older: string) =>
  askServer<MyActions>('GET', older === '' ? '/api/actions' : `/api/actions?older=${encodeURIComponent(older)}`);

export const reportAction = (group: GroupId, action: string, report: ActionReport) =>
  askServer<Action>(
    'POST',
    `/api/groups/${encodeURIComponent(group)}/actions/${encodeURIComponent(action)}/report`,
    report,
  );
