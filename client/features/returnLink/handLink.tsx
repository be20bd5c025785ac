import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, MemberId } from '../../../shared/meeting/state';
import { handLink } from '../../connection/groupInvitations';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { copyText } from '../../ui/copyText';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';

/** Only the loss of a device signs the others out. */
type Lost = 'link' | 'nothing' | 'device';
type Made = { link: string; copied: boolean };

/** Makes a link for a member who lost theirs. It is shown only here. */
export function HandLink({
  group,
  member,
  name,
  isMine = false,
  lostDevice = false,
  onClose,
}: {
  group: GroupId;
  member: MemberId;
  name: string;
  /** For myself, which is no news for the group. */
  isMine?: boolean;
  /** What is chosen at first. */
  lostDevice?: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('returnLink');
  const whyNot = useRefusalText();
  const [lost, setLost] = useState<Lost>(lostDevice ? 'device' : 'link');
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const words = isMine ? 'mine' : 'lost';

  async function make() {
    if (made !== null) return setMade({ ...made, copied: await copyText(made.link) });
    setBusy(true);
    const answer = await handLink(group, member, lost === 'device');
    if (answer.ok) setMade({ link: answer.value, copied: await copyText(answer.value) });
    setProblem(answer.ok ? null : whyNot(answer));
    setBusy(false);
  }

  return (
    <Dialog
      title={isMine ? t('mine.title') : t('title', { name })}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t(made === null ? 'cancel' : 'done')}</SoftButton>
          <GoButton pending={busy} onClick={() => void make()}>
            {t(made === null ? 'make' : 'again')}
          </GoButton>
        </>
      }
    >
      <div className="ui-stack">
        <p>{isMine ? t('mine.about') : t('about', { name })}</p>
        {made === null ? (
          <Choice
            legend={isMine ? t('mine.legend') : t('lost.legend', { name })}
            value={lost}
            onChange={setLost}
            options={[
              { value: 'link', label: t(`${words}.link`), note: t(`${words}.linkNote`) },
              ...(isMine ? [] : [{ value: 'nothing' as const, label: t('lost.nothing'), note: t('lost.nothingNote') }]),
              { value: 'device', label: t(`${words}.device`), note: t(`${words}.deviceNote`) },
            ]}
          />
        ) : null}
        {isMine || made !== null ? null : <p>{t('closed', { name })}</p>}
        {made?.copied ? <Notice>{isMine ? t('mine.copied') : t('copied', { name })}</Notice> : null}
        {made !== null ? (
          <TextField
            label={t(made.copied ? 'link' : 'byHand')}
            readOnly
            value={made.link}
            onFocus={(event) => event.target.select()}
          />
        ) : null}
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
        {isMine ? null : <p className="faint">{t('said', { name })}</p>}
      </div>
    </Dialog>
  );
}
