import { z } from 'zod';
import { roles } from '../../shared/templates/template';

/** The shape of templates and agendas in stored events. */

const text = z.string();
const count = z.number();
const members = z.array(text);
const optional = z.exactOptional;

export const role = z.enum(roles);
const party = z.enum(['all', 'client', 'coaches', 'lead', 'speaker', 'previousClient', ...roles]);
const parties = z.array(party);
const speaks = z.union([
  // biome-ignore lint/suspicious/noThenProperty: the template's field for the second speaker; nobody awaits a schema
  z.looseObject({ mode: z.literal('talk'), from: parties, to: optional(parties), then: optional(parties) }),
  z.looseObject({ mode: z.literal('private'), from: parties }),
]);
const kind = z.enum(['round', 'open', 'oneSpeaker', 'silentWriting', 'vote', 'break']);
const order = z.enum(['rotation', 'queue', 'fixed', 'free', 'none']);
const due = z.enum([
  'manual',
  'time',
  'allSpoke',
  'allAsked',
  'allSubmitted',
  'allSigned',
  'clientDone',
  'actionSettled',
  'statusesSettled',
  'orderConfirmed',
  'votesClosed',
  'rolesFilled',
  'evaluationClosed',
  'bothConfirm',
]);
const artefacts = z.array(
  z.enum([
    'attendance',
    'issue',
    'action',
    'note',
    'board',
    'evaluation',
    'evaluationResult',
    'parking',
    'scores',
    'requests',
    'status',
    'slotList',
    'envelope',
    'roles',
    'agreement',
    'nextDate',
  ]),
);
const listeningRule = z.enum(['microphone', 'microphoneAndCamera']);
export const slotPolicy = z.enum(['equal', 'bid', 'scheduled']);
export const help = z.array(z.enum(['questions', 'ideas', 'experience', 'materials', 'advice']));
export const outcome = z.enum(['open', 'planned', 'none']);

const stageMinutes = z.union([
  z.looseObject({ kind: z.literal('sum'), base: count, perMember: count, perOther: count }),
  z.looseObject({ kind: z.literal('slots') }),
  z.looseObject({ kind: z.literal('rest') }),
]);
const ballot = z.looseObject({
  decides: z.enum(['slotOrder', 'client', 'roles', 'module', 'decision', 'consent']),
  options: z.union([z.enum(['members', 'roles']), z.array(text)]),
  choice: z.enum(['wishes', 'one', 'several']),
  voters: parties,
  closedBy: z.enum(['lead', 'client', 'itself']),
});
const fewStagesHave = {
  ballot: optional(ballot),
  turnsEach: optional(count),
  once: optional(z.literal(true)),
  reads: optional(text),
  loopTo: optional(text),
  offers: optional(text),
  writing: optional(
    z.looseObject({ keep: z.enum(['owner', 'client']), release: z.array(z.enum(['client', 'group'])) }),
  ),
  form: optional(z.enum(['E1', 'E2'])),
};
const roleTemplates = optional(
  z.array(z.looseObject({ role, outside: z.boolean(), otherwise: z.enum(['lead', 'afterClient', 'nobody']) })),
);
const stageTemplate = z.looseObject({
  id: text,
  words: text,
  kind,
  speaks,
  order,
  minutes: stageMinutes,
  due,
  artefacts,
  clientListens: optional(listeningRule),
  protected: optional(z.literal(true)),
  automatic: optional(z.literal(true)),
  needs: optional(z.literal('adviceWanted')),
  firstPass: optional(z.literal(true)),
  factsMinutes: optional(count),
  parts: optional(z.enum(['pairs', 'trios'])),
  ...fewStagesHave,
});
const blockStage = z.looseObject({
  id: text,
  words: text,
  kind: z.literal('block'),
  block: text,
  repeat: z.enum(['slots', 'once']),
  minutes: stageMinutes,
  between: optional(stageTemplate),
});
const minutesRange = z.looseObject({ standard: count, least: count, most: count });
export const block = z.looseObject({
  id: text,
  words: text,
  stages: z.array(stageTemplate),
  minutes: minutesRange,
  clientLeads: z.boolean(),
  choosesClient: optional(z.literal(true)),
  roles: roleTemplates,
});
export const template = z.looseObject({
  frame: z.looseObject({
    id: text,
    words: text,
    stages: z.array(z.union([stageTemplate, blockStage])),
    slotPolicy,
    people: z.looseObject({ least: count, most: count }),
    minutes: minutesRange,
    leadership: z.enum(['led', 'shared']),
    audioOnly: z.boolean(),
    breaks: z.boolean(),
    soleClient: optional(z.literal(true)),
    roles: roleTemplates,
  }),
  blocks: z.record(text, block),
});
const plannedStage = z.looseObject({
  key: text,
  words: text,
  kind,
  speaks,
  order,
  due,
  artefacts,
  clientListens: listeningRule.nullable(),
  minutes: count,
  protected: z.boolean(),
  automatic: z.boolean(),
  needs: z.literal('adviceWanted').nullable(),
  firstPass: z.boolean(),
  factsMinutes: count,
  slot: text.nullable(),
  skipped: z.boolean(),
  parts: z.enum(['pairs', 'trios']).nullable(),
  ...fewStagesHave,
});
export const issue = z.looseObject({ version: count });
const slotChange = z.looseObject({
  client: optional(text),
  minutes: optional(count),
  help: optional(help),
  issue: optional(issue.nullable()),
  actions: optional(members),
  outcome: optional(outcome),
  draftClosed: optional(z.boolean()),
  roles: optional(z.partialRecord(role, text)),
  runs: optional(text),
  block: optional(text),
  parts: optional(z.array(count)),
});
export const plan = z.looseObject({
  order: optional(z.array(text)),
  given: optional(z.array(plannedStage)),
  slots: optional(z.record(text, slotChange.nullable())),
  minutes: optional(z.record(text, count)),
  skipped: optional(z.record(text, z.boolean())),
});

export const agendaChange = z.union([
  z.looseObject({ kind: z.literal('minutes'), of: text, from: count }),
  z.looseObject({ kind: z.literal('stage'), of: text, skipped: z.boolean() }),
  z.looseObject({
    kind: z.literal('slot'),
    of: text,
    stages: z.array(text),
    skipped: z.boolean(),
    savedMs: optional(count),
    endsAt: optional(count),
  }),
  z.looseObject({ kind: z.literal('order'), from: z.array(text) }),
  z.looseObject({ kind: z.literal('end'), movedMs: count }),
  z.looseObject({ kind: z.literal('break'), of: text }),
  z.looseObject({ kind: z.literal('block'), of: text, from: text, minutes: count }),
  z.looseObject({ kind: z.literal('block'), of: z.null(), from: text, slotPolicy }),
  z.looseObject({ kind: z.literal('prompt'), of: text, from: optional(text.nullable()) }),
]);
