/** 128 random bits in hexadecimal. Made so, because `crypto.randomUUID` is missing on pages that came over plain http. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
