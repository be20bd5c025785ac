import { describe, expect, test } from 'vitest';
import { minutesNeeded, outlineOf } from '../../../shared/meeting/views/outline';
import { handful, misfit, picker } from '../../../shared/templates/picker';
import type { MeetingTemplate } from '../../../shared/templates/template';
import { templateFor, templates } from '../../../shared/templates/templates';

const template = (id: string): MeetingTemplate => {
  const found = templateFor(id);
  if (found === null) throw new Error(`no template ${id}`);
  return found;
};

describe('the picker', () => {
  test('a handful comes first, nothing stands twice, and every frame can be chosen', () => {
    expect(handful).toHaveLength(5);
    expect(new Set(picker.map(({ id }) => id)).size).toBe(picker.length);
    expect([...new Set(picker.map(({ frame }) => frame))].sort()).toEqual(Object.keys(templates.frames).sort());
  });

  test('[TP10] every block that fills slots can be chosen, but for one half of a pair and what is put in live', () => {
    const offered = new Set(picker.flatMap(({ id }) => Object.keys(template(id).blocks)));
    const left = Object.keys(templates.blocks).filter((block) => !offered.has(block));
    expect(left).toEqual(['block.cleartheair']);
  });
});

test('[TP11] a format is for so many people: a group that may have fewer or more is told so', () => {
  const format = { people: { least: 4, most: 10 } };
  const seen = [
    [4, 10],
    [5, 7],
    [3, 8],
    [6, 11],
    [2, 2],
    [12, 12],
  ].map(([least = 0, most = 0]) => misfit(format, { least, most }));
  expect(seen).toEqual([null, null, 'few', 'many', 'few', 'many']);
});

describe('what a format would be like', () => {
  test('slots stand as one part each, with their stages, and the sum is what the meeting takes', () => {
    const outline = outlineOf(template('frame.group/block.slot'), 5, 150);
    expect(outline.slots).toBe(5);
    expect(outline.parts.filter(({ kind }) => kind === 'slot')).toHaveLength(5);
    expect(outline.inSlot.map(({ words }) => words)).toEqual([
      'slot.present',
      'slot.questions',
      'slot.advice',
      'slot.commit',
    ]);
    expect(outline.parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(outline.total);
    expect(outline.fits).toBe(true);
  });

  test('one case in depth has fewer slots than people, and a talk of two has none', () => {
    const cases = outlineOf(template('frame.group/block.kb'), 6, 150);
    expect(cases.slots).toBeLessThan(6);
    expect(cases.each).toBeGreaterThanOrEqual(40);
    expect(outlineOf(template('frame.buddy'), 2, 60)).toMatchObject({ slots: 0, each: null, fits: true });
  });

  test('[TP10] a meeting that is too short for its people says so, and how long it would have to be', () => {
    const questions = template('frame.group/block.wial');
    expect(outlineOf(questions, 12, 90).fits).toBe(false);
    const needed = minutesNeeded(questions, 12);
    expect(needed).not.toBeNull();
    expect(outlineOf(questions, 12, needed ?? 0).fits).toBe(true);
    expect(outlineOf(questions, 12, (needed ?? 0) - 5).fits).toBe(false);
  });

  test('every format fits its usual number of people in its usual minutes, or says what it needs', () => {
    const short = picker
      .filter(({ id, people, minutes }) => !outlineOf(template(id), people.least, minutes.standard).fits)
      .map(({ id }) => id);
    expect(short).toEqual([]);
  });
});
