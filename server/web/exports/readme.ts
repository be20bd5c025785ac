import { EXPORT_FORMAT } from '../../../shared/protocol/exports';
import { en, said } from './en';
import { page, plain } from './markdown';

/** What lies in an export, for whoever opens it years later. */
export function readme(kind: 'group' | 'mine', groupName: string, hasAccount = false): string {
  const t = en.readme;
  const files =
    kind === 'group'
      ? [t.groupFile, t.meetings, t.boards, t.notThere]
      : [t.mineFile, ...(hasAccount ? [t.accountFiles] : []), t.meetings];
  return page([
    `# ${t.title}`,
    said(t[kind], { name: plain(groupName) }),
    `## ${t.files}`,
    files.map((line) => `- ${line}`).join('\n'),
    said(t.version, { format: EXPORT_FORMAT }),
  ]);
}
