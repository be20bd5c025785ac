/** Only whoever needs it loads the kit; it is never part of the first page. */
export const loadKit = () => import('livekit-client');
