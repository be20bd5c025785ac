import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { createNone } from '../../../../server/media/none';
import { Traveller } from '../../../journeys/support/traveller';
import type { RunningApp } from '../../../support/app';
import { appForTest } from '../../../support/forTest';
import { portToKeep } from '../../../support/ports';
import { type MailServer, mailServerForTest } from '../../../support/smtp';
import type { Browsers } from '../../support/browsers';
import { type Human, human } from '../../support/people';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

type Options = Parameters<typeof human>[2];

/** Makes the clock of a page run ahead of the computer's by `roundelAhead` milliseconds. */
function runAhead(): void {
  const Real = Date;
  const now = () => Real.now() + Number(Reflect.get(window, 'roundelAhead') ?? 0);
  Object.assign(window, {
    Date: new Proxy(Real, {
      construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    }),
  });
}

/** A page that waits asks for nothing anew by itself: people look at it again. Otherwise most of the work of a journey would be that. */
function askOnlyWhenLookedAt(): void {
  const usual = setInterval;
  const seldom = 10_000;
  Object.assign(window, {
    setInterval: (run: TimerHandler, ms?: number, ...given: unknown[]) =>
      ms !== undefined && ms >= seldom ? 0 : usual(run, ms, ...given),
  });
}

const setAhead = (ahead: number) => void Object.assign(window, { roundelAhead: ahead });

/** Somebody who lives through the months of a journey, with a window of their own where one is opened. */
export class Person extends Traveller {
  window: Human | null = null;

  get page(): Page {
    if (!this.window) throw new Error(`${this.name} has no window`);
    return this.window.page;
  }

  /** What is asked without the page is asked as the window's member. */
  async shareCookies(): Promise<void> {
    const cookies = (await this.window?.context.cookies()) ?? [];
    this.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  /** Opens this address; where the app is loaded already, as its own links do, with everything on the page asked for anew. */
  async goTo(path: string): Promise<void> {
    const { origin, href } = new URL(path, this.url);
    if (!this.page.url().startsWith(`${origin}/`)) {
      await this.page.goto(href);
      return;
    }
    await this.page.evaluate(async (to) => {
      history.pushState(null, '', '/nowhere');
      await new Promise(requestAnimationFrame);
      history.pushState(null, '', to);
      await new Promise(requestAnimationFrame);
    }, path);
  }

  /** The same page anew: what others did meanwhile is on it. */
  lookAgain(): Promise<void> {
    return this.goTo(new URL(this.page.url()).pathname);
  }
}

/** The server of a journey with its mail, the clock that is moved by hand, and the windows whose clocks follow it. */
export class Stage {
  readonly people: Person[] = [];
  /** What was wrong in windows that are closed. */
  readonly faults: string[] = [];
  private constructor(
    private readonly browsers: Browsers,
    readonly running: RunningApp,
    readonly mails: MailServer,
  ) {}

  /** With sound here, windows hear each other. Otherwise everybody talks somewhere else: other tests show sound and picture. */
  static async open(browsers: Browsers, sound: 'here' | 'elsewhere' = 'elsewhere'): Promise<Stage> {
    const mails = await mailServerForTest();
    const port = await portToKeep();
    const running = await appForTest({
      clientFolder: resolve(import.meta.dirname, '../../../../dist/client'),
      port,
      ...(sound === 'here' ? {} : { media: createNone() }),
      publicUrl: `http://127.0.0.1:${port}`,
      mail: { smtpUrl: mails.url, from: 'rooms@example.org' },
    });
    const stage = new Stage(browsers, running, mails);
    onTestFinished(() => {
      for (const who of stage.people) who.stand();
    });
    return stage;
  }

  someone(name: string, timeZone?: string): Person {
    const who = new Person(this.running, name, timeZone);
    this.people.push(who);
    return who;
  }

  /** A new window of this person, which has the cookies that they have: none if they lost them. */
  async openWindow(who: Person, options: Options = {}): Promise<void> {
    const opened = await human(this.browsers, who.name, { timezoneId: who.timeZone, ...options });
    await opened.context.addInitScript(runAhead);
    await opened.context.addInitScript(askOnlyWhenLookedAt);
    await opened.context.addInitScript(setAhead, this.#ahead);
    const cookies = who.cookie.split('; ').filter((one) => one !== '');
    await opened.context.addCookies(
      cookies.map((one) => {
        const [name = '', value = ''] = one.split(/=(.*)/s);
        return { name, value, url: this.running.url };
      }),
    );
    who.window = opened;
  }

  async closeWindow(who: Person): Promise<void> {
    await who.shareCookies();
    this.faults.push(...(who.window?.faults ?? []));
    await who.window?.context.close();
    who.window = null;
  }

  get #ahead(): number {
    return this.running.clock.now() - Date.now();
  }

  /** Of months, only the last day passes hour by hour: what a server does every hour would be most of the work of a journey. */
  async move(ms: number): Promise<void> {
    const { clock } = this.running;
    const to = clock.now() + ms;
    if (ms > DAY) await clock.skip(ms % DAY);
    while (to - clock.now() > DAY) await clock.skip(DAY);
    await clock.move(to - clock.now());
    for (const { window } of this.people) {
      if (!window) continue;
      await window.context.addInitScript(setAhead, this.#ahead);
      await window.page.evaluate(setAhead, this.#ahead);
    }
  }

  /** The clock moves on to this moment, and everything that is due on the way happens. */
  async until(at: number): Promise<void> {
    const { clock } = this.running;
    if (at < clock.now()) throw new Error(`${new Date(at).toISOString()} is over`);
    await this.move(at - clock.now());
  }
}
