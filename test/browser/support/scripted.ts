import { english } from '../../../client/i18n/catalogue';
import { enter, must, sitDown, TestClient } from '../../support/clients';
import { button, invitation } from './meeting';
import type { Human } from './people';

const { people } = english.room;

/**
 * People without a page: they knock and take their seats by socket, and send neither sound nor picture, which costs the
 * computer little. The lead lets them in on the screen, all at once where there are several.
 */
export async function bring(lead: Human, url: string, names: readonly string[]): Promise<TestClient[]> {
  const [invite = ''] = new URL(await invitation(lead)).hash.slice(1).split('.');
  const meeting = new URL(lead.page.url()).pathname.split('/').at(-1) ?? '';
  const clients: TestClient[] = [];
  for (const name of names) {
    const client = new TestClient(url, { meeting, cookie: await enter(url, invite, name), name });
    await client.join();
    must(await client.command({ type: 'knock' }));
    clients.push(client);
  }
  const letIn =
    names.length > 1
      ? people.admitAll.replace('{{count}}', String(names.length))
      : people.admitNamed.replace('{{name}}', names[0] ?? '');
  await button(lead.page, letIn).click();
  for (const client of clients) {
    await client.when(() => (client.view?.kind === 'seat' ? true : null));
    await sitDown(client, null);
  }
  return clients;
}

/** All of them say that they are ready, where nobody leads. */
export async function ready(clients: readonly TestClient[]): Promise<void> {
  for (const client of clients) {
    const from = client.meeting?.current ?? '';
    await client.command({ type: 'askToMoveOn', from, on: true });
  }
}
