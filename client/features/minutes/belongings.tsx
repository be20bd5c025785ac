import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mine } from '../../../shared/protocol/http';
import { TextButton } from '../../ui/buttons';
import { safeLink } from '../../ui/text/safeLink';

/** Texts without an id of their own get their position as the key. */
export const numbered = <T,>(items: readonly T[]) => items.map((item, index) => ({ item, index }));

/** Cards that others wrote for me. What I marked as helpful stands out. */
export function EnvelopeList({ cards }: { cards: Mine['envelope'] }) {
  const { t } = useTranslation(['minutes', 'envelope']);
  return (
    <>
      <p className="faint">{t('mine.envelopeAbout')}</p>
      <ul className="minutes-cards">
        {numbered(cards).map(({ item: card, index }) => (
          <li key={index} className={card.helped ? 'minutes-card minutes-card-helped' : 'minutes-card'}>
            <p className="minutes-by">
              <span>{t(`envelope:kinds.${card.kind}`)}</span> <span>{t('envelope:from', { name: card.from })}</span>{' '}
              {card.helped ? <b>{t('envelope:helpedSaid')}</b> : null}
            </p>
            <CardText text={card.text} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Only a real link becomes a link. Everything else stays text. */
function CardText({ text }: { text: string }) {
  const { t } = useTranslation('envelope');
  const link = safeLink(text);
  return (
    <p className="minutes-text" dir="auto">
      {text}
      {link ? (
        <a href={link} target="_blank" rel="noopener noreferrer" title={t('open')}>
          {new URL(link).hostname || link}
        </a>
      ) : null}
    </p>
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
