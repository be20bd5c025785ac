import type { Page } from 'playwright-core';
import { english } from '../../../client/i18n/catalogue';
import { isolated } from '../../../client/ui/text/isolated';
import { choose } from './meeting';
import type { Human } from './people';

const { room, sharedRoom } = english;

/** How many people this page plays. */
export const played = (page: Page): Promise<number> =>
  page.evaluate(
    () => [...document.querySelectorAll('audio')].filter(({ srcObject }) => srcObject instanceof MediaStream).length,
  );

/** Somebody says that they sit with `owner`, whose device has the microphone for both as soon as they say yes. */
export async function sitTogether(
  who: Human,
  owner: Human,
  name: string,
  inDialog: () => Promise<void> = async () => undefined,
): Promise<void> {
  await choose(who, 'own', room.bar.sitWith);
  await who.page.getByRole('combobox', { name: sharedRoom.choose }).selectOption({ label: isolated(name) });
  const dialog = who.page.getByRole('dialog');
  await dialog.getByText(sharedRoom.open).waitFor();
  await inDialog();
  await dialog.getByRole('button', { name: room.close, exact: true }).click();
  await owner.page.getByRole('button', { name: sharedRoom.notice.yes, exact: true }).click();
}
