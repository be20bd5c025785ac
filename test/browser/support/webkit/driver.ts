/** One element of the page, as WebDriver names it. */
export type Element = { [ELEMENT]: string };
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** What the driver refused, with the protocol's own word for it, as `stale element reference`. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/**
 * A browser that is driven over W3C WebDriver, one HTTP request for each command. The requests are written out here: they are
 * few, and the client libraries that are kept up need a newer Node than this project.
 */
export class Driver {
  private constructor(
    private readonly url: string,
    private readonly session: string,
  ) {}

  static async open(url: string, capabilities: Record<string, unknown>): Promise<Driver> {
    const asked = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await request<{ sessionId: string }>(`${url}/session`, 'POST', asked);
    return new Driver(url, sessionId);
  }

  go = (url: string) => this.#post<null>('url', { url });
  click = (element: Element) => this.#post<null>(`element/${element[ELEMENT]}/click`, {});
  type = (element: Element, text: string) => this.#post<null>(`element/${element[ELEMENT]}/value`, { text });

  /** Runs a function in the page. It sees nothing from here but its arguments. */
  run<A extends unknown[], T>(work: (...given: A) => T, ...given: A): Promise<T> {
    return this.#post<T>('execute/sync', { script: `return (${work}).apply(null, arguments)`, args: given });
  }

  /** The outer size of the window. */
  resize = (size: { width: number; height: number }) => this.#post('window/rect', { x: 0, y: 0, ...size });

  close = () => request<null>(`${this.url}/session/${this.session}`, 'DELETE');

  #post<T>(command: string, body: unknown): Promise<T> {
    return request<T>(`${this.url}/session/${this.session}/${command}`, 'POST', body);
  }
}

async function request<T>(url: string, method: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Refused(value.error ?? String(response.status), value.message ?? '');
  return value;
}
