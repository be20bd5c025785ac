import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { board } from './en/board';
import { common } from './en/common';
import { envelope } from './en/envelope';
import { evaluation } from './en/evaluation';
import { home } from './en/home';
import { issue } from './en/issue';
import { join } from './en/join';
import { lobby } from './en/lobby';
import { method } from './en/method';
import { minutes } from './en/minutes';
import { notes } from './en/notes';
import { plan } from './en/plan';
import { protection } from './en/protection';
import { refusals } from './en/refusals';
import { room } from './en/room';

/** Every string a person reads is in a catalogue, one namespace per feature. */
export const english = {
  board,
  common,
  envelope,
  evaluation,
  home,
  issue,
  join,
  lobby,
  method,
  minutes,
  notes,
  plan,
  protection,
  refusals,
  room,
};

export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: { en: english },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
