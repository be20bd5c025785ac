import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import { confirmReturnLink } from '../../connection/groupInvitations';
import { ACCOUNT } from '../../connection/paths';
import { useRefusalText } from '../../i18n/refusalText';
import { arriving } from '../../ui/arrival';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { dateText } from '../../ui/text/when';
import { HandLink } from './handLink';
import './comingBack.css';

type Who = { member: string; name: string; lostDevice?: boolean };

/** How people come back to this group: my own link, an account, and a new link for somebody who lost theirs. */
export function ComingBack({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  const { t } = useTranslation('returnLink');
  const heading = useId();
  const [lost, setLost] = useState<Who | null>(null);
  const everybody = [...page.people, ...page.organisers];
  const names = distinctNames(everybody.map(({ member, name }) => ({ id: member, name })));
  const nameOf = (member: string) => names.get(member)?.short ?? t('back.former');
  const others = everybody.filter(({ member }) => member !== page.me.member);
  const asked =
    page.heldBackUntil === null
      ? page.handed.find(({ member, isHeldBack }) => member === page.me.member && isHeldBack)
      : undefined;
  // What the question says is not said twice.
  const told = page.handed.filter((one) => one !== asked);
  return (
    <section className="coming-back" id="back" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('back.title')}</h2>
      <p className="quiet">{t('back.about')}</p>
      <p className="coming-back-ways">
        <SoftButton icon="link" onClick={() => setLost(page.me)}>
          {t('back.mine')}
        </SoftButton>
        <a className="ui-text-button" href={ACCOUNT}>
          {t('back.account')}
        </a>
      </p>
      {page.mayInvite && page.lookedAfter === null && others.length > 0 ? (
        <details>
          <summary>{t('back.others')}</summary>
          <ul className="coming-back-people">
            {others.map(({ member }) => (
              <li key={member}>
                <Face name={nameOf(member)} size={36} />
                <b dir="auto">{nameOf(member)}</b>
                <TextButton
                  icon="link"
                  aria-label={t('back.makeFor', { name: nameOf(member) })}
                  onClick={() => setLost({ member, name: nameOf(member) })}
                >
                  {t('back.make')}
                </TextButton>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {page.heldBackUntil === null ? null : <p>{t('back.held', { when: dateText(page.heldBackUntil) })}</p>}
      {asked ? (
        <WasMe
          group={page.group}
          at={asked.at}
          by={nameOf(asked.by)}
          onSaid={onChanged}
          onDeny={() => setLost({ ...page.me, lostDevice: true })}
        />
      ) : null}
      {told.map(({ member, by, at }) => (
        <p key={`${member} ${at}`} className="faint">
          {t('back.handed', { by: nameOf(by), name: nameOf(member), when: dateText(at) })}
        </p>
      ))}
      {lost === null ? null : (
        <HandLink
          group={page.group}
          {...lost}
          isMine={lost.member === page.me.member}
          onClose={() => {
            setLost(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

/** A browser that is me says whether I came back elsewhere by the link that somebody made for me. */
function WasMe({
  group,
  at,
  by,
  onSaid,
  onDeny,
}: {
  group: string;
  at: number;
  by: string;
  onSaid: () => void;
  onDeny: () => void;
}) {
  const { t } = useTranslation('returnLink');
  const whyNot = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function say() {
    setBusy(true);
    const answer = await confirmReturnLink(group, at);
    setBusy(false);
    if (answer.ok) onSaid();
    else setProblem(whyNot(answer));
  }
  return (
    <div className="coming-back-was-me">
      <p>{t('back.wasMe', { by, when: dateText(at) })}</p>
      <SoftButton pending={busy} onClick={() => void say()}>
        {t('back.confirm')}
      </SoftButton>
      <SoftButton onClick={onDeny}>{t('back.deny')}</SoftButton>
      <p className="quiet">{t('back.notMe')}</p>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </div>
  );
}
