import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { talkTimeReaders } from '../../../shared/meeting/agreement';
import { deputyOf, leadNow, removalVote, seated } from '../../../shared/meeting/people/people';
import { companyOf } from '../../../shared/meeting/people/sharedRooms';
import { talksWhere } from '../../../shared/meeting/rights/media';
import type { MemberId } from '../../../shared/meeting/state';
import { useMay, useMe, useNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { Dialog, Menu } from '../../ui/dialog';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { listOf } from '../../ui/text/listOf';
import { AbsentList } from './absentList';
import { OutsideList } from './outsideList';
import { RemoveDialog } from './removeDialog';
import { RemovedList } from './removedList';
import { useSeatEntries } from './seatEntries';
import { useTalkMinutes } from './talkTime';
import './people.css';

/** Everybody in the meeting, the lead and the deputy, the lobby, and the invitation link. */
export function PeoplePanel({
  open,
  onClose,
  onCopyLink,
  onHandLink,
}: {
  open: boolean;
  onClose: () => void;
  onCopyLink: (() => void) | null;
  onHandLink: (who: { member: MemberId; name: string }) => void;
}) {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useNames();
  const send = useSend();
  const [removing, setRemoving] = useState<MemberId | null>(null);
  const entriesOf = useSeatEntries(setRemoving);
  const may = useMay();
  const lead = leadNow(meeting);
  const deputy = deputyOf(meeting);
  const minutesOf = useTalkMinutes(open && meeting.status === 'running');
  const together = (member: MemberId): string | null => {
    const company = companyOf(meeting, member);
    return company.length === 0 ? null : t('seat.together', { names: listOf(company.map(nameOf)) });
  };
  const about = (member: MemberId): string => {
    const seat = meeting.seats[member];
    const parts = [
      member === lead ? t('seat.leads') : member === deputy ? t('seat.deputy') : null,
      seat?.role === 'facilitator'
        ? t('roomDialogs:people.facilitator')
        : seat?.role === 'speaker'
          ? t('roomDialogs:people.speaker')
          : null,
      seat?.presence === 'lost' ? t('seat.lost') : null,
      talksWhere(meeting, member) === 'elsewhere' ? t('seat.elsewhere') : null,
      together(member),
      removalVote(meeting, member).count > 0
        ? t('roomDialogs:people.removalAsked', removalVote(meeting, member))
        : null,
      seat?.writes ? t('roomDialogs:people.writes') : null,
      minutesOf(member) === null ? null : t('roomDialogs:people.spoke', { count: minutesOf(member) ?? 0 }),
    ];
    return parts.filter((part) => part !== null).join(', ');
  };
  return (
    <>
      <Dialog
        title={t('roomDialogs:people.title')}
        open={open && removing === null}
        onClose={onClose}
        foot={
          <>
            {onCopyLink ? (
              <SoftButton icon="link" onClick={onCopyLink}>
                {t('people.copyLink')}
              </SoftButton>
            ) : null}
            <SoftButton onClick={onClose}>{t('close')}</SoftButton>
          </>
        }
      >
        <ul className="people-list">
          {seated(meeting).map((member) => {
            const entries = entriesOf(member);
            return (
              <li key={member}>
                <Face name={nameOf(member)} size={40} />
                <span className="people-name">
                  <b>{member === me ? t('seat.youNamed', { name: nameOf(member) }) : nameOf(member)}</b>
                  <small>{about(member)}</small>
                </span>
                {entries.length > 0 ? (
                  <Menu
                    label={t('seat.menu', { name: nameOf(member) })}
                    name={t('seat.menu', { name: nameOf(member) })}
                    className="ui-text-button"
                    entries={entries}
                  >
                    <Icon name="more" size={18} />
                  </Menu>
                ) : null}
              </li>
            );
          })}
        </ul>
        {meeting.status === 'running' ? (
          <p className="faint">
            {t(`roomDialogs:people.talk.${talkTimeReaders(meeting)}.${lead === me ? 'lead' : 'others'}`)}
          </p>
        ) : null}
        <OutsideList />
        <RemovedList onRemove={setRemoving} />
        <AbsentList onRemove={setRemoving} onHandLink={onHandLink} />
        {may('takeLeadBack') === null ? (
          <TextButton icon="lead" onClick={() => void send({ type: 'takeLeadBack' })}>
            {t('lead.takeBack')}
          </TextButton>
        ) : null}
        {may('setAdmission') === null ? (
          <Choice
            legend={t('roomDialogs:people.admission')}
            value={meeting.settings.admission}
            onChange={(admission) => void send({ type: 'setAdmission', admission })}
            options={[
              { value: 'ask', label: t('roomDialogs:people.ask'), note: t('roomDialogs:people.askNote') },
              { value: 'open', label: t('roomDialogs:people.open'), note: t('roomDialogs:people.openNote') },
            ]}
          />
        ) : null}
      </Dialog>
      <RemoveDialog member={removing} onClose={() => setRemoving(null)} />
    </>
  );
}
