/** 128 random bits in hexadecimal. `crypto.randomUUID` would be simpler, but is missing on pages over plain http. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
