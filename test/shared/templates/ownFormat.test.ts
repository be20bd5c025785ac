import { describe, expect, test } from 'vitest';
import { keptFormat } from '../../../shared/meeting/views/keptFormat';
import { outlineOf } from '../../../shared/meeting/views/outline';
import { templateOfFormat } from '../../../shared/templates/ownFormat';
import { picker } from '../../../shared/templates/picker';
import { templateFor } from '../../../shared/templates/templates';
import { lobby } from '../meeting/support';

const names = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn'];

describe('[FO1] every format that can be chosen', () => {
  test.each(picker.map(({ id, people, minutes }) => [id, people, minutes] as const))(
    '%s is kept as it is: the same stages with the same minutes',
    (id, people, minutes) => {
      const template = templateFor(id)!;
      const members = names.slice(0, Math.max(people.least, Math.min(people.most, 5)));
      const lead = template.frame.leadership === 'led' ? { member: 'ann', takesPart: true } : null;
      const scene = lobby({ template, minutes: minutes.standard, members, lead });
      const format = keptFormat(scene.state, 'Ours', new Map());
      const built = templateOfFormat(format);
      expect('faults' in built ? built.faults : []).toEqual([]);
      if ('faults' in built) return;
      expect(built.template.blocks).toEqual(template.blocks);
      expect(built.template.frame.people).toEqual(template.frame.people);
      const outline = (of: typeof template) => outlineOf(of, members.length, minutes.standard);
      expect(outline(built.template)).toEqual(outline(template));
    },
  );
});
