/**
 * The version of all messages between browser and server. Servers speak PROTOCOL and older versions down to
 * OLDEST_PROTOCOL; a page that is older reloads itself. This file is separate because browsers import it as a value, and
 * import only types from the other files.
 */
export const PROTOCOL = 3;
/** Pages of protocol 2 do not know that an order is opened again, nor that somebody writes instead of speaking. */
export const OLDEST_PROTOCOL = 3;
