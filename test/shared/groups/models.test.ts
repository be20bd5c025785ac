import { describe, expect, test } from 'vitest';
import { groupModels, presets } from '../../../shared/groups/models';
import { minutesNeeded, outlineOf } from '../../../shared/meeting/views/outline';
import { misfit, picker } from '../../../shared/templates/picker';
import { templateFor } from '../../../shared/templates/templates';

describe('[GF1] what a model begins with', () => {
  test.each(groupModels)('%s: its meetings can be held by as many people as it is for', (model) => {
    const { people, minutes, formats } = presets[model];
    const template = templateFor(formats.usual);
    if (template === null) throw new Error(`no format ${formats.usual}`);
    expect(people.least).toBeGreaterThanOrEqual(template.frame.people.least);
    expect(people.most).toBeLessThanOrEqual(template.frame.people.most);
    expect(outlineOf(template, people.most, minutes).fits).toBe(true);
  });

  test.each(groupModels)(
    '%s: its first, its usual and its last format can be chosen, and hold the whole group',
    (model) => {
      const { people, formats } = presets[model];
      for (const id of Object.values(formats)) {
        const template = templateFor(id);
        expect(template, id).not.toBeNull();
        const format = picker.find((one) => one.id === id);
        expect(format && misfit(format, people), id).toBeNull();
        expect(template && minutesNeeded(template, people.most), id).not.toBeNull();
      }
    },
  );

  test('sizes, rhythms and leads are those of the models', () => {
    const shown = groupModels.map((model) => {
      const { people, everyWeeks, minutes, meetings, leads } = presets[model];
      return `${model} ${people.least}-${people.most} ${everyWeeks}w ${minutes}m ${meetings} ${leads}`;
    });
    expect(shown).toEqual([
      'internalGroup 5-7 4w 150m 10 rota',
      'internalNetwork 4-8 4w 60m null caller',
      'externalGroup 8-10 4w 240m 12 facilitator',
      'externalNetwork 3-12 10w 60m null caller',
      'pair 2-2 2w 60m null caller',
    ]);
  });
});
