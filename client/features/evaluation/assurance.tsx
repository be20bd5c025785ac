import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import { useMeeting, useNames } from '../../connection/hooks/meeting';
import { doubtKey } from '../../connection/keys';
import { isOfDemo } from '../../connection/roomState';
import { Icon } from '../../ui/icon';
import { listOf } from '../../ui/text/listOf';
import type { KeySentence } from './keyStanding';
import './assurance.css';

/** What is hidden, from whom, and what is not: read on the form itself, because its minutes are running. */
export function Assurance({ sentence }: { sentence: KeySentence }) {
  const { t } = useTranslation('evaluation');
  const isDemo = useRoom(isOfDemo);
  return (
    <div className="evaluation-short">
      <p>
        <b>{t('short.isHidden')}</b> <span>{t('short.hidden')}</span>
      </p>
      <p className="evaluation-keys" role="status" data-keys={sentence.kind}>
        <Icon name={sentence.kind === 'all' ? 'lock' : 'info'} size={16} />
        <span>{isDemo ? t('keys.demo') : <Keys sentence={sentence} />}</span>
      </p>
      <p>
        <b>{t('short.isNotHidden')}</b> <span>{t('short.notHidden')}</span>
      </p>
    </div>
  );
}

/** Said before Send: whether the server is kept out too, and if not, because of whom and what follows. */
function Keys({ sentence }: { sentence: KeySentence }) {
  const { t } = useTranslation('evaluation');
  switch (sentence.kind) {
    case 'noKey':
      return <>{t('keys.mine')}</>;
    case 'all':
      return <>{t('keys.all', { count: sentence.count })}</>;
    case 'foreign':
      return <Foreign />;
    case 'notAll':
      return <NotAll {...sentence} />;
    default:
      return sentence satisfies never;
  }
}

function NotAll({ none, other, asking, proved }: Extract<KeySentence, { kind: 'notAll' }>) {
  const { t } = useTranslation('evaluation');
  const nameOf = useNames();
  const of = (members: readonly string[]) => ({ names: listOf(members.map(nameOf)), count: members.length });
  const lacks = none.length > 0;
  return (
    <>
      {lacks ? `${t('keys.none', of(none))} ` : null}
      {other.length > 0 ? `${t('keys.other', of(other))} ` : null}
      {lacks ? `${proved > 1 ? t('keys.among', { count: proved }) : t('keys.alone')} ` : null}
      {asking.length > 0 ? t('keys.asking', of(asking)) : null}
    </>
  );
}

/** The next full link that is opened here may then replace the key. */
function Foreign() {
  const { t } = useTranslation('evaluation');
  const { group } = useMeeting();
  useEffect(() => doubtKey(group, true), [group]);
  return <>{t('keys.foreign')}</>;
}
