import { agreement } from './en/agreement';
import { board } from './en/board';
import { comesBack } from './en/comesBack';
import { common } from './en/common';
import { deviceHints } from './en/deviceHints';
import { envelope } from './en/envelope';
import { evaluation } from './en/evaluation';
import { home } from './en/home';
import { insecure } from './en/insecure';
import { issue } from './en/issue';
import { join } from './en/join';
import { links } from './en/links';
import { lobby } from './en/lobby';
import { method } from './en/method';
import { minutes } from './en/minutes';
import { notes } from './en/notes';
import { plan } from './en/plan';
import { protection } from './en/protection';
import { refusals } from './en/refusals';
import { rest } from './en/rest';
import { room } from './en/room';
import { roomDialogs } from './en/roomDialogs';
import { roomPage } from './en/roomPage';
import { slots } from './en/slots';
import { words } from './en/words';

/**
 * All user-facing text, one namespace per feature. Pages load the namespaces they need (`load.ts`) and never the whole.
 */
export const english = {
  agreement,
  board,
  deviceHints,
  common,
  envelope,
  evaluation,
  roomPage,
  home,
  insecure,
  issue,
  join,
  lobby,
  method,
  minutes,
  notes,
  links,
  plan,
  protection,
  refusals,
  rest,
  room,
  roomDialogs,
  comesBack,
  slots,
  words,
};

export type Namespace = keyof typeof english;
