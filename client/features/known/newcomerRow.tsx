import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked, GroupGlance } from '../../../shared/protocol/groups';
import { answerNewcomer } from '../../connection/groupsApi';
import { useSaving } from '../../connection/hooks/saving';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { Face } from '../../ui/face';
import { LetInButtons } from '../../ui/letInButtons';
import { Notice } from '../../ui/notice';

/** Somebody who came by the group's link and waits, with both answers. */
export function NewcomerRow({
  group,
  newcomer: { member, name },
  isHere = false,
  onChanged,
}: {
  group: Pick<GroupGlance, 'group' | 'name'>;
  newcomer: Extract<Asked, { what: 'newcomer' }>;
  /** On the page of the group, where it is clear which one is meant. */
  isHere?: boolean;
  onChanged: () => void;
}) {
  const { t } = useTranslation('known');
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onChanged);
  const [isAnswered, setAnswered] = useState(false);
  const answer = async (letIn: boolean) => {
    if (await send(() => answerNewcomer(group.group, member, letIn))) setAnswered(true);
  };
  // It is in what was asked before for a moment longer.
  if (isAnswered) return null;
  return (
    <div className="known-row known-newcomer">
      <Face name={name} size={30} />
      <span>
        <b>{t('waits.newcomer', { name })}</b>
        {isHere ? null : (
          <span className="faint" dir="auto">
            {group.name}
          </span>
        )}
        {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      </span>
      <span className="known-newcomer-ways">
        <LetInButtons name={name} isBusy={isBusy} onAnswer={(letIn) => void answer(letIn)} />
      </span>
    </div>
  );
}
