import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import { useAnswer } from '../../connection/hooks/answer';
import { importOf } from '../../connection/importApi';
import { arriving } from '../../ui/arrival';
import { BringIn } from './bringIn';
import { ImportedPeople } from './importedPeople';
import { MatchedPeople } from './matchedPeople';
import './importGroup.css';

/** What a group owned elsewhere: brought in while this one is empty; afterwards whoever in it is nobody here yet. */
export function ImportGroup({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  const { t } = useTranslation('importGroup');
  const [answer, askAgain] = useAnswer(importOf, page.group, { news: page.past.length });
  const heading = useId();
  const [hasCome, setCome] = useState(false);
  if (!answer?.ok) return null;
  const { mayImport, people, matched } = answer.value;
  const changed = () => {
    askAgain();
    onChanged();
  };
  if (!mayImport && people.length + matched.length === 0 && !hasCome) return null;
  return (
    <section className="import-group-all" id="import" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      <p className="quiet" role="status">
        {hasCome ? t('done') : ''}
      </p>
      {mayImport ? (
        <BringIn
          group={page.group}
          onDone={() => {
            setCome(true);
            changed();
          }}
        />
      ) : null}
      {people.length > 0 ? <ImportedPeople page={page} people={people} onChanged={changed} /> : null}
      {matched.length > 0 ? <MatchedPeople page={page} matched={matched} onChanged={changed} /> : null}
    </section>
  );
}
