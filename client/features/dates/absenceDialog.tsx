import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import { tellAbsence } from '../../connection/datesApi';
import { ReasonDialog } from '../../ui/reasonDialog';
import { listOf } from '../../ui/text/listOf';
import { useSending } from './useSending';

/** Says that I cannot come, with a reason for whoever leads. */
export function AbsenceDialog({
  group,
  date,
  readers,
  leads,
  onClose,
  onSaid,
}: {
  group: GroupId;
  /** The id of the meeting or of the date. */
  date: string;
  /** By name, who else reads the reason. */
  readers: readonly string[];
  /** I lead it myself. */
  leads: boolean;
  onClose: () => void;
  onSaid: () => void;
}) {
  const { t } = useTranslation('dates');
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'stale' ? t('plan.notNow') : null));
  const tell = async (reason: string) => {
    const ask = { meeting: date, comes: false as const, reason };
    if ((await send(() => tellAbsence(group, ask))) !== null) onSaid();
  };
  const hasReaders = readers.length > 0;
  return (
    <ReasonDialog
      words={{
        title: t('absence.title'),
        about: hasReaders
          ? t('absence.about', { names: listOf([...readers]) })
          : t(leads ? 'absence.aboutMe' : 'absence.aboutNobody'),
        reason: hasReaders || leads ? t('absence.reason') : null,
        send: t('absence.send'),
        cancel: t('cancel'),
      }}
      {...{ isBusy, problem, onClose }}
      onSend={(reason) => void tell(reason)}
    />
  );
}
