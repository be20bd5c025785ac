import type { DocumentName } from '../meeting/state';

/** The kind of a document decides which root types it may have. */
export type DocumentKind = 'board' | 'plan' | 'notes';
const documentKinds = ['board', 'plan', 'notes'] as const satisfies readonly DocumentKind[];

export type NamedDocument = { group: string; meeting: string; kind: DocumentKind; slot: string };

const part = /^[A-Za-z0-9_-]{1,64}$/;

const isKind = (text: string): text is DocumentKind => documentKinds.some((kind) => kind === text);

/** `group/meeting/kind/slot`, as it is stored and sent. */
export const documentName = ({ group, meeting, kind, slot }: NamedDocument): DocumentName =>
  `${group}/${meeting}/${kind}/${slot}`;

/** The four parts of a name; null for anything else (a stray slash, an unknown kind, an empty part). */
export function parseDocumentName(name: unknown): NamedDocument | null {
  if (typeof name !== 'string') return null;
  const [group, meeting, kind, slot, ...rest] = name.split('/');
  if (rest.length > 0 || group === undefined || meeting === undefined || kind === undefined || slot === undefined) {
    return null;
  }
  if (!part.test(group) || !part.test(meeting) || !part.test(slot) || !isKind(kind)) return null;
  return { group, meeting, kind, slot };
}
