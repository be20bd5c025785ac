import { useTranslation } from 'react-i18next';
import { outlineOf } from '../../../shared/meeting/views/outline';
import { templateFor } from '../../../shared/templates/templates';
import { useLength } from './length';

/** Minutes: the bars of all models are drawn on one scale, that of the longest. */
const LONGEST = 240;
/** A stage that is shorter looks like a round, whatever its kind. */
const LEAST_OPEN = 15;

/** The agenda of a meeting on the common scale. */
export function Scale({ format, minutes, people }: { format: string; minutes: number; people: number }) {
  const { t } = useTranslation('formGroup');
  const lengthOf = useLength();
  const template = templateFor(format);
  if (template === null) return null;
  const outline = outlineOf(template, people, minutes);
  const open = new Set(
    template.frame.stages.flatMap((stage) => ('kind' in stage && stage.kind === 'open' ? [stage.words] : [])),
  );
  const values = { slots: outline.slots, length: lengthOf(minutes) };
  const longest = Math.max(LONGEST, minutes);
  return (
    <span
      className="form-scale"
      role="img"
      aria-label={t(outline.slots === 0 ? 'scale.aloudNone' : 'scale.aloud', values)}
    >
      {outline.parts.map((part) => {
        const isOpen = part.kind === 'stage' && part.minutes >= LEAST_OPEN && open.has(part.words);
        return (
          <span
            key={part.at}
            className={`form-scale-${isOpen ? 'open' : part.kind}`}
            style={{ width: `${(part.minutes / longest) * 100}%` }}
          />
        );
      })}
    </span>
  );
}

/** What the shapes of the scale mean. */
export function ScaleKey() {
  const { t } = useTranslation('formGroup');
  return (
    <p className="form-key" aria-hidden="true">
      {(['slot', 'open', 'stage'] as const).map((kind) => (
        <span key={kind}>
          <i className={`form-scale-${kind}`} />
          {t(`scale.${kind}`)}
        </span>
      ))}
    </p>
  );
}
