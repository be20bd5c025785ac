import type { GroupId, MeetingId } from '../../shared/meeting/state';

/** The addresses of the app's pages. What follows `#` stays in the browser. */
export const HOME = '/';
/** The product and the form that starts a meeting, also for people whom "/" knows. */
export const START = '/start';
export const ACTIONS = '/actions';
/** After leaving a group. */
export const LEFT = '/left';
export const JOIN = '/j';
export const DEMO = '/demo';
/** What is protected and what is not. */
export const PROTECTION = '/protected';
/** What the server stores, for data-protection officers. */
export const DATA = '/data';
export const roomPath = (meeting: MeetingId) => `/m/${encodeURIComponent(meeting)}`;
/** Where the minutes of a meeting are read. */
export const minutesPath = (meeting: MeetingId) => `${roomPath(meeting)}/minutes`;
/** An account, for whoever wants one. */
export const ACCOUNT = '/account';
/** Signing in, and then on to the page of a group. */
export const signInFor = (group: GroupId) => `${ACCOUNT}?to=${encodeURIComponent(groupPath(group))}`;
/** Where somebody wanted to go before they signed in: the page of a group, and nothing else that an address may name. */
export function wantedPage(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? HOME;
  return /^\/g\/[\w-]{1,80}$/.test(to) ? to : HOME;
}
/** The pages about me. */
export const MINE = { home: HOME, actions: ACTIONS, account: ACCOUNT } as const;
/** Where a group is formed. */
export const NEW_GROUP = '/new';
export const groupPath = (group: GroupId) => `/g/${encodeURIComponent(group)}`;
/** Where the members of a group say when they can meet. */
export const pollPath = (group: GroupId, poll: string) => `${groupPath(group)}/dates/${encodeURIComponent(poll)}`;
/** The meeting for people who sit together in front of one screen. */
export const screenPath = (meeting: MeetingId) => `${roomPath(meeting)}/screen`;
