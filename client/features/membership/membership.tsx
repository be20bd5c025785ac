import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership, Proposal } from '../../../shared/protocol/ownership';
import { answerProposal, leaveGroup, removeMember } from '../../connection/groupsApi';
import { useSaving } from '../../connection/hooks/saving';
import { forgetAllOf } from '../../connection/invitations';
import { HOME } from '../../connection/paths';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { monthText } from '../../ui/text/when';
import './membership.css';

type Props = { page: GroupPage; owned: Ownership; onChanged: () => void };

/** The members by name, removal where this member decides about it, and the way out for myself. */
export function Membership({ page, owned, onChanged }: Props) {
  const { t } = useTranslation('membership');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const names = distinctNames(page.people.map(({ member, name }) => ({ id: member, name })));
  const others = page.people.filter(({ member }) => member !== page.me.member);
  const removals = owned.proposals.filter((one) => one.kind === 'removal');
  const isTogether = owned.decides === 'together';

  async function remove(member: string): Promise<string | null> {
    const answer = await removeMember(page.group, member);
    onChanged();
    return answer.ok ? null : whyNot(answer);
  }
  async function leave(): Promise<string | null> {
    const answer = await leaveGroup(page.group);
    if (!answer.ok) return whyNot(answer);
    await forgetAllOf(page.group);
    location.assign(HOME);
    return null;
  }

  return (
    <section className="membership" aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      {removals.map((proposal) => (
        <Removal key={proposal.id} page={page} proposal={proposal} onChanged={onChanged} />
      ))}
      {owned.decides === 'not' ? null : (
        <ul className="membership-list">
          {others.map(({ member, name, since }) => {
            const called = names.get(member)?.whole ?? name;
            const isAsked = removals.some((one) => one.member === member);
            return (
              <li key={member}>
                <Face name={name} size={36} />
                <p>
                  <b dir="auto">{called}</b>
                  <span className="faint">{t('since', { when: monthText(since) })}</span>
                </p>
                {isAsked ? null : (
                  <AskTwice
                    label={t(isTogether ? 'propose' : 'remove')}
                    title={t(isTogether ? 'proposeTitle' : 'removeTitle', { name: called })}
                    about={t(isTogether ? 'proposeAbout' : 'removeAbout', { name: called })}
                    yes={t(isTogether ? 'proposeYes' : 'removeYes')}
                    stay={t('stay')}
                    onYes={() => remove(member)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
      <div className="membership-leave">
        <p className="faint">{t('leaveHint')}</p>
        <AskTwice
          icon="leave"
          label={t('leave')}
          title={t('leaveTitle', { name: page.name })}
          about={t('leaveAbout')}
          yes={t('leaveYes')}
          stay={t('leaveStay')}
          onYes={leave}
        />
      </div>
    </section>
  );
}

/** Somebody asks for a removal. The person concerned does not read it before it is decided. */
function Removal({
  page,
  proposal: { id, by, member, count, needed, mine },
  onChanged,
}: {
  page: GroupPage;
  proposal: Extract<Proposal, { kind: 'removal' }>;
  onChanged: () => void;
}) {
  const { t } = useTranslation('membership');
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onChanged);
  const nameOf = (one: string) => page.people.find((person) => person.member === one)?.name ?? '';
  const isMine = by === page.me.member;
  const answer = (said: 'agree' | 'not' | 'takeBack') => void send(() => answerProposal(page.group, id, said));
  return (
    <div className="membership-proposed">
      <p>
        {isMine ? t('askedByMe', { name: nameOf(member) }) : t('askedBy', { by: nameOf(by), name: nameOf(member) })}{' '}
        <span role="status">{t('votes', { count, needed })}</span>
      </p>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <div>
        {isMine ? (
          <TextButton pending={isBusy} onClick={() => answer('takeBack')}>
            {t('takeBack')}
          </TextButton>
        ) : mine ? (
          <TextButton pending={isBusy} onClick={() => answer('not')}>
            {t('agreeNoLonger')}
          </TextButton>
        ) : (
          <SoftButton pending={isBusy} onClick={() => answer('agree')}>
            {t('agree')}
          </SoftButton>
        )}
      </div>
    </div>
  );
}
