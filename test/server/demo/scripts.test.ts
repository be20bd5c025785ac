import { describe, expect, test } from 'vitest';
import { elementOf } from '../../../server/demo/papers';
import type { Script } from '../../../server/demo/scripts/script';
import { scripts } from '../../../server/demo/scripts/scripts';
import { tooLong } from '../../../server/rooms/records/limits';
import { isBoardElement } from '../../../shared/documents/boardSchema';
import { forms, isComplete } from '../../../shared/evaluation/forms';
import { longest } from '../../../shared/meeting/limits';
import { tidyName, tidyTitle } from '../../../shared/names';
import { checkTemplate } from '../../../shared/templates/check';

const stagesOf = ({ template: { frame, blocks } }: Script) => ({
  frame: frame.stages.filter((stage) => stage.kind !== 'block').map(({ id }) => id),
  slot: Object.values(blocks).flatMap(({ stages }) => stages.map(({ id }) => id)),
});

describe.each(Object.values(scripts))('the script of $format', (script) => {
  test('is held in a format that this version can run', () => {
    const { frame, blocks } = script.template;
    expect(checkTemplate(frame, blocks)).toEqual([]);
    expect(script.template.frame.people.least).toBeLessThanOrEqual(script.people.length + 1);
  });

  test('keeps every text within the limits that the server sets for people', () => {
    for (const { says, note, name } of script.people) {
      for (const text of Object.values(says)) expect(tooLong({ what: 'say', text })).toBeNull();
      expect(note.length).toBeLessThanOrEqual(forms.E1.textLimit);
      expect(tidyName(name)).toBe(name);
    }
    for (const text of Object.values(script.replies)) expect(tooLong({ what: 'say', text })).toBeNull();
    expect(tooLong({ what: 'saveIssue', card: script.issue, version: 0 })).toBeNull();
    for (const { kind, text } of [...script.cards, ...script.yourCards])
      expect(tooLong({ what: 'addEnvelope', slot: 's1', kind, text })).toBeNull();
    for (const text of Object.values(script.action)) expect(text.length).toBeLessThanOrEqual(longest.planField);
    expect(tidyTitle(script.title)).toBe(script.title);
  });

  test('says everything in a stage that there is', () => {
    const stages = stagesOf(script);
    for (const { says, votes = {} } of script.people) {
      for (const key of Object.keys(says)) {
        const [whose, id] = key.includes('/') ? key.split('/') : [null, key];
        expect(whose === null ? [...stages.frame, ...stages.slot] : stages.slot).toContain(id);
      }
      for (const id of Object.keys(votes)) expect(stages.slot).toContain(id);
    }
  });

  test('has four people with different names who answer the whole evaluation', () => {
    expect(new Set(script.people.map(({ name }) => name)).size).toBe(4);
    for (const { scores } of script.people) expect(isComplete(forms.E1, scores)).toBe(true);
    for (const { by } of [...script.cards, ...script.yourCards]) expect(script.people[by]).toBeDefined();
    for (const asker of Object.keys(script.replies).filter((key) => key !== 'you'))
      expect(script.people[Number(asker)]).toBeDefined();
  });

  test('draws what a board may hold', () => {
    const drawn = script.board.map((one, place) => elementOf(one, `demo-s1-${place}`, place, 0));
    expect(drawn.length).toBeGreaterThan(4);
    for (const element of drawn) expect([element, isBoardElement(element.id, element)]).toEqual([element, true]);
    expect(new Set(drawn.map(({ index }) => index)).size).toBe(drawn.length);
  });
});
