import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { pollPath } from '../../connection/paths';
import { SoftButton } from '../../ui/buttons';
import { AskHere } from './askHere';

/** Polls about dates that are not fixed yet, and the button that asks the group. */
export function Polls({ page, dates }: { page: GroupPage; dates: GroupDates; changed: () => void }) {
  const { t } = useTranslation('dates');
  const [isAsking, setAsking] = useState(false);
  const nameOf = (id: string) => [...page.people, ...page.organisers].find(({ member }) => member === id)?.name ?? '';
  return (
    <div className="dates-polls">
      <ul>
        {dates.polls.map(({ poll, askedBy, status, answered, iAnswered }) => (
          <li key={poll}>
            <span>
              <b>{askedBy === page.me.member ? t('ask.openMine') : t('ask.open', { name: nameOf(askedBy) })}</b>
              <small className="faint">
                {t('ask.answered', { count: answered })}
                {status === 'closed' ? `, ${t('ask.closed')}` : ''}
              </small>
            </span>
            <a className={iAnswered || status === 'closed' ? undefined : 'ui-soft'} href={pollPath(page.group, poll)}>
              {t(iAnswered || status === 'closed' ? 'ask.look' : 'ask.answerNow')}
            </a>
          </li>
        ))}
      </ul>
      <SoftButton onClick={() => setAsking(true)}>{t('ask.button')}</SoftButton>
      {isAsking ? <AskHere page={page} dates={dates} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
