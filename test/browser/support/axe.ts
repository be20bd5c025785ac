import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Faults of Excalidraw itself, by rule and by place. Everything else counts. */
const known = [
  { rules: ['button-name', 'label-content-name-mismatch'], within: '.excalidraw' },
  // the buttons that open its pickers of colours and fonts, and the pickers, have no name
  { rules: ['aria-allowed-attr'], within: '.excalidraw [data-state]' },
  { rules: ['aria-dialog-name'], within: '.excalidraw :is(.color-picker-container, .FontPicker__container)' },
];

/** Serious and critical findings on this screen as readable lines; empty when there are none. Of all rules, or of these only; of the whole screen, or of this part. */
export async function seriousFindings(page: Page, rules?: string[], part?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const asked = { known, rules: rules ?? null, part: part ?? null };
  return page.evaluate(async ({ known: allowed, rules: only, part: within }) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within ?? document, {
      resultTypes: ['violations'],
      ...(only === null ? {} : { runOnly: only }),
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes
          .filter(({ target }) => {
            const selector = String(target[0]);
            const element = document.querySelector(selector);
            return !allowed.some(({ rules, within }) => rules.includes(id) && element?.closest(within));
          })
          .map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
      );
  }, asked);
}
