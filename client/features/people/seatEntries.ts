import { useTranslation } from 'react-i18next';
import { removalVote } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMay, useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import type { MenuEntry } from '../../ui/dialogProps';

/** What I can do with a member's seat. For most people it is empty most of the time. `onRemove` asks before it acts. */
export function useSeatEntries(onRemove: (member: MemberId) => void): (member: MemberId) => MenuEntry[] {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const may = useMay();
  const at = currentStage(meeting);
  return (member) => {
    const entries: MenuEntry[] = [];
    if (at && may('giveFloor') === null) {
      const has = at.progress.aside?.member === member;
      entries.push(
        has && may('takeFloorBack') === null
          ? {
              id: 'back',
              label: t('people.takeFloorBack'),
              icon: 'undo',
              onChoose: () => void send({ type: 'takeFloorBack', from: at.stage.key }),
            }
          : {
              id: 'floor',
              label: t('people.giveFloor'),
              icon: 'forward',
              onChoose: () => void send({ type: 'giveFloor', from: at.stage.key, member }),
            },
      );
    }
    if (member === me) return entries;
    if (may('setDeputy') === null) {
      entries.push({
        id: 'deputy',
        label: t('people.makeDeputy'),
        note: t('seat.deputyLeads'),
        icon: 'deputy',
        onChoose: () => void send({ type: 'setDeputy', member }),
      });
    }
    if (may('handOver') === null) {
      entries.push({
        id: 'lead',
        label: t('people.handOver'),
        icon: 'lead',
        onChoose: () => void send({ type: 'handOver', member }),
      });
    }
    if (may('supportLead') === null) {
      entries.push({
        id: 'support',
        label: t('people.support'),
        icon: 'lead',
        onChoose: () => void send({ type: 'supportLead', candidate: member }),
      });
    }
    if (may('askToRemove') === null) {
      const asks = meeting.removalAsked?.[member]?.includes(me) ?? false;
      entries.push({
        id: 'askToRemove',
        label: t(asks ? 'people.askedToRemove' : 'people.askToRemove', removalVote(meeting, member)),
        icon: asks ? 'undo' : 'personRemove',
        weighty: !asks,
        onChoose: () => void send({ type: 'askToRemove', member, on: !asks }),
      });
    }
    // The rightful lead cannot be removed, whoever leads at the moment.
    if (may('removeMember') === null && member !== meeting.leadership.rightful) {
      entries.push({
        id: 'remove',
        label: t('people.remove'),
        icon: 'personRemove',
        weighty: true,
        onChoose: () => onRemove(member),
      });
    }
    return entries;
  };
}
