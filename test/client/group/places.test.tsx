import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Place, Places } from '../../../client/group/places';
import { arriving, focusHeading } from '../../../client/ui/arrival';

const body = {};
/** What a part of the page was asked to do. */
type Told = { shown: number; focused: number };
let told: Map<string, Told>;
let gone: (() => void)[];
let resized: (() => void)[];
let hear: Map<string, () => void>;

beforeEach(() => {
  [told, gone, resized, hear] = [new Map(), [], [], new Map()];
  vi.stubGlobal('document', { body, activeElement: body });
  vi.stubGlobal('addEventListener', (kind: string, call: () => void) => hear.set(kind, call));
  vi.stubGlobal('removeEventListener', (kind: string) => hear.delete(kind));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly call: () => void;
      constructor(call: () => void) {
        this.call = call;
      }
      observe() {
        resized.push(this.call);
      }
      disconnect() {
        resized = resized.filter((one) => one !== this.call);
      }
    },
  );
});
afterEach(() => {
  for (const leave of gone) leave();
});

const at = (href: string) => vi.stubGlobal('location', new URL(href, 'https://rooms.example'));

function part(id: string): HTMLElement {
  const mine = { shown: 0, focused: 0 };
  told.set(id, mine);
  const heading = {
    dataset: {},
    tabIndex: 0,
    focus() {
      mine.focused += 1;
    },
  };
  const scrollIntoView = () => {
    mine.shown += 1;
  };
  return { id, scrollIntoView, querySelector: () => heading } as unknown as HTMLElement;
}
function draw(id: string): () => void {
  const leave = arriving(part(id)) ?? (() => undefined);
  gone.push(leave);
  return leave;
}

const places: Place[] = ['next', 'dates', 'lead', 'past', { under: 'affairs', places: ['members', 'import', 'back'] }];
const listed = () =>
  [...renderToStaticMarkup(<Places places={places} />).matchAll(/<a href="#(\w+)"[^>]*>([^<]*)</g)].map(
    ([, id, name]) => `${id}: ${name}`,
  );

test('the list of a page names the parts that are drawn, in the order of the page', () => {
  at('/g/of-names');
  for (const id of ['back', 'affairs', 'members', 'lead', 'next']) draw(id);
  const leave = draw('past');
  expect(listed()).toEqual([
    'next: Next meeting',
    'lead: Who leads',
    'past: Past meetings',
    'affairs: Running the group',
    'members: Staying and leaving',
    'back: Coming back',
  ]);
  leave();
  expect(listed()).not.toContain('past: Past meetings');
});

test('the list is a landmark with a name, and its button says whether it is open', () => {
  at('/g/of-landmark');
  for (const id of ['next', 'dates']) draw(id);
  const page = renderToStaticMarkup(<Places places={places} />);
  expect(page).toMatch(/^<nav [^>]*aria-label="On this page"/);
  const [, list] = /<ul id="([^"]+)"/.exec(page) ?? [];
  expect(page).toContain(`aria-expanded="false" aria-controls="${list}"`);
});

test('a page with one part has no list', () => {
  at('/g/of-one');
  draw('next');
  expect(renderToStaticMarkup(<Places places={places} />)).toBe('');
});

test('somebody who comes for a part is led to it once it is drawn, and stays there while others are drawn above', () => {
  at('/g/of-arrival#members');
  draw('next');
  draw('members')();
  expect([told.get('next'), told.get('members')]).toEqual([
    { shown: 0, focused: 0 },
    { shown: 1, focused: 1 },
  ]);
  const [settle] = resized;
  settle?.();
  expect(told.get('members')?.shown).toBe(2);
  // Whoever moves by themselves is left where they go.
  hear.get('wheel')?.();
  expect([resized.length, hear.size]).toEqual([0, 0]);
  // The same part, drawn anew, takes nobody back.
  draw('members');
  expect(told.get('members')).toEqual({ shown: 0, focused: 0 });
});

test('a part that was gone to in the list takes nobody back when it is drawn anew', () => {
  at('/g/of-list');
  draw('dates');
  at('/g/of-list#dates');
  focusHeading(part('dates'));
  draw('dates');
  expect(told.get('dates')).toEqual({ shown: 0, focused: 0 });
});

test('the focus of somebody who is in the middle of something stays where it is', () => {
  at('/g/of-focus#lead');
  vi.stubGlobal('document', { body, activeElement: { tagName: 'INPUT' } });
  draw('lead');
  expect(told.get('lead')).toEqual({ shown: 1, focused: 0 });
});
