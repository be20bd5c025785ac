import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import { changeGroupLink } from '../../connection/groupsApi';
import { invitationLink, rememberInvite } from '../../connection/keys';
import { SoftButton, TextButton } from '../../ui/buttons';
import { CopyButton } from '../../ui/copyButton';
import type { Change } from './change';

/** The link for whoever it is given to. Only browsers that made it or came by it can show it again. */
export function GroupLink({
  group,
  hasLink,
  change,
  isBusy,
}: {
  group: GroupId;
  hasLink: boolean;
  change: Change;
  isBusy: boolean;
}) {
  const { t } = useTranslation('coming');
  const [, setChanges] = useState(0);
  const link = hasLink ? invitationLink(group) : null;

  async function set(what: 'newLink' | 'withdraw') {
    const made = await change(() => changeGroupLink(group, what));
    if (made === null) return;
    rememberInvite(group, made.invite);
    setChanges((times) => times + 1);
  }

  return (
    <div className="coming-link">
      <p>
        <b>{t('link')}</b>
        <span className="faint">{t(!hasLink ? 'linkNone' : link === null ? 'linkUnknown' : 'linkAbout')}</span>
      </p>
      <div className="coming-ways">
        {link === null ? (
          <SoftButton pending={isBusy} onClick={() => void set('newLink')}>
            {t(hasLink ? 'linkReplace' : 'linkMake')}
          </SoftButton>
        ) : (
          <CopyButton text={link} copy={t('copy')} copied={t('copied')} name={t('copyLink')} />
        )}
        {hasLink ? (
          <TextButton pending={isBusy} onClick={() => void set('withdraw')}>
            {t('linkWithdraw')}
          </TextButton>
        ) : null}
      </div>
    </div>
  );
}
