import { useTranslation } from 'react-i18next';
import { Waiting } from '../../ui/waiting';
import type { Facts } from './entrance';

/** Knocked, and waiting to be let in. */
export function AtTheDoor({ facts }: { facts: Facts }) {
  const { t } = useTranslation('lobby');
  return (
    <div className="lobby-door">
      <Waiting />
      <div role="status">
        <h2>{t('door.waiting')}</h2>
        <p>{facts.leadName ? t('door.waitingLead', { name: facts.leadName }) : t('door.waitingNobody')}</p>
      </div>
      <p className="lobby-quiet">{t('door.waitingMore')}</p>
    </div>
  );
}

/** Nothing more to do here: not let in, asked to leave, or over. */
export function NoWayIn({ kind, facts }: { kind: 'refused' | 'removed' | 'ended'; facts: Facts }) {
  const { t } = useTranslation('lobby');
  const text = {
    refused: facts.leadName ? t('door.refusedLead', { name: facts.leadName }) : t('door.refusedNobody'),
    removed: t('door.removedText'),
    ended: t('door.endedText'),
  }[kind];
  return (
    <section className="lobby-over">
      <p className="lobby-quiet">{facts.title}</p>
      <h1>{t(`door.${kind}`)}</h1>
      <p>{text}</p>
      <a className="ui-soft" href="/">
        {t('door.home')}
      </a>
    </section>
  );
}
