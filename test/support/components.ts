/** What some tests need beside Node, and a computer may lack. */
export type Component = 'livekit';

const hidden = new Set((process.env.ROUNDEL_WITHOUT ?? '').split(','));

/** ROUNDEL_WITHOUT=livekit hides LiveKit, so that a complete computer can show what the tests do without it. */
export const isHidden = (component: Component): boolean => hidden.has(component);

/**
 * Without the component its tests are skipped and say so. In CI they run and fail instead, unless the component is hidden
 * on purpose. A skipped suite still declares its tests, because a file without any is a failure.
 */
export const mayRunWith = (component: Component, isFound: boolean): boolean =>
  !isHidden(component) && (isFound || process.env.CI === 'true');
