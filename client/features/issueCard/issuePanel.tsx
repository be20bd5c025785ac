import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import { Waiting } from '../../ui/waiting';
import { IssueForm } from './issueForm';
import { ShownIssue } from './shownIssue';
import './issue.css';

type Side = 'mine' | 'shown';

/** My card for me, and the client's card for the others. In the slot of another client, their card opens first. */
export function IssuePanel() {
  const { t } = useTranslation('issue');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const slot = currentStage(meeting)?.slot ?? null;
  const isOthers = slot !== null && slot.client !== '' && slot.client !== me;
  const [chosen, setChosen] = useState<{ slot: string | null; side: Side } | null>(null);
  const side: Side = chosen && chosen.slot === (slot?.id ?? null) ? chosen.side : isOthers ? 'shown' : 'mine';
  const title = side === 'shown' && slot ? t('of', { name: nameOf(slot.client) }) : t('title');
  return (
    <Panel className="issue-panel" aria-label={title}>
      <header className="issue-head">
        <h2>{title}</h2>
        {isOthers ? (
          <Tabs
            label={t('tabs')}
            value={side}
            options={[
              { value: 'shown', label: t('shownTab') },
              { value: 'mine', label: t('mineTab') },
            ]}
            onChange={(each) => setChosen({ slot: slot.id, side: each })}
          />
        ) : null}
      </header>
      {side === 'shown' && slot ? <ShownIssue client={slot.client} /> : <MyIssue />}
    </Panel>
  );
}

function MyIssue() {
  const { t } = useTranslation('issue');
  const whyNot = useRefusalText();
  const { records, error } = useRecords({ what: 'myIssue' });
  if (records) return <IssueForm stored={records} />;
  return (
    <div className="issue-body">
      {error === 'closedHere' ? <Notice>{whyNot({ ok: false, error })}</Notice> : <Waiting>{t('loading')}</Waiting>}
    </div>
  );
}
