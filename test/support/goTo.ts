import { leadNow } from '../../shared/meeting/people/people';
import type { Meeting } from '../../shared/meeting/state';
import { type Gathered, must } from './clients';

/** Presses Next, after the start if need be, until the meeting stands in this stage, or it is so. */
export async function goTo(
  { lead, all }: Pick<Gathered, 'lead' | 'all'>,
  there: string | ((meeting: Meeting) => boolean),
): Promise<Meeting> {
  const isThere = typeof there === 'string' ? ({ current }: Meeting) => current === there : there;
  if (lead.meeting?.status === 'lobby') must(await lead.command({ type: 'startMeeting' }));
  for (let presses = 0; presses < 60; presses += 1) {
    const meeting = await lead.until(({ current }) => current !== null);
    if (isThere(meeting)) return meeting;
    // In the lead's own slot the deputy leads.
    const leads = all.find(({ me }) => me === leadNow(meeting)) ?? lead;
    const { version } = must(await leads.patiently({ type: 'advanceStage', from: meeting.current ?? '' }));
    await lead.until((state) => state.version >= version);
  }
  throw new Error('no such stage on the way');
}
