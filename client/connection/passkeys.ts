import { addPasskey, passkeyIn, passkeyOptionsToAdd, passkeyOptionsToEnter } from './accountApi';

/** The browser made or gave none: `closed`: somebody closed its question, it took too long, or it cannot. */
type Undone = { ok: false; undone: 'closed' | 'alreadyThere' };

/** Whether this browser makes and uses passkeys on this page; `host` is the name that they belong to. */
export const canUsePasskeys = (host: string | null): boolean =>
  host !== null && location.hostname === host && isSecureContext && 'PublicKeyCredential' in window;

export async function makePasskey(ask: { name: string; password: string }) {
  const asked = await passkeyOptionsToAdd(ask.password);
  if (!asked.ok) return asked;
  const response = await inBrowser(({ startRegistration }) =>
    startRegistration({ optionsJSON: asked.value.options as Parameters<typeof startRegistration>[0]['optionsJSON'] }),
  );
  return 'undone' in response ? response : addPasskey(ask.name, response);
}

export async function enterByPasskey() {
  const asked = await passkeyOptionsToEnter();
  if (!asked.ok) return asked;
  const response = await inBrowser(({ startAuthentication }) =>
    startAuthentication({
      optionsJSON: asked.value.options as Parameters<typeof startAuthentication>[0]['optionsJSON'],
    }),
  );
  return 'undone' in response ? response : passkeyIn(response);
}

async function inBrowser<T>(ask: (how: typeof import('@simplewebauthn/browser')) => Promise<T>): Promise<T | Undone> {
  try {
    return await ask(await import('@simplewebauthn/browser'));
  } catch (fault) {
    const isThere = fault instanceof Error && fault.name === 'InvalidStateError';
    return { ok: false, undone: isThere ? 'alreadyThere' : 'closed' };
  }
}
