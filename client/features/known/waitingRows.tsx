import { useTranslation } from 'react-i18next';
import type { Asked, BuddyGlance, GroupGlance, SwapAsked } from '../../../shared/protocol/groups';
import { ACTIONS, groupPath, pollPath } from '../../connection/paths';
import { Icon, type IconName } from '../../ui/icon';
import { listOf } from '../../ui/text/listOf';
import { dateText } from '../../ui/text/when';
import type { Waits } from './glances';
import { useWhen } from './useWhen';

/** `isHere`: on the page of the group, where it is clear which one is meant. */
export type Where = { isHere: boolean };

/** What waits, what is known of it, and the way to where it is done. */
function Row({ icon, title, about, href }: { icon: IconName; title: string; about: string | null; href: string }) {
  return (
    <a className="known-row" href={href}>
      <Icon name={icon} size={24} />
      <span>
        <b>{title}</b>
        {about === null ? null : (
          <span className="faint" dir="auto">
            {about}
          </span>
        )}
      </span>
      <Icon name="next" />
    </a>
  );
}

/** Somebody would like to exchange turns with me: the page of the group says which, and takes the answer. */
export function SwapRow({ group, swap, isHere }: { group: GroupGlance; swap: SwapAsked } & Where) {
  const { t } = useTranslation('known');
  const name = group.people.find(({ member }) => member === swap.from)?.name ?? '';
  return (
    <Row
      icon="people"
      title={t(`waits.swap.${swap.turn}`, { name })}
      about={isHere ? null : group.name}
      href={`${groupPath(group.group)}#${swap.turn}`}
    />
  );
}

/** What the group asks me, with or without a meeting. */
const places = { agreement: '#agreement', removal: '#members', facilitator: '#members', end: '#end' } as const;

export function AskedRow({ group, asked, isHere }: { group: GroupGlance; asked: Asked } & Where) {
  const { t } = useTranslation('known');
  const isPoll = asked.what === 'poll';
  const isPrivate = asked.what === 'privateQuestions' || asked.what === 'privateAnswers';
  const isBack = asked.what === 'heldBack' || asked.what === 'cameBack';
  const page = groupPath(group.group);
  const place = isPrivate
    ? '#private'
    : isBack
      ? '#back'
      : asked.what === 'proposal'
        ? places[asked.about]
        : asked.what === 'agreement'
          ? places.agreement
          : '';
  return (
    <Row
      icon={isPoll ? 'clock' : isPrivate || isBack ? 'lock' : asked.what === 'proposal' ? 'people' : 'pencil'}
      title={title()}
      about={about()}
      href={isPoll ? pollPath(group.group, asked.poll) : `${page}${place}`}
    />
  );

  function about(): string | null {
    if (asked.what === 'cameBack') {
      const when = dateText(asked.at);
      return isHere ? t('waits.cameBackHere', { when }) : t('waits.cameBackAbout', { group: group.name, when });
    }
    if (asked.what !== 'heldBack') return isHere ? null : group.name;
    const day = dateText(asked.until);
    return isHere ? t('waits.heldBackHere', { day }) : t('waits.heldBackAbout', { group: group.name, day });
  }
  function title(): string {
    switch (asked.what) {
      case 'poll':
        return t('waits.poll');
      case 'agreement':
        return t(asked.isAgain ? 'waits.agreementAgain' : 'waits.agreement');
      case 'proposal':
        return t(`waits.proposal.${asked.about}`, {
          name: group.people.find(({ member }) => member === asked.by)?.name ?? '',
        });
      case 'newcomer':
        return asked.name;
      case 'privateQuestions':
        return t(asked.isAgain ? 'waits.privateAgain' : 'waits.private');
      case 'privateAnswers':
        return t('waits.privateAnswers', { count: asked.count });
      case 'heldBack':
        return t('waits.heldBack');
      case 'cameBack':
        return t('waits.cameBack', { name: group.people.find(({ member }) => member === asked.by)?.name ?? '' });
      default:
        return asked satisfies never;
    }
  }
}

/** A group that ended: what is mine is saved on its page before everything is erased. */
export function EndingRow({ group: { group, name, erasedAt }, isHere }: { group: GroupGlance } & Where) {
  const { t } = useTranslation('known');
  return (
    <Row
      icon="download"
      title={isHere ? t('waits.endsHere') : t('waits.ends', { group: name })}
      about={erasedAt === null ? null : t('waits.erased', { day: dateText(erasedAt) })}
      href={`${groupPath(group)}#export`}
    />
  );
}

/** Somebody proposes a 1:1, or cannot come to the one that I proposed: the page of the group takes the answer. */
export function TalkRow({ talk, declined, now }: { talk: BuddyGlance; declined: string[]; now: number }) {
  const { t } = useTranslation('known');
  const when = useWhen();
  const isMine = declined.length > 0;
  const asker = talk.with.filter(({ member }) => member === talk.proposed?.by).map(({ name }) => name);
  const names = listOf(isMine ? declined : asker);
  return (
    <Row
      icon="people"
      title={t(isMine ? 'waits.talkDeclined' : 'waits.talk', { names })}
      about={isMine ? t('waits.talkAgain') : t('waits.talkWhen', { when: when(talk.proposed?.startsAt ?? now, now) })}
      href={`${groupPath(talk.group)}#buddies`}
    />
  );
}

export function WaitingRow({ one: { group, waiting }, now, isHere }: { one: Waits; now: number } & Where) {
  const { t } = useTranslation('known');
  const whenOf = useWhen();
  const when = whenOf(waiting.startsAt, now);
  const before = isHere ? t('waits.beforeHere', { when }) : t('waits.before', { group: group.name, when });
  switch (waiting.what) {
    case 'status':
      return <Row icon="pencil" title={t('waits.status', { count: waiting.count })} about={before} href={ACTIONS} />;
    case 'issueCard':
      return <Row icon="note" title={t('waits.issueCard')} about={before} href={`${groupPath(group.group)}#prepare`} />;
    default:
      return waiting satisfies never;
  }
}
