import type { GroupId } from '../../shared/meeting/state';
import type { ImportAnswer, Imported } from '../../shared/protocol/imports';
import type { Answer } from '../../shared/refusal';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** Bringing in what a group owned elsewhere, over HTTP. */

export const importOf = (group: GroupId) => askServer<Imported>('GET', ofGroup(group, '/import'));

/** This member is that person; null: they are to be invited under their name. */
export const matchImported = (group: GroupId, person: string, member: string | null) =>
  askServer<null>('POST', ofGroup(group, `/imported/${encodeURIComponent(person)}`), { member });

/** This member is not that person after all: what is theirs waits again, as it was in the file. */
export const unmatchImported = (group: GroupId, person: string, member: string) =>
  askServer<null>('DELETE', ofGroup(group, `/imported/${encodeURIComponent(person)}`), { member });

/**
 * Sends the file, to be looked at or to be kept. It takes as long as it takes, and tells how much has left this browser, from 0 to
 * 1: `fetch` does not say that.
 */
export function sendImport(
  group: GroupId,
  file: Blob,
  keeps: boolean,
  sent: (part: number) => void,
): Promise<Answer<ImportAnswer>> {
  const unavailable: Answer<never> = { ok: false, error: 'unavailable' };
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', ofGroup(group, keeps ? '/import' : '/import/check'));
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => sent(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer = request.response as Answer<ImportAnswer> | null;
      resolve(answer !== null && typeof answer === 'object' && 'ok' in answer ? answer : unavailable);
    };
    request.onerror = () => resolve(unavailable);
    request.onabort = () => resolve(unavailable);
    request.send(file);
  });
}
