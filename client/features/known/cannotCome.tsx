import { useTranslation } from 'react-i18next';
import type { TellAbsence } from '../../../shared/protocol/dates';
import type { GroupGlance, NextMeeting } from '../../../shared/protocol/groups';
import { tellAbsence } from '../../connection/datesApi';
import { useSaving } from '../../connection/hooks/saving';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { ReasonDialog } from '../../ui/reasonDialog';
import { listOf } from '../../ui/text/listOf';

/** Says that I cannot come, with a reason that only those who lead can read; or, when I said so, that I can after all. */
export function CannotCome({
  group: { group, people, me },
  next,
  absence: { isMine, readers },
  onClose,
  onSaid,
}: {
  group: GroupGlance;
  next: NextMeeting;
  absence: NonNullable<GroupGlance['absence']>;
  onClose: () => void;
  onSaid: () => void;
}) {
  const { t } = useTranslation('dates');
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(() => undefined);
  const problem = refused === null ? null : refused.error === 'stale' ? t('plan.notNow') : whyNot(refused);
  const names = people.filter(({ member }) => readers.includes(member)).map(({ name }) => name);
  const tell = async (said: TellAbsence) => {
    if (await send(() => tellAbsence(group, said))) onSaid();
  };

  if (isMine)
    return (
      <>
        <TextButton pending={isBusy} onClick={() => void tell({ meeting: next.meeting, comes: true })}>
          {t('absence.back')}
        </TextButton>
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      </>
    );
  return (
    <ReasonDialog
      words={{
        title: t('absence.title'),
        about:
          names.length > 0
            ? t('absence.about', { names: listOf(names) })
            : t(next.lead === me.member ? 'absence.aboutMe' : 'absence.aboutNobody'),
        reason: names.length > 0 || next.lead === me.member ? t('absence.reason') : null,
        send: t('absence.send'),
        cancel: t('cancel'),
      }}
      {...{ isBusy, problem, onClose }}
      onSend={(reason) => void tell({ meeting: next.meeting, comes: false, reason })}
    />
  );
}
