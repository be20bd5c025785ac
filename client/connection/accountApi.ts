import type { GroupId, MemberId } from '../../shared/meeting/state';
import type {
  AccountPage,
  AddressChanged,
  ChangeAddress,
  ChangePassword,
  CompanyAddress,
  DeleteAccount,
  MailLink,
  OpenLink,
  PasskeyOptions,
  SignedUp,
  SignIn,
  SignUp,
} from '../../shared/protocol/account';
import type { Answer } from '../../shared/refusal';
import { askServer } from './api';
import { forgetAllOf } from './invitations';
import { comingIn } from './knownHere';

const at = '/api/account';

export const accountPage = () => askServer<AccountPage>('GET', at);
export const signUp = (ask: SignUp) => askServer<SignedUp>('POST', `${at}/sign-up`, ask);
export const signIn = (ask: SignIn) => askServer<null>('POST', `${at}/sign-in`, ask);
export const askForMail = (ask: MailLink) => askServer<null>('POST', `${at}/mail`, ask);
export const openMailLink = (ask: OpenLink) => askServer<null>('POST', `${at}/open`, ask);
export const changePassword = (ask: ChangePassword) => askServer<null>('POST', `${at}/password`, ask);
export const changeAddress = (ask: ChangeAddress) => askServer<AddressChanged>('POST', `${at}/address`, ask);
export const companyAddress = () => askServer<CompanyAddress>('POST', `${at}/company`, {});
export const passkeyOptionsToAdd = (password: string) =>
  askServer<PasskeyOptions>('POST', `${at}/passkeys/options`, { password });
export const addPasskey = (name: string, response: unknown) =>
  askServer<null>('POST', `${at}/passkeys`, { name, response });
export const removePasskey = (passkey: string) => askServer<null>('POST', `${at}/passkeys/remove`, { passkey });
export const passkeyOptionsToEnter = () => askServer<PasskeyOptions>('POST', `${at}/passkey/options`, {});
export const passkeyIn = (response: unknown) => askServer<null>('POST', `${at}/passkey`, { response });
/** This browser becomes the account's member in each of its groups. */
export const arriveHere = () => comingIn(askServer<null>('POST', `${at}/arrive`, {}));
export const keepMember = (member: MemberId) => askServer<null>('POST', `${at}/keep`, { member });
/** Signs this browser out, and removes what it stored of these groups. */
export const signOutHere = (groups: readonly GroupId[]) =>
  forgetting(askServer<null>('POST', `${at}/sign-out`, {}), groups);
export const endAccountSession = (session: string) => askServer<null>('POST', `${at}/end-session`, { session });
export const deleteAccount = (ask: DeleteAccount, groups: readonly GroupId[]) =>
  forgetting(askServer<null>('POST', `${at}/delete`, ask), groups);

async function forgetting(asked: Promise<Answer<null>>, groups: readonly GroupId[]): Promise<Answer<null>> {
  const answer = await asked;
  if (answer.ok) for (const group of groups) await forgetAllOf(group);
  return answer;
}
