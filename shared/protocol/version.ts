/**
 * The version of all messages between browser and server. Servers speak PROTOCOL and older versions down to
 * OLDEST_PROTOCOL; a page that is older reloads itself. This file is separate because browsers import it as a value, and
 * import only types from the other files.
 */
export const PROTOCOL = 2;
/** Pages of protocol 1 cannot apply events that carry only what changed. */
export const OLDEST_PROTOCOL = 2;
