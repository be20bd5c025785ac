import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { presets } from '../../shared/groups/models';
import type { GroupFormed } from '../../shared/protocol/forming';
import type { ImportAnswer, ImportFault } from '../../shared/protocol/imports';
import { Browser, yesOf } from './browser';

/** The files of an archive, and an archive of files. Texts may be changed in between. */
export const filesOf = (zip: Uint8Array): Unzipped => unzipSync(zip);
export const zipOf = (files: Unzipped): Buffer => Buffer.from(zipSync(files));
export const textIn = (files: Unzipped, name: string): string => strFromU8(files[name] ?? new Uint8Array());

/** The same archive with one of its files written differently. */
export function rewritten(zip: Uint8Array, name: string, change: (text: string) => string): Buffer {
  const files = filesOf(zip);
  return zipOf({ ...files, [name]: strToU8(change(textIn(files, name))) });
}

/** Somebody who has formed a group in which nothing has happened yet. */
export async function emptyGroup(url: string, me = 'Olga'): Promise<{ organiser: Browser; at: string; group: string }> {
  const organiser = new Browser(url);
  const { group } = yesOf(
    await organiser.post<GroupFormed>('/api/groups', {
      model: 'internalNetwork',
      name: 'New harbour',
      me,
      as: 'member',
      plan: { ...presets.internalNetwork, timeZone: 'Europe/London' },
      people: [],
    }),
  );
  return { organiser, at: `/api/groups/${group}`, group };
}

export const bringIn = (who: Browser, at: string, bytes: Buffer, rest: '' | '/check' = '') =>
  who.send<ImportAnswer>('POST', `${at}/import${rest}`, { bytes, headers: { 'content-type': 'application/zip' } });

/** `meetings/001.json:12 actions.0.member unknownPerson`. */
export const faultsIn = (answer: ImportAnswer): string[] =>
  answer.kind === 'fine' ? [] : answer.faults.map(faultText);

const faultText = ({ file, line, path, problem }: ImportFault): string => {
  const { kind, ...rest } = problem;
  return [`${file}:${line}`, path, kind, ...Object.values(rest)].filter((part) => part !== '').join(' ');
};
