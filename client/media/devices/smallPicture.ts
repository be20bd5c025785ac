/** Pictures that their sender made smaller: they cost little, however large they are drawn. */
const small = new WeakSet<MediaStreamTrack>();

export const isSmall = (track: MediaStreamTrack | null): boolean => track !== null && small.has(track);
export const markSmall = (track: MediaStreamTrack): void => void small.add(track);
