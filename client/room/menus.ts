import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead } from '../../shared/meeting/people/people';
import { talksWhere } from '../../shared/meeting/rights/media';
import { currentStage } from '../../shared/meeting/views/currentStage';
import { firstPassChoice } from '../../shared/meeting/views/firstPass';
import { useMay, useMe, useMeeting } from '../connection/hooks/meeting';
import { useSend } from '../connection/hooks/send';
import { screenPath } from '../connection/paths';
import { chimeOn, setChime } from '../features/floor/chime';
import type { MenuEntry } from '../ui/dialogProps';
import { useSmallScreen } from '../ui/smallScreen';
import { chooseTheme, useTheme } from '../ui/theme';

export type RoomDialog =
  | 'agenda'
  | 'change'
  | 'people'
  | 'keys'
  | 'note'
  | 'ownLink'
  | 'links'
  | 'devices'
  | 'roles'
  | 'clearAir'
  | 'sitWith'
  | 'help'
  | 'end';

/** The entries of the lead's menu "More". */
export function useLeadMenu(open: (dialog: RoomDialog) => void, copyLink: (() => void) | null): MenuEntry[] {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const at = currentStage(meeting);
  const may = useMay();
  const entries: MenuEntry[] = [];
  entries.push({ id: 'change', label: t('lead.changeAgenda'), icon: 'list', onChoose: () => open('change') });
  if (may('recut') === null && at) {
    entries.push({
      id: 'recut',
      label: t('lead.recut'),
      note: t('lead.recutNote'),
      icon: 'cut',
      onChoose: () => void send({ type: 'recut', from: at.stage.key }),
    });
  }
  if (may('showQuestionsOnly') === null) {
    entries.push({
      id: 'questions',
      label: t('lead.questionsOnly'),
      icon: 'question',
      onChoose: () => void send({ type: 'showQuestionsOnly' }),
    });
  }
  if (at?.slot && may('showForWhom') === null) {
    entries.push({
      id: 'forWhom',
      label: t('lead.forWhom'),
      icon: 'question',
      onChoose: () => void send({ type: 'showForWhom' }),
    });
  }
  const pass = firstPassChoice(meeting);
  if (pass !== null) {
    entries.push({
      id: 'firstPass',
      label: t(pass.on ? 'lead.firstPassOff' : 'lead.firstPassOn'),
      note: t(pass.on ? 'lead.firstPassOffNote' : 'lead.firstPassOnNote'),
      icon: pass.on ? 'hand' : 'people',
      onChoose: () => void send({ type: 'setFirstPass', slot: pass.slot, on: !pass.on }),
    });
  }
  if (may('setOneVoice') === null) {
    const on = meeting.settings.oneVoice;
    entries.push({
      id: 'voice',
      label: on ? t('lead.oneVoiceOff') : t('lead.oneVoiceOn'),
      note: on ? undefined : t('lead.oneVoiceNote'),
      icon: on ? 'volume' : 'mic',
      onChoose: () => void send({ type: 'setOneVoice', on: !on }),
    });
  }
  if (may('setEncryption') === null && talksWhere(meeting, me) !== 'allElsewhere') {
    const on = meeting.settings.encrypted;
    entries.push({
      id: 'encryption',
      label: on ? t('lead.encryptOff') : t('lead.encryptOn'),
      note: on ? t('lead.encryptOffNote') : t('lead.encryptOnNote'),
      icon: 'lock',
      onChoose: () => void send({ type: 'setEncryption', on: !on }),
    });
  }
  entries.push({ id: 'people', label: t('lead.people'), icon: 'people', onChoose: () => open('people') });
  entries.push({ id: 'roles', label: t('lead.roles'), icon: 'person', onChoose: () => open('roles') });
  if (at && !at.stage.protected) {
    entries.push({
      id: 'clearAir',
      label: t('lead.clearAir'),
      note: t('lead.clearAirNote'),
      icon: 'people',
      onChoose: () => open('clearAir'),
    });
  }
  if (copyLink) entries.push({ id: 'link', label: t('people.copyLink'), icon: 'link', onChoose: copyLink });
  entries.push({ id: 'links', label: t('lead.links'), icon: 'person', onChoose: () => open('links') });
  entries.push({
    id: 'end',
    label: t('lead.endForAll'),
    icon: 'stop',
    weighty: true,
    stays: true,
    onChoose: () => open('end'),
  });
  return entries;
}

