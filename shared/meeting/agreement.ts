import type { Meeting, MemberId, PlannedStage, TalkTimeReaders } from './state';

/** What the agreement of this meeting says about who sees talk time. */
export const talkTimeReaders = ({ settings }: Pick<Meeting, 'settings'>): TalkTimeReaders =>
  settings.talkTime ?? 'lead';

/** At an opening the agreement is only recalled; in this stage the group talks about it and signs it. */
export const signsAgreement = ({ due }: Pick<PlannedStage, 'due'>): boolean => due === 'allSigned';

/** True for whoever signed the agreement as it stands. A signature under an earlier text does not count. */
export const hasSigned = ({ signatures, settings }: Meeting, member: MemberId): boolean =>
  (signatures?.[member]?.version ?? -1) >= settings.agreementVersion;

/** Those who signed it as it stands, the first of them first. */
export const signers = (meeting: Meeting): MemberId[] =>
  Object.entries(meeting.signatures ?? {})
    .filter(([member]) => hasSigned(meeting, member))
    .toSorted(([, one], [, other]) => one.at - other.at)
    .map(([member]) => member);
