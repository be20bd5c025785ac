/**
 * The version of everything that travels between browser and server. Servers speak PROTOCOL and PROTOCOL - 1; an older page
 * loads itself again. In a file of its own because browsers import it as a value, and of the rest only types.
 */
export const PROTOCOL = 1;
