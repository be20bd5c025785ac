import { account } from './en/account';
import { agendaChange } from './en/agendaChange';
import { agreement } from './en/agreement';
import { ballot } from './en/ballot';
import { board } from './en/board';
import { breakouts } from './en/breakouts';
import { buddies } from './en/buddies';
import { comesBack } from './en/comesBack';
import { coming } from './en/coming';
import { common } from './en/common';
import { dataRegister } from './en/dataRegister';
import { dates } from './en/dates';
import { demo } from './en/demo';
import { deviceHints } from './en/deviceHints';
import { doneSince } from './en/doneSince';
import { envelope } from './en/envelope';
import { evaluation } from './en/evaluation';
import { formats } from './en/formats';
import { formGroup } from './en/formGroup';
import { group } from './en/group';
import { groupAbout } from './en/groupAbout';
import { groupAgreement } from './en/groupAgreement';
import { groupLife } from './en/groupLife';
import { home } from './en/home';
import { importGroup } from './en/importGroup';
import { insecure } from './en/insecure';
import { issue } from './en/issue';
import { join } from './en/join';
import { known } from './en/known';
import { left } from './en/left';
import { links } from './en/links';
import { lobby } from './en/lobby';
import { lookedAfter } from './en/lookedAfter';
import { membership } from './en/membership';
import { method as base } from './en/method';
import { about } from './en/methods/about';
import { actionLearning } from './en/methods/actionLearning';
import { clearTheAir } from './en/methods/clearTheAir';
import { consultation } from './en/methods/consultation';
import { cycle } from './en/methods/cycle';
import { external } from './en/methods/external';
import { forum } from './en/methods/forum';
import { networks } from './en/methods/networks';
import { pairs } from './en/methods/pairs';
import { peerCoaching } from './en/methods/peerCoaching';
import { presenters } from './en/methods/presenters';
import { shortSlots } from './en/methods/shortSlots';
import { minutes } from './en/minutes';
import { moments } from './en/moments';
import { myActions } from './en/myActions';
import { nextDate } from './en/nextDate';
import { notes } from './en/notes';
import { operator } from './en/operator';
import { ownership } from './en/ownership';
import { plan } from './en/plan';
import { prepare } from './en/prepare';
import { privately } from './en/privately';
import { projector } from './en/projector';
import { protection } from './en/protection';
import { refusals } from './en/refusals';
import { reminders } from './en/reminders';
import { rest } from './en/rest';
import { returnLink } from './en/returnLink';
import { room } from './en/room';
import { roomDialogs } from './en/roomDialogs';
import { roomPage } from './en/roomPage';
import { rota } from './en/rota';
import { saved } from './en/saved';
import { sharedRoom } from './en/sharedRoom';
import { signing } from './en/signing';
import { slots } from './en/slots';
import { words } from './en/words';
import { writing } from './en/writing';

const stages = {
  ...actionLearning,
  ...clearTheAir,
  ...consultation,
  ...cycle,
  ...external,
  ...forum,
  ...networks,
  ...pairs,
  ...peerCoaching,
  ...presenters,
  ...shortSlots,
};

type Texts = { readonly [format: string]: object };

type Beside<A, B> = {
  readonly [K in keyof A | keyof B]: (K extends keyof A ? A[K] : unknown) & (K extends keyof B ? B[K] : unknown);
};

/** Puts the texts of each format beside each other. A page adds them in the same way when it has loaded them (`methods.ts`). */
function beside<A extends Texts, B extends Texts>(one: A, other: B): Beside<A, B> {
  const both: Record<string, object> = { ...one };
  for (const [format, texts] of Object.entries(other)) both[format] = { ...both[format], ...texts };
  return both as Beside<A, B>;
}

const method = { ...base, ...beside(stages, about) };

/**
 * All user-facing text, one namespace per feature. Pages load the namespaces they need (`load.ts`) and never the whole.
 */
export const english = {
  account,
  agendaChange,
  agreement,
  ballot,
  board,
  breakouts,
  dataRegister,
  dates,
  demo,
  deviceHints,
  coming,
  common,
  doneSince,
  envelope,
  evaluation,
  roomPage,
  formats,
  formGroup,
  group,
  groupAbout,
  groupAgreement,
  groupLife,
  membership,
  home,
  importGroup,
  insecure,
  issue,
  join,
  known,
  left,
  lobby,
  lookedAfter,
  method,
  minutes,
  moments,
  myActions,
  nextDate,
  notes,
  links,
  operator,
  ownership,
  plan,
  prepare,
  privately,
  projector,
  protection,
  refusals,
  reminders,
  rest,
  returnLink,
  room,
  roomDialogs,
  comesBack,
  rota,
  buddies,
  saved,
  sharedRoom,
  signing,
  slots,
  words,
  writing,
};

export type Namespace = keyof typeof english;
