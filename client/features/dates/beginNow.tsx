import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { NextMeeting } from '../../../shared/protocol/groups';
import { beginNow } from '../../connection/datesApi';
import { roomPath } from '../../connection/paths';
import { AskTwice } from '../../ui/askTwice';
import { dateTimeText } from '../../ui/text/when';
import { useWhyNot } from './useSending';

/** Begins a meeting although one is planned for later, and says first what becomes of that one. */
export function BeginNow({ group, next }: { group: GroupId; next: NextMeeting }) {
  const { t } = useTranslation('dates');
  const whyNot = useWhyNot();
  return (
    <AskTwice
      icon={null}
      label={t('now.button')}
      title={t('now.title')}
      about={t('now.about', { when: dateTimeText(next.startsAt, Date.now()) })}
      yes={t('now.yes')}
      stay={t('cancel')}
      onYes={async () => {
        const begun = await beginNow(group);
        if (!begun.ok) return whyNot(begun);
        location.assign(roomPath(begun.value.meeting));
        return null;
      }}
    />
  );
}
