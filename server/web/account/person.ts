import type { Request } from 'express';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { Accounts, SignedIn } from '../../accounts/accounts';
import type { WebDeps } from '../deps';
import { parseBody } from '../http/answers';

/** Whoever is signed in with an account in this browser, and what they ask. */
export async function personBehind<S extends Parameters<typeof parseBody>[0]>(
  accounts: Accounts,
  request: Request,
  schema: S,
): Promise<{ signedIn: SignedIn; body: Exclude<ReturnType<typeof parseBody<S>>, Refusal> } | Refusal> {
  const body = parseBody(schema, request.body);
  if (isRefusal(body)) return body;
  const signedIn = await accounts.signedIn(request.headers);
  return signedIn === null
    ? refuse('signedOut')
    : { signedIn, body: body as Exclude<ReturnType<typeof parseBody<S>>, Refusal> };
}

/** Somebody who knew the old password may be signed in somewhere: all but `kept` end, with their open pages. */
export async function endSessionsBut(
  { accounts, store, rooms }: Pick<WebDeps, 'accounts' | 'store' | 'rooms'>,
  account: string,
  kept: string | null,
): Promise<void> {
  for (const { id } of await accounts.sessionsOf(account)) if (id !== kept) await accounts.endSession(account, id);
  for (const { accountSession } of await store.accounts.browsersOf(account)) {
    if (accountSession === null || accountSession === kept) continue;
    for (const member of await store.accounts.signOut(account, { accountSession })) rooms.sessionsEnded(member);
  }
}
