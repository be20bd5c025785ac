import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeCard } from '../../../shared/protocol/records';
import { useMe, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { LinkedText } from '../../ui/text/linkedText';
import { ToggleButton } from '../../ui/toggleButton';

/** The client sees all cards and who wrote them. A coach sees only their own, because the server sends no others. */
export function EnvelopeCards({ cards, isClient }: { cards: readonly EnvelopeCard[]; isClient: boolean }) {
  const { t } = useTranslation('envelope');
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const [problem, setProblem] = useState<string | null>(null);
  if (cards.length === 0) return <p className="envelope-quiet">{t('empty')}</p>;

  async function mark(card: EnvelopeCard, helped: boolean) {
    const answer = await change({ what: 'markEnvelope', card: card.id, helped });
    setProblem(answer.ok ? null : whyNot(answer));
    return answer.ok;
  }
  async function remove(card: EnvelopeCard) {
    const answer = await change({ what: 'removeEnvelope', card: card.id });
    setProblem(answer.ok ? null : whyNot(answer));
  }

  return (
    <>
      {problem ? <Notice kind="refused">{problem}</Notice> : null}
      <ul className="envelope-cards">
        {cards.map((card) => (
          <li key={card.id} className={card.helped ? 'envelope-card envelope-card-helped' : 'envelope-card'}>
            <p className="envelope-quiet">
              <span>{t(`kinds.${card.kind}`)}</span> <From card={card} />
            </p>
            <LinkedText className="envelope-text" text={card.text} open={t('open')} />
            <div className="envelope-acts">
              {isClient ? (
                <ToggleButton on={card.helped} save={(helped) => mark(card, helped)}>
                  {t('helped')}
                </ToggleButton>
              ) : card.helped ? (
                <span className="envelope-quiet">{t('helpedSaid')}</span>
              ) : null}
              <TextButton icon="remove" aria-label={t('remove')} onClick={() => void remove(card)} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function From({ card }: { card: EnvelopeCard }) {
  const { t } = useTranslation('envelope');
  const me = useMe();
  const nameOf = useShortNames();
  if (!card.from) return null;
  return <span>{card.from === me ? t('mine') : t('from', { name: nameOf(card.from) })}</span>;
}
