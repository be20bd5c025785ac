import { useTranslation } from 'react-i18next';
import { GoButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { Waiting } from '../../ui/waiting';
import { useTroubleText } from './dates';
import type { Facts } from './entrance';
import type { SitDown } from './sitDown';

/** Waiting to be let in. */
export function InTheLobby({ facts }: { facts: Facts }) {
  const { t } = useTranslation('lobby');
  return (
    <div className="lobby-waiting">
      <Waiting />
      <div role="status">
        <h2>{t('waitingRoom.waiting')}</h2>
        <p>
          {facts.letsIn.length > 0
            ? t('waitingRoom.waitingFor', { count: facts.letsIn.length, names: listOf(facts.letsIn) })
            : facts.leadName
              ? t('waitingRoom.waitingLead', { name: facts.leadName })
              : t('waitingRoom.waitingNobody')}
        </p>
      </div>
      <p className="lobby-quiet">{t('waitingRoom.waitingMore')}</p>
    </div>
  );
}

/**
 * Says why people are not let in (refused, removed, or the meeting is over) and what they can do. People who were
 * refused may knock once more.
 */
export function NotLetIn({
  kind,
  facts,
  sitDown,
}: {
  kind: 'refused' | 'removed' | 'ended';
  facts: Facts;
  sitDown: SitDown;
}) {
  const { t } = useTranslation('lobby');
  const troubleText = useTroubleText();
  const { trouble, pending } = sitDown;
  const text = {
    refused: facts.leadName ? t('waitingRoom.refusedLead', { name: facts.leadName }) : t('waitingRoom.refusedNobody'),
    removed: t('waitingRoom.removedText'),
    ended: t('waitingRoom.endedText'),
  }[kind];
  return (
    <section className="lobby-over">
      <p className="lobby-quiet" dir="auto">
        {facts.title}
      </p>
      <h1>{t(`waitingRoom.${kind}`)}</h1>
      <p>{text}</p>
      {trouble ? <Notice kind="refused">{troubleText(trouble)}</Notice> : null}
      {kind === 'refused' ? (
        <GoButton pending={pending} onClick={sitDown.knockAgain}>
          {t('waitingRoom.knockAgain')}
        </GoButton>
      ) : null}
      <a className="ui-soft" href="/">
        {t('waitingRoom.home')}
      </a>
    </section>
  );
}
