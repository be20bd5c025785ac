import { useTranslation } from 'react-i18next';
import { minutesNeeded, type Outline, type OutlinePart, outlineOf } from '../../../shared/meeting/views/outline';
import { picker } from '../../../shared/templates/picker';
import type { MeetingTemplate } from '../../../shared/templates/template';
import { templateFor } from '../../../shared/templates/templates';
import { useFormatText } from '../../i18n/formatText';
import { loadFormatTexts } from '../../i18n/formatTexts';
import { useMethodText } from '../../i18n/methodText';
import { useLoaded } from '../../ui/lazy/useLoaded';
import { listOf } from '../../ui/text/listOf';
import type { Format } from './formats';
import './outline.css';

/** The stages of the chosen format to scale, what will happen, and whether it fits people and minutes. */
export function FormatOutline({ format, people, minutes }: { format: Format; people: number; minutes: number }) {
  const { t } = useTranslation('home');
  const text = useFormatText();
  const template = templateFor(format.id);
  const texts = useLoaded(template === null ? null : formatsIn(template), loadFormatTexts);
  const isHere = texts.state === 'here';
  if (template === null) return null;
  const fitsPeople = people >= format.people.least && people <= format.people.most;
  const outline = outlineOf(template, people, minutes);
  return (
    <section className="home-outline" aria-label={t('outline.title')}>
      <p>{text.suits(format)}</p>
      {fitsPeople && outline.fits ? (
        <>
          {isHere ? <Bar outline={outline} /> : null}
          <p className="home-outline-sum num">
            {outline.each === null
              ? t('outline.total', { count: Math.round(outline.total) })
              : t('outline.slots', {
                  count: outline.slots,
                  each: Math.round(outline.each),
                  total: Math.round(outline.total),
                })}{' '}
            {outline.each !== null && outline.slots < people ? t('outline.notAll', { people }) : null}
          </p>
        </>
      ) : (
        <DoesNotFit format={format} people={people} minutes={minutes} fitsPeople={fitsPeople} />
      )}
      {isHere ? <WhatHappens outline={outline} /> : null}
    </section>
  );
}

/** The formats that name its stages, in one line. */
const formatsIn = ({ frame, blocks }: MeetingTemplate): string =>
  [frame, ...Object.values(blocks)].map(({ words }) => words).join(' ');

/** Says before the start what is too little, and what would fit instead. */
function DoesNotFit({
  format,
  people,
  minutes,
  fitsPeople,
}: {
  format: Format;
  people: number;
  minutes: number;
  fitsPeople: boolean;
}) {
  const { t } = useTranslation('home');
  const text = useFormatText();
  const template = templateFor(format.id);
  const needed = fitsPeople && template !== null ? minutesNeeded(template, people) : null;
  const others = picker.filter((other) => other.id !== format.id && couldBeHeld(other, people, minutes)).slice(0, 2);
  return (
    <div className="home-outline-no" role="status">
      <p>
        {fitsPeople
          ? needed === null
            ? t('outline.tooManyPeople', { people })
            : t('outline.needs', { people, count: needed })
          : t(format.people.least === format.people.most ? 'outline.forPair' : 'outline.forPeople', format.people)}
      </p>
      {others.length > 0 ? <p>{t('outline.instead', { names: listOf(others.map(text.name)) })}</p> : null}
    </div>
  );
}

function couldBeHeld(format: Format, people: number, minutes: number): boolean {
  const inRange = minutes >= format.minutes.least && minutes <= format.minutes.most;
  if (!inRange || people < format.people.least || people > format.people.most) return false;
  const template = templateFor(format.id);
  return template !== null && outlineOf(template, people, minutes).fits;
}

function Bar({ outline }: { outline: Outline }) {
  const nameOf = usePartName();
  return (
    <div className="home-outline-bar" aria-hidden="true">
      {outline.parts.map((part) => (
        <span
          key={part.at}
          className={`home-outline-${part.kind}`}
          style={{ flexGrow: part.minutes }}
          title={nameOf(part)}
        />
      ))}
    </div>
  );
}

function WhatHappens({ outline }: { outline: Outline }) {
  const { t } = useTranslation('home');
  const nameOf = usePartName();
  const lines: { part: OutlinePart; times: number }[] = [];
  for (const part of outline.parts) {
    const before = lines.find((line) => line.part.kind === part.kind && part.kind !== 'stage');
    if (before === undefined) lines.push({ part, times: 1 });
    else before.times += 1;
  }
  return (
    <details className="home-outline-more">
      <summary>{t('outline.happens')}</summary>
      <ol>
        {lines.map(({ part, times }) => (
          <li key={part.kind === 'stage' ? part.words : part.kind}>
            <span className={`home-outline-mark home-outline-${part.kind}`} aria-hidden="true" />
            <span>
              {nameOf(part)}
              {part.kind === 'slot' ? <small>{outline.inSlot.map(nameOf).join(' · ')}</small> : null}
            </span>
            <span className="num">
              {times > 1
                ? t('outline.times', { times, minutes: short(part.minutes) })
                : t('outline.minutes', { minutes: short(part.minutes) })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

const short = (minutes: number): number => Math.max(1, Math.round(minutes));

function usePartName(): (part: OutlinePart) => string {
  const { t } = useTranslation('home');
  const method = useMethodText();
  return ({ kind, words }) =>
    kind === 'slot' ? t('outline.slot') : kind === 'break' ? t('outline.break') : method.name(words);
}
