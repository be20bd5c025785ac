import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { MemberId } from '../../../shared/meeting/state';
import type { GroupPage } from '../../../shared/protocol/groups';
import { ACCOUNT } from '../../connection/paths';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { monthText } from '../../ui/text/when';
import { HandLink } from './handLink';

/** Whose seat in the round can be pressed: my own, and those for which I may make a way back. */
export const canOpen = (page: Pick<GroupPage, 'me' | 'mayInvite' | 'lookedAfter'>, member: MemberId): boolean =>
  page.lookedAfter === null && (page.mayInvite || member === page.me.member);

/** What is behind a seat in the round: since when somebody is here, and a way back for them. */
export function PersonHere({ page, member, onClose }: { page: GroupPage; member: MemberId; onClose: () => void }) {
  const { t } = useTranslation('returnLink');
  const [isMaking, setMaking] = useState(false);
  const person = page.people.find((one) => one.member === member);
  const names = distinctNames(page.people.map((one) => ({ id: one.member, name: one.name })));
  const name = names.get(member)?.whole ?? person?.name ?? '';
  const isMine = member === page.me.member;
  if (isMaking) return <HandLink group={page.group} member={member} name={name} isMine={isMine} onClose={onClose} />;
  return (
    <Dialog
      title={name}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('person.close')}</SoftButton>
          <GoButton onClick={() => setMaking(true)}>{isMine ? t('back.mine') : t('person.make', { name })}</GoButton>
        </>
      }
    >
      <div className="ui-stack">
        {person === undefined ? null : <p className="quiet">{t('person.since', { when: monthText(person.since) })}</p>}
        <p>{isMine ? t('person.mine') : t('person.lost', { name })}</p>
        {isMine ? (
          <p>
            <a className="ui-text-button" href={ACCOUNT}>
              {t('back.account')}
            </a>
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
