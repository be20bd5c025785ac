import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { english, Namespace } from './catalogue';
import { common } from './en/common';
import type { method } from './en/method';

/** The texts of the formats are put beside `method` by `methods.ts`. */
type Catalogues = {
  [N in Namespace]: () => Promise<N extends 'method' ? typeof method : (typeof english)[N]>;
};

/** Each catalogue is a file of its own, so that a page loads only what it shows. */
const inEnglish: Catalogues = {
  account: async () => (await import('./en/account')).account,
  agendaChange: async () => (await import('./en/agendaChange')).agendaChange,
  agreement: async () => (await import('./en/agreement')).agreement,
  ballot: async () => (await import('./en/ballot')).ballot,
  board: async () => (await import('./en/board')).board,
  breakouts: async () => (await import('./en/breakouts')).breakouts,
  dataRegister: async () => (await import('./en/dataRegister')).dataRegister,
  dates: async () => (await import('./en/dates')).dates,
  demo: async () => (await import('./en/demo')).demo,
  deviceHints: async () => (await import('./en/deviceHints')).deviceHints,
  coming: async () => (await import('./en/coming')).coming,
  common: async () => common,
  doneSince: async () => (await import('./en/doneSince')).doneSince,
  envelope: async () => (await import('./en/envelope')).envelope,
  evaluation: async () => (await import('./en/evaluation')).evaluation,
  roomPage: async () => (await import('./en/roomPage')).roomPage,
  formats: async () => (await import('./en/formats')).formats,
  formGroup: async () => (await import('./en/formGroup')).formGroup,
  group: async () => (await import('./en/group')).group,
  groupAbout: async () => (await import('./en/groupAbout')).groupAbout,
  groupAgreement: async () => (await import('./en/groupAgreement')).groupAgreement,
  groupLife: async () => (await import('./en/groupLife')).groupLife,
  membership: async () => (await import('./en/membership')).membership,
  home: async () => (await import('./en/home')).home,
  importGroup: async () => (await import('./en/importGroup')).importGroup,
  insecure: async () => (await import('./en/insecure')).insecure,
  issue: async () => (await import('./en/issue')).issue,
  join: async () => (await import('./en/join')).join,
  known: async () => (await import('./en/known')).known,
  lookedAfter: async () => (await import('./en/lookedAfter')).lookedAfter,
  left: async () => (await import('./en/left')).left,
  lobby: async () => (await import('./en/lobby')).lobby,
  method: async () => (await import('./en/method')).method,
  minutes: async () => (await import('./en/minutes')).minutes,
  moments: async () => (await import('./en/moments')).moments,
  myActions: async () => (await import('./en/myActions')).myActions,
  nextDate: async () => (await import('./en/nextDate')).nextDate,
  notes: async () => (await import('./en/notes')).notes,
  links: async () => (await import('./en/links')).links,
  operator: async () => (await import('./en/operator')).operator,
  ownership: async () => (await import('./en/ownership')).ownership,
  privately: async () => (await import('./en/privately')).privately,
  plan: async () => (await import('./en/plan')).plan,
  prepare: async () => (await import('./en/prepare')).prepare,
  projector: async () => (await import('./en/projector')).projector,
  protection: async () => (await import('./en/protection')).protection,
  refusals: async () => (await import('./en/refusals')).refusals,
  returnLink: async () => (await import('./en/returnLink')).returnLink,
  reminders: async () => (await import('./en/reminders')).reminders,
  rest: async () => (await import('./en/rest')).rest,
  room: async () => (await import('./en/room')).room,
  roomDialogs: async () => (await import('./en/roomDialogs')).roomDialogs,
  comesBack: async () => (await import('./en/comesBack')).comesBack,
  rota: async () => (await import('./en/rota')).rota,
  buddies: async () => (await import('./en/buddies')).buddies,
  saved: async () => (await import('./en/saved')).saved,
  sharedRoom: async () => (await import('./en/sharedRoom')).sharedRoom,
  signing: async () => (await import('./en/signing')).signing,
  slots: async () => (await import('./en/slots')).slots,
  words: async () => (await import('./en/words')).words,
  writing: async () => (await import('./en/writing')).writing,
};

/** Where they name the product, they mean the program, whatever people know it as. */
const aboutProgram: readonly Namespace[] = ['dataRegister', 'importGroup', 'insecure'];
let product = 'Roundel';

/** The same texts, in which the product is called as people know it here. */
function renamed<T>(texts: T, name: Namespace): T {
  if (product === 'Roundel' || aboutProgram.includes(name)) return texts;
  return JSON.parse(JSON.stringify(texts).replaceAll('Roundel', product));
}

const isNamespace = (name: string): name is Namespace => Object.hasOwn(inEnglish, name);

const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (_language, name, done) => {
    if (!isNamespace(name)) return done(new Error(`no messages called ${name}`), null);
    inEnglish[name]().then(
      (found) => done(null, renamed(found, name)),
      (fault: Error) => done(fault, null),
    );
  },
};

/**
 * Resolves when the messages that every page needs are loaded. `asWritten` prepares what people wrote for the sentence it
 * is put into; `knownAs`: what people know the product as.
 */
export async function startMessages(asWritten: (text: string) => string, knownAs = product): Promise<void> {
  product = knownAs;
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
      // Nothing is escaped here, because React does that.
      interpolation: { escapeValue: true, escape: asWritten },
      returnNull: false,
    });
}

const missingOf = (names: readonly Namespace[]) => names.filter((name) => !i18next.hasResourceBundle('en', name));

/**
 * Loads messages, also those that could not be loaded before. Rejects when one of the catalogues cannot be loaded,
 * because the page would show keys in place of text.
 */
export async function loadMessages(...names: Namespace[]): Promise<void> {
  await i18next.loadNamespaces(names);
  const failed = missingOf(names);
  // Of its own accord, i18next never requests again what it once failed to load.
  if (failed.length > 0) await i18next.reloadResources('en', failed);
  const missing = missingOf(names);
  if (missing.length > 0) throw new Error(`no messages for ${missing.join(', ')}`);
}

/** For `lazyPage`: loads these messages along with the file of the page. */
export const messages =
  (...names: Namespace[]) =>
  (): Promise<void> =>
    loadMessages(...names);
