import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership, Proposal } from '../../../shared/protocol/ownership';
import { removeMember, setRole } from '../../connection/groupsApi';
import { useProposal } from '../../connection/hooks/proposal';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { AgreeButtons } from '../../ui/agreeButtons';
import { arriving } from '../../ui/arrival';
import { AskTwice } from '../../ui/askTwice';
import { TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { monthText } from '../../ui/text/when';
import { Leave } from './leave';
import './membership.css';

type Props = { page: GroupPage; owned: Ownership; onChanged: () => void };

/** More members than these are folded away: what can be done about each of them fills a page, and is seldom needed. */
const MANY = 6;

/** The members by name, removal and the facilitator where this member decides about them, and the way out for myself. */
export function Membership({
  page,
  owned,
  fileOfMine,
  onChanged,
  onLost,
}: Props & {
  fileOfMine: () => Promise<Blob>;
  /** Somebody lost their link. Where I may not help, there is nothing to press. */
  onLost?: ((member: string) => void) | undefined;
}) {
  const { t } = useTranslation('membership');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const names = distinctNames(page.people.map(({ member, name }) => ({ id: member, name })));
  const others = page.people.filter(({ member }) => member !== page.me.member);
  const asked = owned.proposals.filter((one) => 'member' in one);
  const isTogether = owned.decides === 'together';

  async function remove(member: string): Promise<string | null> {
    const answer = await removeMember(page.group, member);
    onChanged();
    return answer.ok ? null : whyNot(answer);
  }
  async function give(member: string, role: 'facilitator' | 'member'): Promise<string | null> {
    const answer = await setRole(page.group, member, role);
    onChanged();
    return answer.ok ? null : whyNot(answer);
  }
  const isOpen = page.archivedAt === null;
  const isProposed = owned.proposals.some(({ kind }) => kind === 'facilitator');
  const mayName = isOpen && page.model !== 'pair' && !isProposed;

  const list = (
    <ul className="membership-list">
      {others.map(({ member, name, role, since }) => {
        const called = names.get(member)?.whole ?? name;
        const isAsked = asked.some((one) => one.kind === 'removal' && one.member === member);
        return (
          <li key={member}>
            <Face name={name} size={36} />
            <p>
              <b dir="auto">{called}</b>
              <span className="faint">
                {role === 'facilitator' ? t('facilitates') : t('since', { when: monthText(since) })}
              </span>
            </p>
            <div className="membership-ways">
              {onLost ? (
                <TextButton icon="link" aria-label={t('lostNamed', { name: called })} onClick={() => onLost(member)}>
                  {t('lost')}
                </TextButton>
              ) : null}
              {mayName && role === 'member' ? (
                <AskTwice
                  icon="deputy"
                  label={t(isTogether ? 'nameAsk' : 'name')}
                  title={t(isTogether ? 'nameAskTitle' : 'nameTitle', { name: called })}
                  about={t(isTogether ? 'nameAskAbout' : 'nameAbout', { name: called })}
                  yes={t(isTogether ? 'proposeYes' : 'nameYes')}
                  stay={t('stay')}
                  onYes={() => give(member, 'facilitator')}
                />
              ) : null}
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
            </div>
          </li>
        );
      })}
    </ul>
  );
  return (
    <section className="membership" id="members" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      {page.organisers.map(({ member, name }) => (
        <p key={member} className="quiet">
          {t('organiser', { name })}
        </p>
      ))}
      {asked.map((proposal) => (
        <Asked key={proposal.id} page={page} proposal={proposal} onChanged={onChanged} />
      ))}
      {owned.decides === 'not' ? null : others.length <= MANY ? (
        list
      ) : (
        <details>
          <summary>{t('others', { count: others.length })}</summary>
          {list}
        </details>
      )}
      {isOpen && page.me.role === 'facilitator' ? (
        <div className="membership-leave">
          <AskTwice
            icon="deputy"
            label={t('stepDown')}
            title={t('stepDownTitle')}
            about={t(owned.leaving === 'free' ? 'stepDownAbout' : 'stepDownAlone')}
            yes={t('stepDown')}
            stay={t('stay')}
            onYes={() => give(page.me.member, 'member')}
          />
        </div>
      ) : null}
      <Leave page={page} leaving={owned.leaving} fileOfMine={fileOfMine} />
    </section>
  );
}

/** Somebody asks for a removal, which the person concerned does not read before it is decided, or for a facilitator. */
function Asked({
  page,
  proposal,
  onChanged,
}: {
  page: GroupPage;
  proposal: Extract<Proposal, { member: string }>;
  onChanged: () => void;
}) {
  const { t } = useTranslation('membership');
  const whyNot = useGroupRefusal();
  const { by, kind, member, count, needed } = proposal;
  const { isMine, nameOf, refused, answering } = useProposal(page, proposal, onChanged);
  return (
    <div className="membership-proposed">
      <p>
        {t(isMine ? `asked.${kind}.byMe` : `asked.${kind}.by`, { by: nameOf(by), name: nameOf(member) })}{' '}
        <span role="status">{t('votes', { count, needed })}</span>
      </p>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <div>
        <AgreeButtons
          {...answering}
          words={{ agree: t('agree'), agreeNoLonger: t('agreeNoLonger'), takeBack: t('takeBack') }}
        />
      </div>
    </div>
  );
}
