import { expect } from 'vitest';
import { type Driver, type Element, Refused } from './driver';

/** What a page refuses while it changes: the same is looked for and tried once more. */
const passing = new Set(['stale element reference', 'element click intercepted', 'element not interactable']);

/** The page of one person, used the way people use it: by the text on the screen. */
export class WebkitPage {
  constructor(readonly driver: Driver) {}

  /** Opens an address. `faults` then collects what goes wrong in its scripts. */
  async go(url: string): Promise<void> {
    await this.driver.go(url);
    await this.driver.run(() => {
      const faults: string[] = [];
      addEventListener('error', ({ message }) => {
        // Something was measured a frame later than it could have been, which is no fault.
        if (!message.startsWith('ResizeObserver loop')) faults.push(message);
      });
      addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
      Object.assign(window, { roundelFaults: faults });
    });
  }

  faults = () => this.driver.run((): string[] => Reflect.get(window, 'roundelFaults') ?? ['the page was opened again']);

  /** Everything that can be read on the page. */
  text = () => this.driver.run(() => document.body.innerText.replace(/\s+/g, ' '));

  path = () => this.driver.run(() => location.pathname);

  async sees(words: string): Promise<void> {
    await expect.poll(() => this.text(), { message: `reading "${words}"` }).toContain(words.replace(/\s+/g, ' '));
  }

  /** Presses the button, link or other control whose name begins with this text, as soon as there is one to be used. */
  press(words: string): Promise<void> {
    return this.#onceFound(`a control "${words}"`, () => this.driver.run(findControl, words), this.driver.click);
  }

  /** Clicks the element with this selector, or the one that stands at this place among several, once it can be used. */
  pick(selector: string, at = 0): Promise<void> {
    const find = () =>
      this.driver.run(
        (wanted, index) => {
          const element = document.querySelectorAll(wanted)[index];
          return element?.ariaDisabled === 'true' || element?.ariaBusy === 'true' ? null : element;
        },
        selector,
        at,
      );
    return this.#onceFound(selector, find, this.driver.click);
  }

  /** Ticks the box with this label. */
  tick(label: string): Promise<void> {
    return this.#onceFound(`a box "${label}"`, () => this.driver.run(findField, label), this.driver.click);
  }

  /** Types into the field with this label, at its end. */
  write(label: string, text: string): Promise<void> {
    const find = () => this.driver.run(findField, label);
    return this.#onceFound(`a field "${label}"`, find, (field) => this.driver.type(field, text));
  }

  async #onceFound(
    what: string,
    find: () => Promise<unknown>,
    use: (element: Element) => Promise<unknown>,
  ): Promise<void> {
    const used = async () => {
      try {
        const element = (await find()) as Element | null | undefined;
        if (!element) return 'not there';
        await use(element);
        return 'used';
      } catch (fault) {
        if (fault instanceof Refused && passing.has(fault.code)) return fault.code;
        throw fault;
      }
    };
    await expect.poll(used, { message: what }).toBe('used');
  }
}

/** Runs in the page: what can be pressed and is called so, by its label or its text. */
function findControl(words: string): Element | null {
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a, [role="menuitem"], [role="tab"], summary, label:has(input[type="radio"])',
  );
  const nameOf = (one: HTMLElement) => (one.ariaLabel ?? one.innerText).replace(/\s+/g, ' ').trim();
  const isUsable = (one: HTMLElement) => one.ariaDisabled !== 'true' && one.ariaBusy !== 'true';
  const found = [...controls].find((one) => nameOf(one).startsWith(words) && one.checkVisibility() && isUsable(one));
  return (found ?? null) as unknown as Element | null;
}

/** Runs in the page: the field or box with this label. */
function findField(label: string): Element | null {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  const namesOf = (one: HTMLInputElement | HTMLTextAreaElement) => [
    one.ariaLabel ?? '',
    ...[...(one.labels ?? [])].map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim()),
  ];
  const found = [...fields].find((one) => namesOf(one).some((name) => name.startsWith(label)));
  return (found ?? null) as unknown as Element | null;
}
