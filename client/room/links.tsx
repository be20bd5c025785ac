import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting } from '../connection/hooks/meeting';
import { newGroupLink, newPersonalLink, withdrawLinks } from '../connection/invitations';
import { useRefusalText } from '../i18n/refusalText';
import { SoftButton, TextButton } from '../ui/buttons';
import { Notice } from '../ui/notice';
import { LinkNotice, useLinkCopy } from './linkCopy';

type Made = 'member' | 'speaker' | 'group';

/** The lead's other links: one for a single member, one for a guest speaker, and a new one for the group. */
export function RoomLinks() {
  const { t } = useTranslation('links');
  const whyNot = useRefusalText();
  const { id, group } = useMeeting();
  const { state, copyNew } = useLinkCopy();
  const [made, setMade] = useState<Made>('member');
  const [withdrawn, setWithdrawn] = useState<string | null>(null);
  const isBusy = state.kind === 'making';
  const make = (what: Made) => {
    setMade(what);
    setWithdrawn(null);
    void copyNew(() => (what === 'group' ? newGroupLink(id, group) : newPersonalLink(id, group, what)));
  };
  const withdraw = async () => {
    const answer = await withdrawLinks(id, group, 'personal');
    setWithdrawn(answer.ok ? t('personal.withdrawn') : whyNot(answer));
  };
  return (
    <div className="ui-stack">
      <p>{t('personal.about')}</p>
      <div className="ui-row">
        <SoftButton icon="person" pending={isBusy} onClick={() => make('member')}>
          {t('personal.member')}
        </SoftButton>
        <SoftButton icon="mic" pending={isBusy} onClick={() => make('speaker')}>
          {t('personal.speaker')}
        </SoftButton>
      </div>
      <TextButton onClick={() => void withdraw()}>{t('personal.withdraw')}</TextButton>
      <p>{t('group.about')}</p>
      <p>
        <SoftButton icon="link" pending={isBusy} onClick={() => make('group')}>
          {t('group.make')}
        </SoftButton>
      </p>
      <LinkNotice state={state} copied={made === 'group' ? t('group.copied') : t('personal.copied')} />
      {withdrawn === null ? null : <Notice>{withdrawn}</Notice>}
    </div>
  );
}
