import { fromNodeHeaders } from 'better-auth/node';
import type { Accounts, Step } from './accounts';
import type { createAuth } from './auth';

type PasskeyPart = Pick<
  Accounts,
  'passkeysOf' | 'passkeyOptions' | 'addPasskey' | 'removePasskey' | 'passkeyChallenge' | 'signInByPasskey'
>;

const MODEL = 'passkey';
type Row = { id: string; name: string | null; createdAt: Date | null };

/** Passkeys of accounts, behind the questions of our routes. */
export function passkeySteps(
  auth: () => ReturnType<typeof createAuth>,
  step: <T>(response: Response, read: (body: unknown) => T) => Promise<Step<T>>,
): PasskeyPart {
  const adapter = async () => (await auth().$context).adapter;
  const options = (response: Response) => step(response, harder);
  return {
    async passkeysOf(account) {
      const rows = await (await adapter()).findMany<Row>({
        model: MODEL,
        where: [{ field: 'userId', value: account }],
        sortBy: { field: 'createdAt', direction: 'asc' },
      });
      return rows.map(({ id, name, createdAt }) => ({ id, name: name ?? '', since: createdAt?.getTime() ?? 0 }));
    },
    async passkeyOptions(given) {
      const headers = fromNodeHeaders(given);
      return options(await auth().api.generatePasskeyRegistrationOptions({ headers, asResponse: true }));
    },
    async addPasskey({ name, response }, given) {
      const headers = fromNodeHeaders(given);
      const body = { name, response };
      return step(await auth().api.verifyPasskeyRegistration({ body, headers, asResponse: true }), () => null);
    },
    async removePasskey(account, passkey) {
      const where = [
        { field: 'id', value: passkey },
        { field: 'userId', value: account },
      ];
      const found = await (await adapter()).findOne<Row>({ model: MODEL, where });
      if (found === null) return false;
      await (await adapter()).delete({ model: MODEL, where });
      return true;
    },
    async passkeyChallenge(given) {
      const headers = fromNodeHeaders(given);
      return options(await auth().api.generatePasskeyAuthenticationOptions({ headers, asResponse: true }));
    },
    async signInByPasskey(response, given) {
      const headers = fromNodeHeaders(given);
      const body = { response };
      return step(await auth().api.verifyPasskeyAuthentication({ body, headers, asResponse: true }), () => null);
    },
  };
}

/** The library only asks for it where that is easy, and afterwards nobody without it comes in. */
const harder = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'rpId' in body ? { ...body, userVerification: 'required' } : body;
