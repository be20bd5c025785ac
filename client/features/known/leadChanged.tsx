import { useTranslation } from 'react-i18next';
import type { GroupGlance, Home, NextMeeting } from '../../../shared/protocol/groups';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { whenText } from '../../ui/text/when';
import { useClosedHere } from './closedHere';

type Changed = { group: GroupGlance; next: NextMeeting; lead: string; before: string };

/** Planned meetings that somebody else leads than the group was told; those that I lead now stand first. */
const changedIn = ({ groups }: Home, now: number): Changed[] =>
  groups
    .flatMap((group) => {
      const { next } = group;
      if (next === null || next.lead === null || next.ledBefore === null || next.startsAt <= now) return [];
      return [{ group, next, lead: next.lead, before: next.ledBefore }];
    })
    .toSorted((one, other) => Number(other.lead === other.group.me.member) - Number(one.lead === one.group.me.member));

/** Who leads a planned meeting has changed: everybody of the group is told, until they close it or the meeting begins. */
export function LeadChanged({ home, now }: { home: Home; now: number }) {
  const { t } = useTranslation('known');
  const [closed, close] = useClosedHere('roundel.leadChanged');
  const keyOf = ({ next, lead, before }: Changed) => `${next.meeting} ${before} ${lead}`;
  return changedIn(home, now)
    .filter((one) => !closed.includes(keyOf(one)))
    .map((one) => (
      <Notice
        key={one.group.group}
        mark="lead"
        className="known-gone"
        actions={<TextButton onClick={() => close(keyOf(one))}>{t('goneClose')}</TextButton>}
      >
        {one.lead === one.group.me.member ? <b>{text(one)}</b> : text(one)} {why(one)}
      </Notice>
    ));

  function text({ group, next, lead, before }: Changed): string {
    const words = {
      group: group.name,
      when: whenText(next.startsAt, now),
      name: nameIn(group, lead),
      before: nameIn(group, before),
    };
    if (lead === group.me.member) return t(words.before === '' ? 'led.youAlone' : 'led.you', words);
    if (before === group.me.member) return t('led.notYou', words);
    return t(words.before === '' ? 'led.otherAlone' : 'led.other', words);
  }

  function why({ group, before }: Changed): string | null {
    const cannotCome = group.absence?.absent.includes(before) === true && before !== group.me.member;
    return cannotCome ? t('led.cannotCome', { name: nameIn(group, before) }) : null;
  }
}

/** Empty for somebody who has left the group. */
const nameIn = ({ people }: GroupGlance, member: string): string =>
  people.find((one) => one.member === member)?.name ?? '';
