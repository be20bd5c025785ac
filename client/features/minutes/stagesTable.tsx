import { useTranslation } from 'react-i18next';
import type { Minutes } from '../../../shared/protocol/http';
import { loadFormatTexts } from '../../i18n/formatTexts';
import { useMethodText } from '../../i18n/methodText';
import { LoadFailed } from '../../ui/lazy/places';
import { useLoaded } from '../../ui/lazy/useLoaded';
import { Waiting } from '../../ui/waiting';
import { heldAndLeftOut, whoseText } from './facts';

/** Planned and used minutes of each stage, and what was left out in one sentence. */
export function StagesTable({ stages }: { stages: Minutes['stages'] }) {
  const { t } = useTranslation('minutes');
  const method = useMethodText();
  const texts = useLoaded(stages.map(({ words }) => words).join(' '), loadFormatTexts);
  if (texts.state === 'loading') return <Waiting />;
  if (texts.state === 'failed') return <LoadFailed onRetry={texts.retry} />;
  const { held, leftOut } = heldAndLeftOut(stages);
  const rows = held.map((stage, index) => ({ stage, index, whose: whoseText(stage, t) }));
  const table = (
    <table className="minutes-stages">
      <thead>
        <tr>
          <th scope="col">{t('stages.stage')}</th>
          <th scope="col">{t('stages.planned')}</th>
          <th scope="col">{t('stages.actual')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ stage, index, whose }) => (
          <tr key={index} className={whose ? 'minutes-in-slot' : undefined}>
            <th scope="row">
              {whose && whose !== rows[index - 1]?.whose ? <span className="minutes-slot">{whose}</span> : null}
              {method.name(stage.words)}
              {stage.decided?.map((option) => (
                <span key={option} className="minutes-decided">
                  {t('stages.decided', { option: method.name(`${stage.words}.options.${option}`) })}
                </span>
              ))}
            </th>
            <td>{t('stages.minutes', { minutes: Math.round(stage.plannedMinutes) })}</td>
            <td>{t('stages.minutes', { minutes: Math.round(stage.actualMinutes) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      {rows.length === 0 ? null : table}
      {leftOut.length === 0 ? null : (
        <p className="quiet minutes-left-out">{t('stages.leftOut', { names: leftOut.map(method.name) })}</p>
      )}
    </>
  );
}
