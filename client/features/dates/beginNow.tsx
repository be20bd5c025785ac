import { useTranslation } from 'react-i18next';
import type { GroupPage, NextMeeting } from '../../../shared/protocol/groups';
import { beginNow } from '../../connection/datesApi';
import { roomPath } from '../../connection/paths';
import { AskTwice } from '../../ui/askTwice';
import { dateTimeText } from '../../ui/text/when';
import { useWhyNot } from './useSending';

/** Begins a meeting although one is planned for later, and says first what becomes of that one. */
export function BeginNow({ page, next }: { page: GroupPage; next: NextMeeting }) {
  const { t } = useTranslation('dates');
  const whyNot = useWhyNot();
  return (
    <AskTwice
      icon={null}
      label={t('now.button')}
      title={t('now.title')}
      about={about()}
      yes={t('now.yes')}
      stay={t('cancel')}
      isFinal={false}
      onYes={async () => {
        const begun = await beginNow(page.group);
        if (!begun.ok) return whyNot(begun);
        location.assign(roomPath(begun.value.meeting));
        return null;
      }}
    />
  );

  function about(): string {
    const when = dateTimeText(next.startsAt, Date.now());
    if (next.lead === null) return t('now.aboutTogether', { when });
    const leads = page.plan?.leads ?? 'facilitator';
    const facilitator = page.people.find(
      ({ member, role }) => role === 'facilitator' && (leads === 'facilitator' || member === next.lead),
    );
    return facilitator === undefined || facilitator.member === page.me.member
      ? t('now.about', { when })
      : t('now.aboutLead', { name: facilitator.name, when });
  }
}
