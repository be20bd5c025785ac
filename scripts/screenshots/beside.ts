// Pictures of what stands beside a running meeting: its projector page, and the agenda while the lead changes it.
import type { Page } from 'playwright-core';
import { english } from '../../client/i18n/catalogue';
import { choose } from '../../test/browser/support/meeting';
import type { Human } from '../../test/browser/support/people';
import { large } from './cameras';

/** A page of its own beside the seat, as on the screen of a room. */
export async function showProjector(
  { context, page }: Human,
  keep: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const screen = await context.newPage();
  await screen.setViewportSize(large);
  await screen.goto(`${page.url()}/screen`);
  await screen.locator('.projector-round').waitFor();
  await keep(screen, 'projector-1440-light');
  await screen.close();
}

export async function changeAgenda(lead: Human, take: (page: Page, screen: string) => Promise<void>): Promise<void> {
  await choose(lead, 'lead', english.room.lead.changeAgenda);
  await lead.page.getByRole('dialog').waitFor();
  await take(lead.page, 'agenda');
  await lead.page.keyboard.press('Escape');
}
