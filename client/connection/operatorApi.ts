import type { DataRegister } from '../../shared/protocol/dataRegister';
import type { MailReturned, OperatorPage } from '../../shared/protocol/operator';
import { askServer } from './api';

/** What the server stores; for everybody. */
export const dataRegister = () => askServer<DataRegister>('GET', '/api/data');

const operatorPage = () => askServer<OperatorPage>('GET', '/api/operator');
/** Mail to this address came back to the sender's mailbox. */
export const noteMailReturned = (address: string) =>
  askServer<MailReturned>('POST', '/api/operator/returned', { address });
export const closeOperatorPage = () => askServer<null>('POST', '/api/operator/sign-out', {});

/** The secret of a link is taken out of the address at once, so that nobody copies it, and used once. */
export async function openOperatorPage() {
  const secret = location.hash.slice(1);
  if (secret !== '') {
    history.replaceState(history.state, '', location.pathname + location.search);
    const opened = await askServer<null>('POST', '/api/operator/sign-in', { secret });
    if (!opened.ok) return opened;
  }
  return operatorPage();
}
