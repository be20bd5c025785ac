import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { equalMinutes, planAgenda } from '../../../shared/meeting/agenda/planner';
import { checkTemplate } from '../../../shared/templates/check';
import { groupFrame, virtualFrame } from '../../../shared/templates/frames/peerCoaching';
import { picker } from '../../../shared/templates/picker';
import type { BlockTemplate, FrameTemplate, StageTemplate } from '../../../shared/templates/template';
import { templateFor, templates } from '../../../shared/templates/templates';

const { home, method } = english;
const allFrames = Object.values(templates.frames);
const allBlocks = Object.values(templates.blocks);

const words = (key: string, catalogue: unknown = method): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], catalogue);

describe('templates', () => {
  test('[TP1] every frame is well formed and its minutes fit, also with every other block the picker offers', () => {
    for (const frame of allFrames) expect(checkTemplate(frame, templates.blocks)).toEqual([]);
    for (const entry of picker) {
      const template = templateFor(entry.id);
      expect(template && checkTemplate(template.frame, template.blocks)).toEqual([]);
    }
  });

  test('[TP2] the check notices a template that cannot be run', () => {
    const [open, checkin] = groupFrame.stages as StageTemplate[];
    const broken = (stage: Partial<StageTemplate>): FrameTemplate => ({
      ...groupFrame,
      stages: [{ ...(checkin as StageTemplate), ...stage }, open as StageTemplate],
    });
    expect(checkTemplate(broken({ order: 'queue' }), {})).toHaveLength(1);
    expect(checkTemplate(broken({ id: 'open' }), {})).toHaveLength(1);
    expect(checkTemplate(broken({ automatic: true }), {})).toHaveLength(1);
    expect(checkTemplate(broken({ due: 'allSubmitted' }), {})).toHaveLength(1);
    expect(checkTemplate(broken({ minutes: { kind: 'sum', base: 900, perMember: 0, perOther: 0 } }), {})).not.toEqual(
      [],
    );
    expect(checkTemplate(groupFrame, {})).toEqual([
      { at: 'frame.group/slots', reason: { code: 'noBlock', block: 'block.slot' } },
    ]);
    const slot = templates.blocks['block.slot'] as BlockTemplate;
    const adviceOnly = { ...slot, stages: slot.stages.filter((stage) => stage.id === 'advice') };
    expect(checkTemplate(groupFrame, { 'block.slot': adviceOnly })).toHaveLength(1);
  });

  test('[TP3] every stage has a name and a prompt for lead, coach and client; every picker line has words', () => {
    const stages = [...allFrames, ...allBlocks].flatMap((one) => one.stages as (StageTemplate | { kind: 'block' })[]);
    const talks = stages.flatMap((stage) => (stage.kind === 'block' ? [] : [stage as StageTemplate]));
    const between = allFrames.flatMap((frame) =>
      frame.stages.flatMap((stage) => (stage.kind === 'block' && stage.between ? [stage.between] : [])),
    );
    expect(talks.length).toBeGreaterThan(30);
    for (const stage of [...talks, ...between]) {
      for (const role of ['name', 'lead', 'coach', 'client']) {
        expect(typeof words(`${stage.words}.${role}`), `${stage.words}.${role}`).toBe('string');
      }
    }
    for (const frame of allFrames) expect(typeof words(`${frame.words}.name`)).toBe('string');
    for (const { words: key, method: name } of picker) {
      const told = key === null ? ['name', 'about'].map((what) => words(`${name}.${what}`)) : [];
      const plain = key === null ? [] : ['name', 'about'].map((what) => words(`${key}.${what}`, home));
      for (const text of [...told, ...plain, words(`${name}.suits`)]) expect(typeof text, key ?? name).toBe('string');
    }
  });

  test('[TP4] minutes left for each member match the tables the frames were made from', () => {
    const group = { frame: groupFrame, blocks: templates.blocks as Record<string, BlockTemplate> };
    // 150 min: 28.2 21.9 17.7 14.6 for four to seven people, in half minutes
    expect([4, 5, 6, 7].map((people) => equalMinutes(group, people, people, 150))).toEqual([28, 21.5, 17.5, 14.5]);
    expect([5, 6, 7].map((people) => equalMinutes(group, people, people, 120))).toEqual([15.5, 12.5, 10]);
    const short = { frame: { ...virtualFrame, breaks: false }, blocks: group.blocks };
    expect([4, 5, 6].map((people) => equalMinutes(short, people, people, 90))).toEqual([19, 14.5, 12]);
  });

  test('[TP5] a name that is no template gives none, whatever it is called', () => {
    for (const name of ['', 'frame.none', '__proto__', 'constructor', 'frame.group/none', 'frame.buddy/block.slot']) {
      expect(templateFor(name)).toBeNull();
    }
    expect(templateFor('frame.group', 'block.slotdeep')).toEqual(templateFor('frame.group/block.slotdeep'));
    expect(Object.keys(templateFor('frame.group', 'block.slotdeep')?.blocks ?? {})).toEqual(['block.slotdeep']);
  });

  test('[TP6] one break at the first slot boundary after 60 minutes, at the latest at 90, two in more than three hours', () => {
    const breaks = (people: number, minutes: number): number[] => {
      const blocks = templates.blocks as Record<string, BlockTemplate>;
      const clients = Array.from({ length: people }, (_, index) => ({ client: `m${index}`, minutes: null }));
      const template = { frame: groupFrame, blocks };
      const { agenda } = planAgenda({ template, policy: 'equal', people, clients, minutes, slots: {} });
      let clock = 0;
      return agenda.flatMap((stage) => {
        const at = clock;
        clock += stage.minutes;
        return stage.kind === 'break' ? [at] : [];
      });
    };
    for (const [people, minutes] of [
      [5, 120],
      [6, 150],
      [7, 180],
      [4, 150],
    ] as const) {
      const found = breaks(people, minutes);
      expect(found).toHaveLength(1);
      expect(found[0]).toBeGreaterThanOrEqual(58);
      expect(found[0]).toBeLessThanOrEqual(90);
    }
    expect(breaks(8, 240)).toHaveLength(2);
    expect(breaks(3, 60)).toEqual([]);
  });
});
