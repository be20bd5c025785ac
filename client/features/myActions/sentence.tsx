import { useTranslation } from 'react-i18next';
import { dayAt, longDay } from '../../ui/text/days';
import { listOf } from '../../ui/text/listOf';
import type { Dated } from './timeline';

/** What I said I would do, with where it comes from and who is with me on it. */
export function Sentence({
  one: { action, group },
  today,
  manyGroups,
}: {
  one: Dated;
  today: string;
  manyGroups: boolean;
}) {
  const { t } = useTranslation('myActions');
  const called = group.with === undefined ? group.name : t('talk', { names: listOf(group.with) });
  const from = longDay(dayAt(action.acceptedAt), today);
  const [words, asks, helps] = [action.by, action.buddy, action.support].map((text) => text.trim());
  const said = [
    words ? t('words', { words }) : null,
    asks ? t('asks', { name: asks }) : null,
    helps ? t('helps', { name: helps }) : null,
    manyGroups ? t('fromGroup', { group: called, day: from }) : t('from', { day: from }),
  ].filter((part) => part !== null);
  return (
    <>
      <p className="actions-say" dir="auto">
        {action.what}
      </p>
      <p className="actions-with">{said.join(' ')}</p>
    </>
  );
}
