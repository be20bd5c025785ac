import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { endFeed, newFeed } from '../../connection/datesApi';
import { SoftButton, TextButton } from '../../ui/buttons';
import { copyText } from '../../ui/copyText';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useSending } from './useSending';

/** The address to which my calendar subscribes. It is shown once; whoever lost it makes a new one. */
export function Calendar({ page, dates, changed }: { page: GroupPage; dates: GroupDates; changed: () => void }) {
  const { t } = useTranslation('dates');
  const [address, setAddress] = useState<string | null>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const { isBusy, problem, send } = useSending();
  const about = page.lookedAfter === null ? 'calendar.about' : 'calendar.aboutDates';
  const make = async () => {
    const made = await send(() => newFeed(page.group));
    if (made === null) return;
    setCopied(null);
    setAddress(new URL(made.value.path, location.href).href);
    changed();
  };
  const stop = async () => {
    if ((await send(() => endFeed(page.group))) === null) return;
    setAddress(null);
    changed();
  };
  return (
    <details className="dates-calendar">
      <summary>{t('calendar.title')}</summary>
      <p className="quiet">{t(dates.hasFeed && address === null ? 'calendar.againAbout' : about)}</p>
      {address === null ? null : (
        <>
          <TextField
            label={t('calendar.address')}
            readOnly
            value={address}
            onFocus={(event) => event.target.select()}
            hint={t('calendar.private')}
          />
          {isCopied === null ? null : (
            <Notice kind={isCopied ? 'info' : 'warn'}>{t(isCopied ? 'calendar.copied' : 'calendar.byHand')}</Notice>
          )}
        </>
      )}
      <div className="dates-links">
        {address === null ? (
          <SoftButton pending={isBusy} onClick={() => void make()}>
            {t(dates.hasFeed ? 'calendar.again' : 'calendar.make')}
          </SoftButton>
        ) : (
          <SoftButton onClick={() => void copyText(address).then(setCopied)}>{t('calendar.copy')}</SoftButton>
        )}
        {dates.hasFeed ? (
          <TextButton pending={isBusy} onClick={() => void stop()}>
            {t('calendar.end')}
          </TextButton>
        ) : null}
      </div>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </details>
  );
}