/** The entries of the menu "More" in everybody's own bar. */
export function useMyMenu(
  open: (dialog: RoomDialog) => void,
  ownPicture: boolean,
  showOwnPicture: (on: boolean) => void,
): MenuEntry[] {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const theme = useTheme();
  const [chimes, setChimes] = useState(chimeOn);
  // A phone drives no projector and has no keys: its menu is shorter.
  const isSmall = useSmallScreen();
  const may = useMay();
  const entries: MenuEntry[] = [
    { id: 'agenda', label: t('bar.agenda'), icon: 'list', onChoose: () => open('agenda') },
    { id: 'people', label: t('bar.people'), icon: 'people', onChoose: () => open('people') },
    { id: 'ownLink', label: t('bar.ownLink'), icon: 'link', onChoose: () => open('ownLink') },
  ];
  if (!isSmall) {
    entries.push({
      id: 'projector',
      label: t('bar.projector'),
      note: t('bar.projectorNote'),
      icon: 'projector',
      onChoose: () => void window.open(screenPath(meeting.id), '_blank', 'noopener'),
    });
  }
  if (may('takeLeadBack') === null) {
    const takeBack = () => void send({ type: 'takeLeadBack' });
    entries.push({ id: 'takeBack', label: t('lead.takeBack'), icon: 'lead', onChoose: takeBack });
  }
  if (!isLead(meeting, me)) {
    entries.push({ id: 'note', label: t('bar.noteToLead'), icon: 'send', onChoose: () => open('note') });
  }
  if (talksWhere(meeting, me) === 'here') {
    entries.push({
      id: 'own',
      label: ownPicture ? t('bar.noOwnPicture') : t('bar.ownPicture'),
      icon: 'person',
      onChoose: () => showOwnPicture(!ownPicture),
    });
    entries.push({ id: 'devices', label: t('bar.devices'), icon: 'settings', onChoose: () => open('devices') });
    if (meeting.seats[me]?.role !== 'speaker') {
      entries.push({
        id: 'sitWith',
        label: t('bar.sitWith'),
        note: t('bar.sitWithNote'),
        icon: 'people',
        onChoose: () => open('sitWith'),
      });
    }
    entries.push({
      id: 'elsewhere',
      label: t('bar.talkElsewhere'),
      icon: 'phone',
      onChoose: () => void send({ type: 'setSound', sound: 'elsewhere' }),
    });
  }
  entries.push(
    {
      id: 'chime',
      label: chimes ? t('bar.chimeOff') : t('bar.chimeOn'),
      icon: 'bell',
      onChoose: () => {
        setChime(!chimes);
        setChimes(!chimes);
      },
    },
    {
      id: 'theme',
      label: theme === 'dark' ? t('bar.light') : t('bar.dark'),
      icon: theme === 'dark' ? 'sun' : 'moon',
      onChoose: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'help', label: t('bar.help'), icon: 'phone', onChoose: () => open('help') },
    ...(isSmall ? [] : [{ id: 'keys', label: t('bar.keys'), icon: 'keyboard' as const, onChoose: () => open('keys') }]),
    {
      id: 'protection',
      label: t('bar.protection'),
      icon: 'lock',
      onChoose: () => void window.open(`/protected#${encodeURIComponent(meeting.group)}`, '_blank', 'noopener'),
    },
  );
  return entries;
}
