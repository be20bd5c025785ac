/**
 * The version of all messages between browser and server. Servers speak PROTOCOL and older versions down to
 * OLDEST_PROTOCOL; a page that is older reloads itself. This file is separate because browsers import it as a value, and
 * import only types from the other files.
 */
export const PROTOCOL = 4;
/** Pages of protocol 3 know one form of evaluation, and would send too few numbers for another. */
export const OLDEST_PROTOCOL = 4;
