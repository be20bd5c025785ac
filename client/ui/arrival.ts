/**
 * For the `ref` of a part of a page that other pages point to with `#id`: whoever came for it sees it, also when it is drawn
 * after the page.
 */
export function arriving(part: HTMLElement | null): void {
  if (part !== null && location.hash === `#${part.id}`) part.scrollIntoView();
}
