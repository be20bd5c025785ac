import type { SignedIn } from '../../accounts/accounts';
import { StoreUnavailable } from '../../store/store';
import type { WebDeps } from '../deps';

type Notice = 'passwordChanged' | 'passkeyAdded' | 'passkeyRemoved';

/**
 * Tells the owner of an account that the ways into it have changed: somebody at a browser that was left open may have done so.
 * What was done stays done when nobody can be told just now.
 */
export async function tellOwner(
  { mail, config }: Pick<WebDeps, 'mail' | 'config'>,
  { email, confirmed }: SignedIn['account'],
  kind: Notice,
): Promise<void> {
  if (!mail.sends || !confirmed) return;
  try {
    await mail.send({ to: email, message: { kind, link: `${config.publicUrl ?? ''}/account` } });
  } catch (fault) {
    if (!(fault instanceof StoreUnavailable)) throw fault;
  }
}
