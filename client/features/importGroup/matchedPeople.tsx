import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Imported } from '../../../shared/protocol/imports';
import { useSaving } from '../../connection/hooks/saving';
import { unmatchImported } from '../../connection/importApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';

type Matched = Imported['matched'][number];

/** Who of the file is which member, to be taken back where somebody was taken for another. */
export function MatchedPeople({
  page,
  matched,
  onChanged,
}: {
  page: GroupPage;
  matched: readonly Matched[];
  onChanged: () => void;
}) {
  const { t } = useTranslation('importGroup');
  return (
    <details className="import-group">
      <summary>{t('matched.title')}</summary>
      <ul className="import-group-people">
        {matched.map((one) => (
          <Match key={one.person} {...{ page, one, onChanged }} />
        ))}
      </ul>
    </details>
  );
}

function Match({ page, one, onChanged }: { page: GroupPage; one: Matched; onChanged: () => void }) {
  const { t } = useTranslation('importGroup');
  const whyNot = useGroupRefusal();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, refused, send] = useSaving(onChanged);
  const { person, name, member } = one;
  const who = page.people.find((other) => other.member === member)?.name ?? t('matched.former');

  const undo = () => send(() => unmatchImported(page.group, person, member));

  return (
    <li>
      <Face name={name} size={40} />
      <p>
        <b dir="auto">{name}</b>
        <span className="faint">{t('matched.is', { name: who })}</span>
      </p>
      <div className="import-group-ways">
        {isAsked ? null : (
          <TextButton aria-label={t('matched.undoNamed', { name })} onClick={() => setAsked(true)}>
            {t('matched.undo')}
          </TextButton>
        )}
      </div>
      {isAsked ? (
        <div className="import-group-match">
          <p>{t('matched.sure', { name, member: who })}</p>
          <div className="import-group-ways">
            <SoftButton pending={isBusy} onClick={() => void undo()}>
              {t('matched.yes')}
            </SoftButton>
            <TextButton onClick={() => setAsked(false)}>{t('cancel')}</TextButton>
          </div>
        </div>
      ) : null}
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
    </li>
  );
}
