import * as Y from 'yjs';

/** A struct as somebody without Yjs might write it. */
export type Forged = {
  left?: Y.ID | null;
  right?: Y.ID | null;
  /** Used only without neighbours. */
  root?: string;
  key?: string;
  text?: string;
  values?: unknown[];
  /** This many characters that are deleted already. */
  gone?: number;
  /** This many clocks that are left out. */
  skip?: number;
};
export type Run = { client: number; clock: number; structs: Forged[] };
export type Range = readonly [client: number, clock: number, length: number];

export const id = (client: number, clock: number): Y.ID => Y.createID(client, clock);

/** The bytes of an update with exactly these structs and delete ranges, in exactly this order. */
export function forged(runs: readonly Run[], ranges: readonly Range[] = []): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(runs.length);
  for (const { client, clock, structs } of runs) {
    encoder.writeLen(structs.length);
    encoder.writeClient(client);
    encoder.writeLen(clock);
    for (const struct of structs) write(encoder, struct);
  }
  const clients: Range[][] = [];
  for (const range of ranges) {
    const last = clients.at(-1);
    if (last?.[0]?.[0] === range[0]) last.push(range);
    else clients.push([range]);
  }
  encoder.writeLen(clients.length);
  for (const own of clients) {
    encoder.writeClient(own[0]?.[0] ?? 0);
    encoder.writeLen(own.length);
    for (const [, clock, length] of own) {
      encoder.writeLen(clock);
      encoder.writeLen(length);
    }
  }
  return encoder.toUint8Array();
}

function write(encoder: Y.UpdateEncoderV1, struct: Forged): void {
  const { left = null, right = null, root = 'text', key, text, values, gone, skip } = struct;
  if (skip !== undefined) {
    encoder.writeInfo(10);
    encoder.writeLen(skip);
    return;
  }
  const content = gone === undefined ? (values ? 8 : 4) : 1;
  encoder.writeInfo(content | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20));
  if (left) encoder.writeLeftID(left);
  if (right) encoder.writeRightID(right);
  if (!left && !right) {
    encoder.writeParentInfo(true);
    encoder.writeString(root);
    if (key !== undefined) encoder.writeString(key);
  }
  if (gone !== undefined) encoder.writeLen(gone);
  else if (values) {
    encoder.writeLen(values.length);
    for (const value of values) encoder.writeAny(value);
  } else encoder.writeString(text ?? 'x');
}
