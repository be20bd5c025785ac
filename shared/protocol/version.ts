/**
 * The version of all messages between browser and server. Servers speak PROTOCOL and older versions down to
 * OLDEST_PROTOCOL; a page that is older reloads itself. This file is separate because browsers import it as a value, and
 * import only types from the other files.
 */
export const PROTOCOL = 6;
/** Pages of protocol 5 do not know numbers, and would count only their own member's vote. */
export const OLDEST_PROTOCOL = 6;
