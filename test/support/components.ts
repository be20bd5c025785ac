/** What some tests need beside Node, and a computer may lack. */
export type Component = 'livekit';

const hidden = new Set((process.env.ROUNDEL_WITHOUT ?? '').split(','));

/** ROUNDEL_WITHOUT=livekit makes this computer one without it, so that a complete one can show what the tests do there. */
export const isHidden = (component: Component): boolean => hidden.has(component);

/**
 * Without the component its tests say so and stand aside. Where everything is checked (CI) they run and fail, unless it is hidden
 * on purpose. A suite that stands aside still declares its tests: a file without any is a failure.
 */
export const mayRunWith = (component: Component, isFound: boolean): boolean =>
  !isHidden(component) && (isFound || process.env.CI === 'true');
