import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mine } from '../../../shared/protocol/http';
import { TextButton } from '../../ui/buttons';
import { LinkedText } from '../../ui/text/linkedText';
import { ToggleButton } from '../../ui/toggleButton';

/** Texts without an id of their own get their position as the key. */
export const numbered = <T,>(items: readonly T[]) => items.map((item, index) => ({ item, index }));

type Card = Mine['envelope'][number];
/** Answers whether it was saved. */
type MarkCard = (card: Card, helped: boolean) => Promise<boolean>;

/** Cards that others wrote for me. What I marked as helpful stands out; where the page has a connection I still can. */
export function EnvelopeList({ cards, onMark = null }: { cards: Mine['envelope']; onMark?: MarkCard | null }) {
  const { t } = useTranslation(['minutes', 'envelope']);
  return (
    <>
      <p className="faint">{t('mine.envelopeAbout')}</p>
      <ul className="minutes-cards">
        {cards.map((card) => (
          <li key={card.id} className={card.helped ? 'minutes-card minutes-card-helped' : 'minutes-card'}>
            <p className="minutes-by">
              <span>{t(`envelope:kinds.${card.kind}`)}</span> <span>{t('envelope:from', { name: card.from })}</span>{' '}
              {card.helped && onMark === null ? <b>{t('envelope:helpedSaid')}</b> : null}
            </p>
            <LinkedText className="minutes-text" text={card.text} open={t('envelope:open')} />
            {onMark ? (
              <ToggleButton on={card.helped} save={(helped) => onMark(card, helped)}>
                {t('envelope:helped')}
              </ToggleButton>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** About what ten lines hold. */
const longText = { characters: 600, lines: 10 };

/** A text as it was written. With `cuts` a long one shows its beginning until somebody asks for the rest. */
export function WrittenText({ text, cuts = false }: { text: string; cuts?: boolean }) {
  const { t } = useTranslation('minutes');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const written = text.trim();
  const isCut =
    cuts && (written.length > longText.characters || written.split('\n').length > longText.lines) && !isOpen;
  return (
    <>
      <p id={id} className={isCut ? 'minutes-text minutes-cut' : 'minutes-text'} dir="auto">
        {written}
      </p>
      {isCut ? (
        <TextButton aria-controls={id} onClick={() => setOpen(true)}>
          {t('mine.all')}
        </TextButton>
      ) : null}
    </>
  );
}

export function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="minutes-lines">
      {numbered(texts).map(({ item: text, index }) => (
        <li key={index} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}
