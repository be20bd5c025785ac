import type { BinaryFileData, BinaryFiles, DataURL } from '@excalidraw/excalidraw/types';
import type * as Y from 'yjs';
import { fromBase64 } from '../../../shared/bytes';
import type { BoardElement } from '../../../shared/documents/board';
import type { MeetingId } from '../../../shared/meeting/state';
import { imageAddress, storeImage } from '../../connection/api';

const largest = 2_000_000;
const taken = ['image/png', 'image/jpeg', 'image/webp'] as const;
type Taken = (typeof taken)[number];

const isTaken = (type: string): type is Taken => taken.some((each) => each === type);

/** The name under which the server keeps the bytes of a picture; null while they are only on one screen. */
export function storedName(element: BoardElement): string | null {
  const data = element.customData;
  if (typeof data !== 'object' || data === null || !('picture' in data)) return null;
  return typeof data.picture === 'string' && /^[0-9a-f]{64}$/.test(data.picture) ? data.picture : null;
}

/**
 * Which pictures this meeting has. An element that was copied from the board of another meeting names a picture that only
 * the other one has.
 */
export class StoredPictures {
  readonly #names = new Set<string>();

  constructor(private readonly shared: Y.Map<BoardElement>) {}

  /** Its bytes have arrived here. */
  add(name: string): void {
    this.#names.add(name);
  }

  has(element: BoardElement): boolean {
    const name = storedName(element);
    if (name === null) return false;
    if (this.#names.has(name)) return true;
    // Elements are written to the board after their pictures.
    const onBoard = this.shared.get(element.id);
    const isOnBoard = onBoard !== undefined && storedName(onBoard) === name;
    const isCopied = isOnBoard || [...this.shared.values()].some((each) => storedName(each) === name);
    if (isCopied) this.#names.add(name);
    return isCopied;
  }
}

/** Why a picture was not kept: each has its sentence in the catalogue, `board.picture`. */
export type UploadFailure = 'missing' | 'refused' | 'unavailable' | 'later' | 'share' | 'full' | 'server';
export type Upload = { stored: string } | { failed: UploadFailure };

/** Sends the bytes of a picture once, by HTTP. The document holds only their name. */
export async function upload(meeting: MeetingId, file: BinaryFileData): Promise<Upload> {
  if (!isTaken(file.mimeType)) return { failed: 'refused' };
  const blob = asBlob(file.dataURL);
  if (!blob || blob.size > largest) return { failed: 'refused' };
  const answer = await storeImage(meeting, blob);
  if (answer.ok) return { stored: answer.value.hash };
  if (answer.error === 'unavailable') return { failed: 'unavailable' };
  if (answer.error === 'tooFast') return { failed: 'later' };
  return { failed: answer.error === 'full' ? fullOf(answer.detail?.of) : 'refused' };
}

const fullOf = (whose: unknown): UploadFailure =>
  whose === 'member' ? 'share' : whose === 'server' ? 'server' : 'full';

function asBlob(dataUrl: string): Blob | null {
  const [head, body] = dataUrl.split(',', 2);
  if (!head?.endsWith(';base64') || body === undefined) return null;
  const bytes = fromBase64(body);
  if (bytes === null) return null;
  return new Blob([bytes], { type: head.slice('data:'.length, -';base64'.length) });
}

/** Loads a stored picture from our own server. */
export async function download(meeting: MeetingId, element: BoardElement, now: number): Promise<BinaryFileData | null> {
  const name = storedName(element);
  if (name === null || typeof element.fileId !== 'string') return null;
  try {
    const response = await fetch(imageAddress(meeting, name), { credentials: 'same-origin' });
    const blob = response.ok ? await response.blob() : null;
    if (!blob || !isTaken(blob.type)) return null;
    const dataURL = await asDataUrl(blob);
    return { id: element.fileId as BinaryFileData['id'], mimeType: blob.type, dataURL, created: now };
  } catch {
    return null; // it is shown as an empty frame, and the next change of the board tries again
  }
}

function asDataUrl(blob: Blob): Promise<DataURL> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result) as DataURL);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** All pictures of a board that can be loaded, for an export. */
export async function picturesOf(
  meeting: MeetingId,
  elements: readonly BoardElement[],
  now: number,
): Promise<BinaryFiles> {
  const files: BinaryFiles = {};
  for (const element of elements) {
    if (element.type !== 'image' || element.isDeleted) continue;
    const file = await download(meeting, element, now);
    if (file) files[file.id] = file;
  }
  return files;
}
