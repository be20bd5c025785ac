import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leadsInstead } from '../../../shared/meeting/views/leading';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';

const SHOWN_MS = 45_000;

/** In the lead's own slot both are told who leads now. It goes by itself; who leads stands beside the big button all the time. */
export function LeadsInstead() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const instead = leadsInstead(meeting);
  const [closed, setClosed] = useState<number | null>(null);
  const isNew = useAtNow((now) => instead !== null && now - instead.since < SHOWN_MS);
  if (instead === null || !isNew || closed === instead.since) return null;
  const close = <TextButton icon="close" aria-label={t('close')} onClick={() => setClosed(instead.since)} />;
  if (me === instead.deputy) {
    return (
      <Notice explains actions={close}>
        {t('banner.youLead', { name: nameOf(instead.lead) })}
      </Notice>
    );
  }
  if (me !== instead.lead) return null;
  // The way back is the big button below.
  return (
    <Notice explains actions={close}>
      {t('banner.deputyLeads', { name: nameOf(instead.deputy) })}
    </Notice>
  );
}
