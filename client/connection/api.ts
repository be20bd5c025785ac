import type { DocumentName, MeetingId, MemberId } from '../../shared/meeting/state';
import type {
  DemoStarted,
  DemosOffered,
  GroupMembers,
  ImageStored,
  InviteLook,
  InviteMade,
  InviteOrder,
  InviteUsed,
  MeetAgain,
  MeetingPlanned,
  MeetingStarted,
  MeetingSummary,
  Mine,
  MinutesPage,
  StartDemo,
  StartMeeting,
  UseInvite,
} from '../../shared/protocol/http';
import type { Answer } from '../../shared/refusal';
import { comingIn } from './knownHere';
import { noteServerTime } from './serverTime';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Longer than a slow phone needs, and as long as people are willing to wait. */
const PATIENCE_MS = 20_000;

const unavailable: Answer<never> = { ok: false, error: 'unavailable' };

/**
 * One HTTP call with a typed answer. Never rejects: without a network, without a server, and when the answer is not
 * ours (a proxy's error page) the answer is `unavailable`. The browser adds the cookie, which this page cannot read.
 */
export async function askServer<T>(
  method: Method,
  path: string,
  body?: object | Blob,
  /** What is said in the moment in which somebody leaves the page still arrives. Browsers carry 64 kB in this way. */
  { keepalive = false }: { keepalive?: boolean } = {},
): Promise<Answer<T>> {
  const ask = () => askOnce<T>(method, path, body, keepalive);
  const answer = await ask();
  // The answer carried a cookie. A browser that keeps cookies sends it back now; from any other the answer is the same.
  return !answer.ok && answer.error === 'noCookie' ? ask() : answer;
}

async function askOnce<T>(
  method: Method,
  path: string,
  body: object | Blob | undefined,
  keepalive: boolean,
): Promise<Answer<T>> {
  const isJson = body !== undefined && !(body instanceof Blob);
  const sentAt = Date.now();
  try {
    const response = await fetch(path, {
      method,
      keepalive,
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(isJson ? { headers: { 'Content-Type': 'application/json' } } : {}),
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body }),
    });
    noteServerTime(response.headers.get('Date'), sentAt);
    const answer: unknown = await response.json();
    return isAnswer<T>(answer) ? answer : unavailable;
  } catch {
    return unavailable;
  }
}

/**
 * The envelope of our server's answers. Its content is trusted, because page and server come from the same build and
 * origin.
 */
function isAnswer<T>(value: unknown): value is Answer<T> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true ? 'value' in value : 'error' in value && typeof value.error === 'string';
}

export const at = (meeting: MeetingId, rest = '') => `/api/meetings/${encodeURIComponent(meeting)}${rest}`;

export const startMeeting = (ask: StartMeeting) => comingIn(askServer<MeetingStarted>('POST', '/api/meetings', ask));
export const startDemo = (ask: StartDemo) => askServer<DemoStarted>('POST', '/api/demos', ask);
export const demosOffered = () => askServer<DemosOffered>('GET', '/api/demos');
export const meetingSummary = (meeting: MeetingId) => askServer<MeetingSummary>('GET', at(meeting));
export const meetingMinutes = (meeting: MeetingId) => askServer<MinutesPage>('GET', at(meeting, '/minutes'));
/** What belongs to me of a meeting. */
export const mineOf = (meeting: MeetingId) => askServer<Mine | null>('GET', at(meeting, '/mine'));
export const meetAgain = (meeting: MeetingId, ask: MeetAgain) =>
  askServer<MeetingPlanned>('POST', at(meeting, '/again'), ask);

export const cancelNext = (meeting: MeetingId, next: MeetingId) =>
  askServer<null>('POST', at(meeting, '/cancel-next'), { next });

export const readInvite = (invite: string) => askServer<InviteLook>('POST', '/api/invites/look', { invite });
export const takeInvite = (ask: UseInvite) => comingIn(askServer<InviteUsed>('POST', '/api/invites/use', ask));
export const orderInvite = (meeting: MeetingId, order: InviteOrder) =>
  askServer<InviteMade>('POST', at(meeting, '/invites'), order);
export const endSession = (meeting: MeetingId, everywhere: boolean) =>
  askServer<null>('POST', at(meeting, '/sign-out'), { everywhere });
export const endMembership = (meeting: MeetingId, member: MemberId) =>
  askServer<null>('POST', at(meeting, '/remove-from-group'), { member });
export const groupMembers = (meeting: MeetingId) => askServer<GroupMembers>('GET', at(meeting, '/members'));
export const newReturnLink = (meeting: MeetingId) => askServer<InviteMade>('POST', at(meeting, '/return-link'), {});

export const storedBoard = (meeting: MeetingId, document: DocumentName) =>
  askServer<{ state: string }>('GET', at(meeting, `/boards/${encodeURIComponent(document)}`));

export const storeImage = (meeting: MeetingId, image: Blob) =>
  askServer<ImageStored>('PUT', at(meeting, '/images'), image);
export const imageAddress = (meeting: MeetingId, hash: string) => at(meeting, `/images/${encodeURIComponent(hash)}`);
