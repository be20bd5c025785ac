import type { Meeting, TalkTimeReaders } from './state';

/** What the agreement of this meeting says about who sees talk time. */
export const talkTimeReaders = ({ settings }: Pick<Meeting, 'settings'>): TalkTimeReaders =>
  settings.talkTime ?? 'lead';
