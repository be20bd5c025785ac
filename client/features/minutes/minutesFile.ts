import type { TFunction } from 'i18next';
import type { EvaluationResult, Mine, Minutes, PageOf, PromisedAction } from '../../../shared/protocol/http';
import type { IssueCard } from '../../../shared/protocol/records';
import { dateText, timeOfDay } from '../../ui/text/when';
import { averagesOf } from './averagesOf';
import { actionFacts, agreementText, factText, whenOf, wholeMinutes, whoseText } from './facts';

/** The catalogues whose words are used, the first by default. */
export const catalogues = ['minutes', 'issue', 'evaluation', 'envelope', 'method'] as const;
type Words = TFunction<typeof catalogues>;

/**
 * The file that a member takes home, in the words of the page and the reader's own time: what belongs to them, what others
 * shared with the group, and the group's results. Other people's actions stay on the page.
 */
export function minutesFile(minutes: Minutes, mine: Mine, t: Words): string {
  const parts = [
    `# ${plain(minutes.title)}`,
    `${plain(minutes.groupName)}, ${zoned(whenOf(minutes, t), t)}`,
    section(
      t('attendance.title'),
      minutes.attendance.map(
        (one) => `- ${plain(one.name)}, ${t('attendance.minutes', { count: one.minutesPresent })}`,
      ),
    ),
    section(
      t('mine.actions'),
      minutes.actions.filter((entry) => entry.mine).flatMap((entry) => actionLines(entry.action, t)),
    ),
    section(
      t('decided.title'),
      minutes.stages.flatMap((stage) => decisionLines(stage, t)),
    ),
    section(
      t('mine.envelope'),
      mine.envelope.map((card) => cardLine(card, t)),
    ),
    section(
      t('mine.given'),
      mine.given.flatMap((page) => pageLines(page, page.name, t)),
    ),
    section(
      t('mine.pages'),
      mine.pages.flatMap((page) => pageLines(page, t(`pages.${page.to}`, { name: page.slotOf ?? '' }), t)),
    ),
    section(t('mine.note'), paragraphs(mine.note)),
    section(
      t('issues.title'),
      minutes.issues.flatMap((issue) => issueLines(issue.name, issue.card, t)),
    ),
    section(
      t('leftOut.title'),
      minutes.leftOut.length > 0
        ? [plain(t('leftOut.about', { count: minutes.leftOut.length, names: minutes.leftOut }))]
        : [],
    ),
    section(t('agreement.title'), minutes.agreement === null ? [] : [plain(agreementText(minutes.agreement, t))]),
    section(
      t('pages.title'),
      minutes.pages.flatMap((page) => pageLines(page, page.name, t)),
    ),
    section(t('mine.groupNotes'), paragraphs(mine.groupNotes)),
    section(
      t('requests.title'),
      minutes.requests.map((item) => requestLine(item, t)),
    ),
    section(
      t('parking.title'),
      minutes.parking.map(({ text, name, score }) => {
        const said = score === null ? '' : ` (${plain(t('parking.scored', { name, ...score }))})`;
        return `- ${plain(text)}${said}`;
      }),
    ),
    ...minutes.evaluations.map((evaluation) =>
      section(t(`forms.${evaluation.form}.result`, { ns: 'evaluation' }), evaluationLines(evaluation, t)),
    ),
    section(t('change.title'), minutes.oneChange ? [plain(minutes.oneChange)] : []),
    section(
      t('talk.ofAll'),
      (minutes.talk ?? []).map(
        ({ name, ms }) => `- ${plain(name)}, ${t('talk.minutes', { minutes: wholeMinutes(ms) })}`,
      ),
    ),
    section(t('next.title'), minutes.nextStartsAt ? [zoned(momentOf(minutes.nextStartsAt), t)] : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The day of the meeting where the reader is. It holds no title: the file lies in a folder that others may see. */
export function minutesFileName({ startedAt }: Minutes): string {
  const day = new Date(startedAt);
  const two = (number: number) => String(number).padStart(2, '0');
  return `minutes-${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.md`;
}

const momentOf = (at: number) => `${dateText(at)}, ${timeOfDay(at)}`;
/** A file travels: what it says about time names the zone. */
const zoned = (when: string, t: Words) =>
  t('file.zoned', { when, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone });

const section = (title: string, lines: string[]) => (lines.length > 0 ? `## ${title}\n\n${lines.join('\n')}` : '');

function actionLines(action: PromisedAction, t: Words): string[] {
  return [
    `- [ ] ${plain(action.what)}`,
    ...factLines(actionFacts.map((key) => [t(`actions.${key}`), factText(action, key, action.acceptedAt)])),
  ];
}

function cardLine({ kind, text, from, helped }: Mine['envelope'][number], t: Words): string {
  const facts = [t(`kinds.${kind}`, { ns: 'envelope' }), ...(helped ? [t('helpedSaid', { ns: 'envelope' })] : [])];
  return `- ${plain(from)} (${facts.join(', ')}): ${plain(text)}`;
}

/** Lines that somebody wrote stay lines: Markdown joins those that no empty line parts. */
const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')
    .flatMap((line, index) => (index === 0 ? [line] : ['', line]));

/** Averages, and the notes under a heading of their own. */
function evaluationLines(evaluation: EvaluationResult, t: Words): string[] {
  const averages = averagesOf(evaluation, t);
  const notes = evaluation.texts.map((text) => `- ${plain(text)}`);
  return [
    ...(averages?.figures ?? []).map(([question, value]) => `- ${question}: ${value}`),
    ...(averages ? [`- ${averages.turnout}`] : []),
    ...(notes.length > 0 ? ['', `### ${t('evaluation.notes')}`, '', ...notes] : []),
  ];
}

/** What a ballot chose, with the stage in which it was held, and in whose slot. */
function decisionLines({ words, decided = [], ...stage }: Minutes['stages'][number], t: Words): string[] {
  const said = (key: string) => t(`${key}.name` as 'break.name', { ns: 'method' });
  const whose = whoseText(stage, t);
  const place = whose === null ? said(words) : `${said(words)} (${whose})`;
  return decided.map((option) => `- ${plain(`${place}: ${said(`${words}.options.${option}`)}`)}`);
}

/** A page under the stage in which it was written; `whose` says who wrote it, or who reads it. */
function pageLines({ words, slotOf, text }: Omit<PageOf, 'name'>, whose: string, t: Words): string[] {
  const stage = t(`${words}.name` as 'break.name', { ns: 'method' });
  const place = slotOf === null ? stage : t('pages.inSlot', { stage, name: slotOf });
  return [`### ${plain(place)} (${plain(whose)})`, '', ...paragraphs(text), ''];
}

function requestLine({ name, kind, text, helpers }: Minutes['requests'][number], t: Words): string {
  const help =
    helpers.length > 0 ? ` (${t('requests.helps', { count: helpers.length, names: helpers.join(', ') })})` : '';
  return `- ${plain(t(`requests.kinds.${kind}`, { name }))}: ${plain(`${text}${help}`)}`;
}

function issueLines(name: string, card: IssueCard, t: Words): string[] {
  const keys = ['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const;
  const facts = keys.map((key): [string, string] => [t(key, { ns: 'issue' }), card[key]]);
  return [`- ${plain(name)}: ${plain(card.line)}`, ...factLines(facts)];
}

const factLines = (facts: [string, string][]) =>
  facts.filter(([, text]) => text.trim() !== '').map(([label, text]) => `  - ${label}: ${plain(text)}`);

/** Somebody's text on one line, escaped so that it is neither markup nor a new line of the file. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&').replace(/^(\d+)([.)])|^([-+=])/, (_all, digits, dot, sign) => {
    return digits === undefined ? `\\${sign}` : `${digits}\\${dot}`;
  });
}
