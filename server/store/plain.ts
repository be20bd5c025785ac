/** Drivers return buffers of their own kind; the rest of the program works with plain bytes. */
export const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
