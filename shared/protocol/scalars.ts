import { z } from 'zod';

/** The smallest pieces of messages, so that one limit holds for a kind of value wherever it travels. */

export const memberId = z.string().min(1).max(64);
/** Random per page: tells the tabs of one member apart. */
export const tabId = z.string().min(1).max(64);
/** Made by the sender; the same command sent again carries the same one. */
export const commandId = z.string().min(8).max(64);
/** `group/meeting/kind/slot`. */
export const documentName = z.string().min(1).max(300);
/** A message that says nothing but its name. */
export const nothing = z.strictObject({});
