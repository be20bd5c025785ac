import { Buffer } from 'node:buffer';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** How a device answers. Left out: as an honest one does. */
type Manner = {
  origin?: string;
  host?: string;
  /** Its owner showed that it is them. */
  verified?: boolean;
  credential?: string;
};
type Options = { challenge: string };

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** A device of somebody's that keeps one passkey, and answers what a page asks as a browser would (WebAuthn, section 6). */
export class Device {
  readonly id: string;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  constructor(
    readonly origin: string,
    readonly host = 'localhost',
    id = randomBytes(32).toString('base64url'),
  ) {
    this.id = id;
  }

  /** Answers a page that wants a new passkey. */
  made({ challenge }: Options, manner: Manner = {}) {
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([id.length >> 8, id.length & 255]);
    const key = Buffer.concat([Buffer.alloc(16), length, id, coseOf(this.#keys.publicKey)]);
    const data = this.#data(manner, HAS_KEY, key);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data)],
    ]);
    return {
      ...this.#credential(manner),
      response: {
        clientDataJSON: this.#said('webauthn.create', challenge, manner).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** Answers a page that asks for one. */
  used({ challenge }: Options, manner: Manner = {}) {
    const data = this.#data(manner, 0);
    const said = this.#said('webauthn.get', challenge, manner);
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(said).digest()]), {
      key: this.#keys.privateKey,
    });
    return {
      ...this.#credential(manner),
      response: {
        clientDataJSON: said.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  #credential({ credential = this.id }: Manner) {
    return { id: credential, rawId: credential, type: 'public-key', clientExtensionResults: {} };
  }

  #said(type: string, challenge: string, { origin = this.origin }: Manner): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #data({ host = this.host, verified = true }: Manner, flags: number, key = Buffer.alloc(0)): Buffer {
    this.#counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const all = PRESENT | (verified ? VERIFIED : 0) | flags;
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([all]), counter, key]);
  }
}

/** The public key as CBOR writes it: a point of P-256 for signatures with SHA-256. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
  return Buffer.concat([
    head,
    bytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, 'base64url')),
  ]);
}

const text = (words: string): Buffer => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
const bytes = (of: Buffer): Buffer => Buffer.concat([Buffer.from([0x58, of.length]), of]);
