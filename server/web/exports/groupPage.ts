import { distinctNames } from '../../../shared/distinctNames';
import { byScore } from '../../../shared/meeting/views/parking';
import type { GroupFile } from '../../../shared/protocol/exports';
import type { Action } from '../../../shared/protocol/records';
import { actionLines } from './actionLines';
import { en, said } from './en';
import { day, moment, page, paragraphs, plain, section } from './markdown';

/** What a group owns, for people: `group.md`. */
export function groupPage(file: GroupFile, actions: readonly Action[]): string {
  const names = distinctNames(file.members);
  const nameOf = (id: string) => plain(names.get(id)?.whole ?? '–');
  const { agreement } = file;
  const signed = agreement.signatures.filter(({ version }) => version === agreement.version);
  const owners = file.members.filter(({ id }) => actions.some(({ member }) => member === id));
  return page([
    `# ${plain(file.name)}`,
    moment(file.writtenAt),
    section(
      en.people,
      file.members.map(({ id, role, left }) => {
        const facts = [en.roles[role], ...(left === null ? [] : [said(en.left, { day: day(left) })])];
        return `- ${nameOf(id)} (${facts.join(', ')})`;
      }),
    ),
    section(en.agreement, [
      ...agreement.lines.map((line) => `- ${plain(line)}`),
      '',
      said(en.agreementVersion, { version: agreement.version }),
      ...(signed.length > 0 ? [said(en.signed, { names: signed.map(({ member }) => nameOf(member)).join(', ') })] : []),
    ]),
    section(
      en.formerAgreements,
      agreement.former.flatMap(({ version, lines, until }) => [
        said(en.former, { version, day: day(until) }),
        '',
        ...lines.map((line) => `- ${plain(line)}`),
        '',
      ]),
    ),
    section(en.help, paragraphs(file.helpContacts)),
    section(
      en.actions,
      owners.flatMap(({ id }) => [
        `### ${nameOf(id)}`,
        '',
        ...actions.filter(({ member }) => member === id).flatMap(actionLines),
        '',
      ]),
    ),
    section(
      en.parked,
      byScore(file.parked.filter(({ kind }) => kind === 'topic')).map(({ of, text, score }) => {
        const scored = score === null ? '' : ` (${said(en.score, score)})`;
        return `- ${nameOf(of)}: ${plain(text)}${scored}`;
      }),
    ),
    section(
      en.meetings,
      file.meetings.map(({ title, startsAt, minutes, status, file: where }) => {
        const state = status === 'ended' && where === null ? 'notThere' : status;
        return `- ${moment(startsAt)}: ${plain(title)}, ${said(en.minutes, { minutes })}, ${en.status[state]}`;
      }),
    ),
    section(
      en.formats,
      file.formats.map(({ name }) => `- ${plain(name)}`),
    ),
  ]);
}
