import { useTranslation } from 'react-i18next';
import { GoButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { Waiting } from '../../ui/waiting';
import { useTroubleWords } from './dates';
import type { Facts } from './entrance';
import type { SitDown } from './sitDown';

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

/** Not let in, asked to leave, or over: why, and what is left to do. Who was refused may ask once more. */
export function NoWayIn({
  kind,
  facts,
  sitDown,
}: {
  kind: 'refused' | 'removed' | 'ended';
  facts: Facts;
  sitDown: SitDown;
}) {
  const { t } = useTranslation('lobby');
  const troubleWords = useTroubleWords();
  const { trouble, pending } = sitDown;
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
      {trouble ? <Notice kind="refused">{troubleWords(trouble)}</Notice> : null}
      {kind === 'refused' ? (
        <GoButton pending={pending} onClick={sitDown.knockAgain}>
          {t('door.knockAgain')}
        </GoButton>
      ) : null}
      <a className="ui-soft" href="/">
        {t('door.home')}
      </a>
    </section>
  );
}
