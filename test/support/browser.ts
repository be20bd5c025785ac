import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { FormGroup } from '../../shared/protocol/forming';
import type {
  InviteLook,
  InviteMade,
  InviteUsed,
  MeetingStarted,
  MeetingSummary,
  StartMeeting,
} from '../../shared/protocol/http';
import type { Answer } from '../../shared/refusal';

export type Reply<T = unknown> = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; answer: Answer<T> };

type Sent = { json?: unknown; bytes?: Buffer; headers?: Record<string, string> };

/**
 * The HTTP side of a browser: one origin, one cookie jar. Tests may set any header, also ones that a real browser would not
 * allow.
 */
export class Browser {
  /** The whole last `Set-Cookie` line. */
  setCookie = '';

  constructor(
    readonly url: string,
    public cookie = '',
  ) {}

  /** Shows that it keeps cookies, as our page does when it is asked to. */
  async send<T = unknown>(method: string, path: string, sent: Sent = {}): Promise<Reply<T>> {
    const reply = await this.sendOnce<T>(method, path, sent);
    return reply.answer?.ok === false && reply.answer.error === 'noCookie'
      ? this.sendOnce<T>(method, path, sent)
      : reply;
  }

  sendOnce<T = unknown>(method: string, path: string, sent: Sent = {}): Promise<Reply<T>> {
    const { hostname, port, origin } = new URL(this.url);
    const body = sent.bytes ?? (sent.json === undefined ? undefined : Buffer.from(JSON.stringify(sent.json)));
    const headers: Record<string, string> = {
      ...(method === 'GET' ? {} : { origin, 'sec-fetch-site': 'same-origin' }),
      ...(sent.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(body ? { 'content-length': String(body.length) } : {}),
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...sent.headers,
    };
    return new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          const bytes = Buffer.concat(pieces);
          const lines = response.headers['set-cookie'] ?? [];
          this.setCookie = lines[0] ?? this.setCookie;
          for (const line of lines) this.#keep(line);
          const isJson = bytes.length > 0 && String(response.headers['content-type']).startsWith('application/json');
          const answer = (isJson ? JSON.parse(bytes.toString()) : null) as Answer<T>;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, answer });
        });
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  /** Cookies by name, as a browser keeps them. The one that only shows that cookies work goes when another comes. */
  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const jar = new Map(this.cookie.split('; ').flatMap((one) => (one === '' ? [] : [[one.split('=')[0], one]])));
    jar.delete('roundel-trial');
    if (attributes.some((one) => one.toLowerCase() === 'max-age=0')) jar.delete(pair.split('=')[0]);
    else jar.set(pair.split('=')[0], pair);
    this.cookie = [...jar.values()].join('; ');
  }

  get = <T = unknown>(path: string, headers: Record<string, string> = {}) => this.send<T>('GET', path, { headers });
  post = <T = unknown>(path: string, json: unknown, headers: Record<string, string> = {}) =>
    this.send<T>('POST', path, { json, headers });

  start = (options: Partial<StartMeeting> = {}) =>
    this.post<MeetingStarted>('/api/meetings', { ...aMeeting, ...options });
  look = (invite: string) => this.post<InviteLook>('/api/invites/look', { invite });
  use = (invite: string, name: string | null) => this.post<InviteUsed>('/api/invites/use', { invite, name });
  order = (meeting: string, order: unknown) => this.post<InviteMade>(`/api/meetings/${meeting}/invites`, order);
  summary = (meeting: string) => this.get<MeetingSummary>(`/api/meetings/${meeting}`);
}

export const aMeeting: StartMeeting = {
  template: 'frame.group',
  title: 'Harbour group',
  name: 'Ann',
  minutes: 120,
  startsAt: null,
  takesPart: true,
  sound: 'here',
  encrypted: false,
};

/** To be formed; the first meeting of these two has no date that lies ahead. */
export const aPair = {
  model: 'pair',
  name: 'Ann and Ben',
  me: 'Ann',
  other: { name: 'Ben', email: null },
  timeZone: 'Europe/London',
  minutes: 60,
  template: 'frame.buddy',
  startsAt: 0,
} satisfies FormGroup;

/** The value of an answer that must be a success. */
export function yesOf<T>({ answer, status }: Reply<T>): T {
  if (!answer?.ok) throw new Error(`answered ${status} ${JSON.stringify(answer)}`);
  return answer.value;
}

/** `410 usedLink`: the status and the code of an answer that must be a refusal. */
export function noOf({ answer, status }: Reply): string {
  if (answer?.ok !== false) throw new Error(`answered ${status} ${JSON.stringify(answer)}`);
  return `${status} ${answer.error}`;
}
