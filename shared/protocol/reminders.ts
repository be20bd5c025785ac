import { z } from 'zod';

/** Reminders of a group's meetings by mail, as each member of it chose for themselves. */
export type MyReminders = {
  /** I get them, as far as there is an address. */
  on: boolean;
  /** I have an account with a confirmed e-mail address. */
  hasAddress: boolean;
  /** This server sends mail. */
  sendsMail: boolean;
};

/** `POST /api/groups/:group/reminders` answers `MyReminders`, as `GET` does. */
export const chooseReminders = z.strictObject({ on: z.boolean() });

/**
 * `POST /api/reminders`: by the link of a mail, `member.token` behind its `#`. Whoever has it need not be signed in, and can
 * turn these reminders off and on again, and nothing else.
 */
export const chooseByLink = z.strictObject({ link: z.string().max(100), on: z.boolean() });
