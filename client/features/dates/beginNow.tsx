import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage, NextMeeting } from '../../../shared/protocol/groups';
import { beginNow } from '../../connection/datesApi';
import { roomPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { AskTwice } from '../../ui/askTwice';
import { QuietPlace } from '../../ui/lazy/places';
import { dateTimeText } from '../../ui/text/when';
import { asUsual } from './askedFormat';
import { FormatChoice } from './lazyFormat';
import { useWhyNot } from './useSending';

/** Begins a meeting although one is planned for later, and says first what becomes of that one. */
export function BeginNow({ page, next, dates }: { page: GroupPage; next: NextMeeting; dates: GroupDates | null }) {
  const { t } = useTranslation('dates');
  const whyNot = useWhyNot();
  const [format, setFormat] = useState(asUsual);
  const [isShared, setShared] = useState<boolean | null>(null);
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
        const begun = await beginNow(page.group, format);
        if (!begun.ok) return whyNot(begun);
        location.assign(roomPath(begun.value.meeting));
        return null;
      }}
    >
      <QuietPlace>
        <FormatChoice
          usual={dates?.usual.now ?? null}
          people={page.people.length + page.invited.length}
          value={format}
          onChange={(asked, shared) => {
            setFormat(asked);
            setShared(shared);
          }}
        />
      </QuietPlace>
    </AskTwice>
  );

  function about(): string {
    const when = dateTimeText(next.startsAt, serverNow());
    if (isShared ?? next.lead === null) return t('now.aboutTogether', { when });
    const leads = page.plan?.leads ?? 'facilitator';
    const facilitator = page.people.find(
      ({ member, role }) => role === 'facilitator' && (leads === 'facilitator' || member === next.lead),
    );
    return facilitator === undefined || facilitator.member === page.me.member
      ? t('now.about', { when })
      : t('now.aboutLead', { name: facilitator.name, when });
  }
}
