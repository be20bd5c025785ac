import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BadRow, MOST_INVITED, peopleOfText } from '../../../shared/groups/invited';
import type { GroupId } from '../../../shared/meeting/state';
import type { PersonInvited } from '../../../shared/protocol/forming';
import { invitePeople, noteTold } from '../../connection/groupsApi';
import { linkWith } from '../../connection/keys';
import { SoftButton, TextButton } from '../../ui/buttons';
import { CopyButton } from '../../ui/copyButton';
import { TextArea } from '../../ui/field';
import type { Change } from './change';

const faultOf = ({ why }: BadRow) => (why === 'twice' ? 'twiceHere' : why === 'me' ? 'isMe' : 'badLine');

/** More people by name or e-mail address. Their links are shown once, to be passed on. */
export function InviteMore({
  group,
  me,
  change,
  isBusy,
}: {
  group: GroupId;
  me: string;
  change: Change;
  isBusy: boolean;
}) {
  const { t } = useTranslation('coming');
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [made, setMade] = useState<readonly PersonInvited[]>([]);
  const { good, bad } = peopleOfText(text, [], me);
  const [wrong] = bad;
  const closed =
    wrong !== undefined
      ? t(faultOf(wrong), { row: wrong.row, like: wrong.like ?? 0 })
      : good.length > MOST_INVITED
        ? t('tooMany', { most: MOST_INVITED })
        : good.length === 0
          ? t('nobodyYet')
          : null;

  async function invite() {
    const answer = await change(
      () => invitePeople(group, { people: good.map(({ person }) => person) }),
      (refused) => {
        const { why, row } = 'detail' in refused ? (refused.detail ?? {}) : {};
        const at = good[Number(row) - 1];
        return why === 'twice' && at !== undefined ? t('invitedBefore', { row: at.row }) : null;
      },
    );
    if (answer === null) return;
    setMade(answer.invited);
    setText('');
    setOpen(false);
  }

  return (
    <>
      {made.length === 0 ? null : (
        <ul className="coming-made">
          {made.map(({ id, name, email, mailed, invite: secret }) => (
            <li key={id}>
              <p>
                <b dir="auto">{name ?? email}</b>
                {mailed ? <span className="faint">{t('mail.waiting')}</span> : null}
              </p>
              <CopyButton
                text={linkWith(group, secret)}
                copy={t('copy')}
                copied={t('copied')}
                name={t('copyOf', { name: name ?? email ?? '' })}
                onTaken={() => void change(() => noteTold(group, [id]))}
              />
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <div className="coming-more">
          <TextArea
            label={t('more')}
            hint={t('moreHint')}
            value={text}
            rows={3}
            maxLength={10_000}
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
          />
          <div className="coming-ways">
            <SoftButton closed={closed} pending={isBusy} onClick={() => void invite()}>
              {t('invite', { count: good.length })}
            </SoftButton>
            <TextButton onClick={() => setOpen(false)}>{t('cancel')}</TextButton>
          </div>
          {closed !== null && text.trim() !== '' ? (
            <p className="faint" role="status">
              {closed}
            </p>
          ) : null}
        </div>
      ) : (
        <TextButton icon="plus" className="coming-open" onClick={() => setOpen(true)}>
          {t('inviteMore')}
        </TextButton>
      )}
    </>
  );
}
