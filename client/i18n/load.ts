import i18next, { type BackendModule } from 'i18next';
import { type ComponentType, createElement, lazy } from 'react';
import { initReactI18next } from 'react-i18next';
import type { english, Namespace } from './catalogue';
import { common } from './en/common';

type Catalogues = { [N in Namespace]: () => Promise<(typeof english)[N]> };

/** Each catalogue is a file of its own, fetched by the page that needs it. */
const inEnglish: Catalogues = {
  board: async () => (await import('./en/board')).board,
  care: async () => (await import('./en/care')).care,
  common: async () => common,
  envelope: async () => (await import('./en/envelope')).envelope,
  evaluation: async () => (await import('./en/evaluation')).evaluation,
  gate: async () => (await import('./en/gate')).gate,
  home: async () => (await import('./en/home')).home,
  insecure: async () => (await import('./en/insecure')).insecure,
  issue: async () => (await import('./en/issue')).issue,
  join: async () => (await import('./en/join')).join,
  lobby: async () => (await import('./en/lobby')).lobby,
  method: async () => (await import('./en/method')).method,
  minutes: async () => (await import('./en/minutes')).minutes,
  notes: async () => (await import('./en/notes')).notes,
  links: async () => (await import('./en/links')).links,
  plan: async () => (await import('./en/plan')).plan,
  protection: async () => (await import('./en/protection')).protection,
  refusals: async () => (await import('./en/refusals')).refusals,
  room: async () => (await import('./en/room')).room,
};

const isNamespace = (name: string): name is Namespace => Object.hasOwn(inEnglish, name);

const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (_language, name, done) => {
    if (!isNamespace(name)) return done(new Error(`no words called ${name}`), null);
    inEnglish[name]().then(
      (words) => done(null, words),
      (fault: Error) => done(fault, null),
    );
  },
};

/** Resolves when the first words, those of every page, are there. */
export async function startWords(): Promise<void> {
  await i18next
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      ns: ['common'],
      defaultNS: 'common',
      partialBundledLanguages: true,
      resources: { en: { common } },
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Fetches words; rejects when they could not be had, so that nobody reads the names of strings. */
export async function needWords(...names: Namespace[]): Promise<void> {
  await i18next.loadNamespaces(names);
  const missing = names.filter((name) => !i18next.hasResourceBundle('en', name));
  if (missing.length > 0) throw new Error(`no words for ${missing.join(', ')}`);
}

/** A line that fails for a moment must not take the page down: so long each next try waits. */
const PAUSES_MS = [500, 1_500, 4_000];

/** Fetches a file of ours, and asks again a few times; rejects when it cannot be had. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return load();
}

/** `ahead` fetches it before it is drawn; who draws it then hears of a failure. After one, `renew` lets the next drawing ask again. */
export type Fetched<P> = ComponentType<P> & { ahead: () => Promise<void>; renew: () => void };

/** A component that is fetched when it is first drawn, side by side with the words it speaks. */
export function fetched<P extends object>(load: () => Promise<ComponentType<P>>, ...names: Namespace[]): Fetched<P> {
  const fetch = async () => {
    const [Drawn] = await Promise.all([patiently(load), needWords(...names)]);
    return { default: Drawn };
  };
  const ahead = () =>
    fetch().then(
      () => undefined,
      () => undefined,
    );
  let Part = lazy(fetch);
  const renew = () => {
    Part = lazy(fetch);
  };
  return Object.assign((props: P) => createElement(Part, props), { ahead, renew });
}
