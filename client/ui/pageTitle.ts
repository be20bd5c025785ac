import { useEffect } from 'react';
import { product } from './ownLook';

let page: string | null = null;
let waits: string | null = null;

/** "What waits for me – what page this is – the product", without what is missing. */
function draw(): void {
  document.title = [waits, page, product].filter((part) => part !== null).join(' – ');
}

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    page = title;
    draw();
    return () => {
      page = null;
      draw();
    };
  }, [title]);
}

/** Stands first in the tab, so that people who look at another page see what waits for them here. */
export function useWaitingInTitle(what: string | null): void {
  useEffect(() => {
    waits = what;
    draw();
    return () => {
      waits = null;
      draw();
    };
  }, [what]);
}
