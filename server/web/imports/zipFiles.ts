import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

type Entry = { at: number; packed: number; size: number; sum: number; method: number };

/** What is wrong with an archive, or with a file in it. */
export type ZipProblem = 'notAnArchive' | 'tooManyFiles' | 'twice' | 'tooLarge' | 'damaged';

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** The end of an archive, and the longest note that may follow it. */
const END_BYTES = 22;
const LONGEST_NOTE = 0xffff;

/**
 * The files of an archive that somebody sent. Nothing is unpacked before somebody asks for it, then beside the event loop, and
 * never more than its entry says and the reader allows: an archive of a few bytes may unpack to gigabytes.
 */
export class ZipFiles {
  private constructor(
    private readonly bytes: Buffer,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Only of files whose names are asked for; other files are not looked at. */
  static open(bytes: Buffer, isKnown: (name: string) => boolean, most: number): ZipFiles | { problem: ZipProblem } {
    try {
      const entries = entriesOf(bytes, isKnown, most);
      return typeof entries === 'string' ? { problem: entries } : new ZipFiles(bytes, entries);
    } catch (fault) {
      // A number that points out of the file.
      if (fault instanceof RangeError) return { problem: 'notAnArchive' };
      throw fault;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** How many bytes the files have when they are unpacked, as far as the archive says. */
  get size(): number {
    return [...this.entries.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Null when there is no such file. */
  async read(name: string, largest: number): Promise<Buffer | null | { problem: ZipProblem }> {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    if (entry.size > largest) return { problem: 'tooLarge' };
    const content = await this.#unpacked(entry);
    return content === null || content.length !== entry.size || crc32(content) !== entry.sum
      ? { problem: 'damaged' }
      : content;
  }

  async #unpacked({ at, packed, size, method }: Entry): Promise<Buffer | null> {
    if (at + 30 > this.bytes.length || this.bytes.readUInt32LE(at) !== LOCAL) return null;
    const from = at + 30 + this.bytes.readUInt16LE(at + 26) + this.bytes.readUInt16LE(at + 28);
    const content = this.bytes.subarray(from, from + packed);
    if (content.length !== packed) return null;
    if (method === STORED) return content;
    if (method !== DEFLATED) return null;
    try {
      return await inflate(content, { maxOutputLength: Math.max(size, 1) });
    } catch {
      return null;
    }
  }
}

function entriesOf(
  bytes: Buffer,
  isKnown: (name: string) => boolean,
  most: number,
): ReadonlyMap<string, Entry> | ZipProblem {
  const end = endOf(bytes);
  if (end === null) return 'notAnArchive';
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== LISTED) return 'notAnArchive';
    const named = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + named);
    if (isKnown(name)) {
      if (entries.has(name)) return 'twice';
      if (entries.size === most) return 'tooManyFiles';
      entries.set(name, {
        at: bytes.readUInt32LE(at + 42),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        sum: bytes.readUInt32LE(at + 16),
        method: bytes.readUInt16LE(at + 10),
      });
    }
    at += 46 + named + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** It stands last, before a note at most. */
function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_NOTE);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return null;
}
