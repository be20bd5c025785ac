import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { markOfSecret } from '../../../shared/encryption/linkMark';
import type { GroupId } from '../../../shared/meeting/state';
import { changeGroupLink } from '../../connection/groupsApi';
import { keptInvite, linkWith, rememberInvite } from '../../connection/keys';
import { SoftButton, TextButton } from '../../ui/buttons';
import { CopyButton } from '../../ui/copyButton';
import type { Change } from './change';

/** The link for whoever it is given to. Only browsers that made it or came by it can show it again. */
export function GroupLink({
  group,
  live,
  change,
  isBusy,
}: {
  group: GroupId;
  /** The mark of the link that works, as the server last told. */
  live: string | null;
  change: Change;
  isBusy: boolean;
}) {
  const { t } = useTranslation('coming');
  // What I changed holds until the server has told of it.
  const [made, setMade] = useState<{ before: string | null; invite: string | null } | null>(null);
  const [told, setTold] = useState(live);
  if (told !== live) {
    setTold(live);
    setMade(null);
  }
  const own = keptInvite(group);
  const isNew = made !== null && made.before === live && made.invite === own;
  const hasLink = isNew ? own !== null : live !== null;
  const link = own !== null && (isNew || markOfSecret(own) === live) ? linkWith(group, own) : null;

  async function set(what: 'newLink' | 'withdraw') {
    const done = await change(() => changeGroupLink(group, what));
    if (done === null) return;
    rememberInvite(group, done.invite);
    setMade({ before: live, invite: done.invite });
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
