import { meetingForm } from '../../../shared/evaluation/forms';
import { showing } from '../../../shared/evaluation/thresholds';
import type { Minutes } from '../../../shared/protocol/http';
import type { Action, IssueCard } from '../../../shared/protocol/records';

/** The short names of the questions, in the order of the form. */
const questions = [
  'Said what mattered, felt respected',
  'Worked on what matters',
  'Time, turns and questions suited me',
  'Gain for the time spent',
];

/**
 * The file that a member takes home: their own actions, what others shared with the group, and the group's results. Other
 * people's actions stay on the page.
 */
export function minutesFile(minutes: Minutes): string {
  const mine = minutes.actions.filter((entry) => entry.mine);
  const parts = [
    `# ${plain(minutes.title)}`,
    `${plain(minutes.groupName)}, ${timeOf(minutes.startedAt)}${minutes.endedAt ? ` to ${timeOf(minutes.endedAt)}` : ''} (UTC)`,
    section(
      'Present',
      minutes.attendance.map((one) => `- ${plain(one.name)}, ${one.minutesPresent} min`),
    ),
    section(
      'My actions',
      mine.flatMap((entry) => actionLines(entry.action)),
    ),
    section(
      'Issues shown to the group',
      minutes.issues.flatMap((issue) => issueLines(issue.name, issue.card)),
    ),
    section(
      'Parking lot',
      minutes.parking.map((text) => `- ${plain(text)}`),
    ),
    section('How it was for us', evaluationLines(minutes)),
    section(
      'Keep or change (unsigned, shuffled)',
      minutes.evaluationTexts.map((text) => `- ${plain(text)}`),
    ),
    section('Our one change for next time', minutes.oneChange ? [plain(minutes.oneChange)] : []),
    section('Next meeting', minutes.nextStartsAt ? [`${timeOf(minutes.nextStartsAt)} (UTC)`] : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const section = (title: string, lines: string[]) => (lines.length > 0 ? `## ${title}\n\n${lines.join('\n')}` : '');

function actionLines(action: Action): string[] {
  const facts: [string, string][] = [
    ['First step', action.firstStep],
    ['By', action.by],
    ['How we will know', action.measure],
    ['Who helps', action.support],
    ['When it gets hard', action.ifThen],
    ['Who asks me', action.buddy],
  ];
  return [`- [ ] ${plain(action.what)}`, ...factLines(facts)];
}

function issueLines(name: string, card: IssueCard): string[] {
  const facts: [string, string][] = [
    ['Why now', card.whyNow],
    ['Tried', card.tried],
    ['Wanted', card.wanted],
    ['Key question', card.keyQuestion],
  ];
  return [`- ${plain(name)}: ${plain(card.line)}`, ...factLines(facts)];
}

const factLines = (facts: [string, string][]) =>
  facts.filter(([, text]) => text.trim() !== '').map(([label, text]) => `  - ${label}: ${plain(text)}`);

function evaluationLines({ evaluation, evaluationPresent }: Minutes): string[] {
  const shown = evaluation ? showing(meetingForm, evaluation) : null;
  if (!shown || shown.kind === 'nothing') return [];
  return [
    ...shown.means.map((mean, index) => `- ${questions[index] ?? ''}: ${mean.toFixed(1)} of 5`),
    `- ${shown.answerers} of ${evaluationPresent ?? shown.answerers} answered; averages rounded to halves`,
  ];
}

/** Somebody's text on one line, escaped so that it is neither markup nor a new line of the file. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&').replace(/^(\d+)([.)])|^([-+=])/, (_all, digits, dot, sign) => {
    return digits === undefined ? `\\${sign}` : `${digits}\\${dot}`;
  });
}

const timeOf = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
