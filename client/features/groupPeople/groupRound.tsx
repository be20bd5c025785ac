import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { MemberId } from '../../../shared/meeting/state';
import type { GroupPage } from '../../../shared/protocol/groups';
import { groupPictureAddress } from '../../connection/groupsApi';
import { Round, type RoundSeat } from '../../ui/round/round';
import { monthText } from '../../ui/text/when';
import './groupPeople.css';

/** Whoever came this much later than the group began is a newcomer, and the round says since when they are here. */
const NEWCOMER_AFTER_MS = 31 * 24 * 60 * 60 * 1000;

/** So many seats have room in the round. Members always have one; whoever is invited has what is left. */
const MOST_SEATS = 12;

const leadWord = (isMe: boolean, isNow: boolean) =>
  isMe ? (isNow ? 'people.youLeadNow' : 'people.youLead') : isNow ? 'people.leadsNow' : 'people.leads';

/** The members of a group, with myself at the bottom. */
export function GroupRound({
  page,
  absent = [],
  onPerson,
}: {
  page: GroupPage;
  absent?: readonly MemberId[];
  /** What pressing the seat of this member does; undefined: it cannot be pressed. */
  onPerson?: ((member: MemberId) => (() => void) | undefined) | undefined;
}) {
  const { t } = useTranslation('group');
  const invited = page.invited.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
  const names = distinctNames([...page.people.map(({ member, name }) => ({ id: member, name })), ...invited]);
  const mine = page.people.findIndex(({ member }) => member === page.me.member);
  // Whoever only looks after the group is not among them.
  const fromMe = mine < 0 ? page.people : [...page.people.slice(mine), ...page.people.slice(0, mine)];
  const seats = fromMe.map(({ member, name, role, since }): RoundSeat => {
    const isNew = since - page.createdAt > NEWCOMER_AFTER_MS;
    const leads = page.next?.lead === member;
    const isAway = absent.includes(member);
    const word = isAway
      ? t('people.cannotCome')
      : leads
        ? t(leadWord(member === page.me.member, page.next?.running != null))
        : role === 'facilitator'
          ? t('people.facilitator')
          : isNew
            ? t('people.sinceMonth', { month: monthText(since) })
            : null;
    const label = member === page.me.member ? t('people.you') : names.get(member)?.short;
    return {
      id: member,
      name,
      label: label ?? name,
      word,
      stands: leads && !isAway,
      ...(isAway ? { look: 'away' } : {}),
      onOpen: onPerson?.(member),
      openLabel: t('people.open', { name: names.get(member)?.whole ?? name }),
    };
  });
  // Their seats stay theirs until they come.
  const free = page.invited.slice(0, Math.max(0, MOST_SEATS - seats.length)).map(
    ({ id, name }): RoundSeat => ({
      id,
      name: name ?? t('people.somebody'),
      label: names.get(id)?.short ?? t('people.somebody'),
      word: t('people.invited'),
      look: 'free',
    }),
  );
  return (
    <Round label={t('people.round')} seats={[...seats, ...free]} colour={page.colour}>
      {page.picture === null ? null : (
        <img className="group-people-picture" src={groupPictureAddress(page.group, page.picture)} alt="" />
      )}
      <strong className="group-people-name" dir="auto">
        {page.name}
      </strong>
      <span className="quiet">
        {page.lookedAfter === null
          ? t('people.count', { count: page.people.length, month: monthText(page.createdAt) })
          : t('people.countOutside', { count: page.people.length, month: monthText(page.createdAt) })}
      </span>
    </Round>
  );
}
