import type { RefusalDetail } from '../../../shared/refusal';

const ofPair = { me: 'me', name: 'names', other: 'other', startsAt: 'when', template: 'how', minutes: 'how' } as const;
const ofPerson = { name: 'other', email: 'email', twice: 'same' } as const;

/** Which sentence says what the server did not take: it names what stands on the page, of a pair or of a group. */
export function refusedPart(detail: RefusalDetail | undefined, isPair: boolean) {
  const { field, why, row } = detail ?? {};
  if (!isPair) return row !== undefined ? 'people' : field === 'me' || field === 'name' ? field : 'field';
  const part =
    field === 'people'
      ? Object.entries(ofPerson).find(([reason]) => reason === why)?.[1]
      : Object.entries(ofPair).find(([name]) => name === field)?.[1];
  return `pair.${part ?? 'other'}` as const;
}
