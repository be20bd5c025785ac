import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayRemoveFromGroup } from '../../../shared/groups/rights';
import type { MemberId } from '../../../shared/meeting/state';
import { useMay, useMe, useNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { removeFromGroup } from '../../connection/invitations';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';

type From = 'meeting' | 'group';

/**
 * Asks before somebody is removed, and from what: each choice says what it means and whether a link still lets them in.
 */
export function RemoveDialog({ member, onClose }: { member: MemberId | null; onClose: () => void }) {
  return member === null ? null : <Asked key={member} member={member} onClose={onClose} />;
}

function Asked({ member, onClose }: { member: MemberId; onClose: () => void }) {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const whyNot = useRefusalText();
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useNames();
  const may = useMay();
  const send = useSend();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const name = nameOf(member);
  const choices: From[] = [];
  if (may('removeMember') === null && meeting.seats[member]?.admission === 'admitted') choices.push('meeting');
  if (mayRemoveFromGroup(meeting, me, meeting.seats[me]?.role ?? 'member', member) === null) choices.push('group');
  const [chosen, setFrom] = useState<From>('meeting');
  const from = choices.includes(chosen) ? chosen : 'group';

  async function remove() {
    if (from === 'meeting') {
      void send({ type: 'removeMember', member });
      return onClose();
    }
    setBusy(true);
    const answer = await removeFromGroup(meeting.id, meeting.group, member);
    setBusy(false);
    if (answer.ok) setGone(t('roomDialogs:people.goneFromGroup', { name, links: t('lead.links') }));
    else setProblem(whyNot(answer));
  }

  if (gone !== null) {
    return (
      <Dialog
        title={t('roomDialogs:people.goneTitle', { name })}
        open
        onClose={onClose}
        foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
      >
        <p role="status">{gone}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('roomDialogs:people.removeTitle', { name })}
      open
      onClose={onClose}
      alert
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton final pending={busy} onClick={() => void remove()}>
            {t(`roomDialogs:people.removeYes.${from}`)}
          </GoButton>
        </>
      }
    >
      <Choice
        legend={t('roomDialogs:people.removeFrom')}
        value={from}
        onChange={setFrom}
        options={choices.map((value) => ({
          value,
          label: t(`roomDialogs:people.removeOf.${value}`),
          note: t(`roomDialogs:people.removeMeans.${value}`),
        }))}
      />
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </Dialog>
  );
}
