import { z } from 'zod';

/** The smallest parts of messages, so that each kind of value has the same limit everywhere. */

export const memberId = z.string().min(1).max(64);
/** Random per page: tells the tabs of one member apart. */
export const tabId = z.string().min(1).max(64);
/** Made by the sender; a command that is sent again carries the same id. */
export const commandId = z.string().min(8).max(64);
/** `group/meeting/kind/slot`. */
export const documentName = z.string().min(1).max(300);
/** A message without content. */
export const nothing = z.strictObject({});
