import { type ParticipantInfo, TrackSource, TrackType } from 'livekit-server-sdk';
import type { MediaRights } from '../../../shared/meeting/rights/media';

/** What the media server lets a participant do, as far as a meeting decides it. */
export type Grant = { hear: boolean; sources: TrackSource[] };

export const noGrant: Grant = { hear: false, sources: [] };

export function grantOf(rights: MediaRights): Grant {
  const sources: TrackSource[] = [];
  if (rights.camera === null) sources.push(TrackSource.CAMERA);
  if (rights.microphone === null) sources.push(TrackSource.MICROPHONE);
  if (rights.screen === null) sources.push(TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO);
  return { hear: rights.hear === null, sources };
}

export const givesAnything = (grant: Grant): boolean => grant.hear || grant.sources.length > 0;

/** Every field is named: what is left out would be set to its default by the media server. */
export const permissionOf = (grant: Grant) => ({
  canSubscribe: grant.hear,
  canPublish: grant.sources.length > 0,
  canPublishSources: grant.sources,
  canPublishData: false,
  canUpdateMetadata: false,
  canSubscribeMetrics: false,
  hidden: false,
});

/** Whether the media server's own listing shows exactly this. */
export function isGranted(participant: ParticipantInfo, grant: Grant): boolean {
  const { permission } = participant;
  if (!permission) return !givesAnything(grant);
  if (permission.canSubscribe !== grant.hear || permission.canPublish !== grant.sources.length > 0) return false;
  if (!permission.canPublish) return true;
  const listed = new Set(permission.canPublishSources);
  return listed.size === grant.sources.length && grant.sources.every((source) => listed.has(source));
}

const sound: ReadonlySet<TrackSource> = new Set([TrackSource.MICROPHONE, TrackSource.SCREEN_SHARE_AUDIO]);

/**
 * The media server goes by what a track calls itself and never checks whether that is so: a voice sent as a "camera" would get
 * past a withdrawn microphone.
 */
export const isDisguised = ({ tracks }: ParticipantInfo): boolean =>
  tracks.some(({ type, source }) => (type === TrackType.AUDIO) !== sound.has(source));
