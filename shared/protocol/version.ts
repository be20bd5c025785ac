/**
 * The version of all messages between browser and server. Servers speak PROTOCOL and older versions down to
 * OLDEST_PROTOCOL; a page that is older reloads itself. This file is separate because browsers import it as a value, and
 * import only types from the other files.
 */
export const PROTOCOL = 5;
/** Pages of protocol 4 do not know what changes an agenda by hand, and would lose the meeting at such an event. */
export const OLDEST_PROTOCOL = 5;
