import type { MeetingId } from '../../shared/meeting/state';

/** The addresses of the app's pages. What follows `#` stays in the browser. */
export const HOME = '/';
export const JOIN = '/j';
export const DEMO = '/demo';
export const roomPath = (meeting: MeetingId) => `/m/${encodeURIComponent(meeting)}`;
/** The meeting for people who sit together in front of one screen. */
export const screenPath = (meeting: MeetingId) => `${roomPath(meeting)}/screen`;
