/**
 * The version of everything that travels between browser and server. Servers speak PROTOCOL and the versions before it down
 * to OLDEST_PROTOCOL; an older page loads itself again. In a file of its own because browsers import it as a value, and of
 * the rest only types.
 */
export const PROTOCOL = 2;
/** Pages of protocol 1 cannot fold events that carry only what changed. */
export const OLDEST_PROTOCOL = 2;
