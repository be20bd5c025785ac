import { describe, expect, test } from 'vitest';
import { filesIn, textOf } from '../../support/importGraph';

const sides =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-[a-z]+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius)$/;
const turned = /^(?:text-align|float|clear|caption-side)$/;
const fourSides = /^(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding))$/;

/** The parts of a value, with calc() and its like as one part each. */
const partsOf = (value: string) =>
  value.match(/(?:[^\s()]+(?:\((?:[^()]|\([^()]*\))*\))?)+|\((?:[^()]|\([^()]*\))*\)/g) ?? [];

/** What a page in a script from right to left would show on the wrong side. */
function physicalIn(css: string): string[] {
  const declarations = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g);
  return [...declarations]
    .filter(([, property = '', value = '']) => {
      if (sides.test(property)) return true;
      if (turned.test(property)) return /^(?:left|right)\b/.test(value);
      const [top, right, bottom, left] = partsOf(value);
      if (fourSides.test(property)) return left !== undefined && left !== right;
      // The corners of a radius go round: a pair below or above each other is the same on both sides.
      if (property === 'border-radius') return left !== undefined && !(top === right && bottom === left);
      return false;
    })
    .map(([, property, value]) => `${property}: ${value?.trim()}`);
}

/** The names of what each `style={{ ... }}` of a component sets. */
const keysOfStyles = (code: string): string[][] =>
  [...code.matchAll(/style=\{\{([^}]*)\}/g)].map(([, inside = '']) =>
    [...inside.matchAll(/(?:^|,)\s*(\w+)(?=\s*[:,]|\s*$)/g)].map(([, key = '']) => key),
  );

describe('style sheets', () => {
  test('physical sides are found', () => {
    const css = `
      /* left: 1px; */
      .a { margin-left: 1px; left: 0; text-align: right; padding: 1px 2px 3px 4px; border-left-color: red }
      .b { inset: 0 auto auto calc(50% - (1px + 2px)); border-radius: 5px 5px 5px 0; float: left; }
    `;
    expect(physicalIn(css)).toEqual([
      'margin-left: 1px',
      'left: 0',
      'text-align: right',
      'padding: 1px 2px 3px 4px',
      'border-left-color: red',
      'inset: 0 auto auto calc(50% - (1px + 2px))',
      'border-radius: 5px 5px 5px 0',
      'float: left',
    ]);
  });

  test('what is the same on both sides or follows the script is fine', () => {
    const css = `
      .a:hover { margin-inline-start: 1px; inset: 0; padding: 1px calc(2px + 1px) 3px calc(2px + 1px); --left: 1 }
      .b { text-align: start; border-radius: 16px 16px 0 0; margin: 0 auto; transition: left 1s; }
    `;
    expect(physicalIn(css)).toEqual([]);
  });

  test.each(filesIn('client').filter((file) => file.endsWith('.css')))(
    '%s follows the direction of the script',
    (file) => {
      expect(physicalIn(textOf(file))).toEqual([]);
    },
  );

  test('no component sets a physical side', () => {
    expect(keysOfStyles('<i style={{ left, top: a.left }} /><b style={{ width: 1, marginLeft: 2 }} />')).toEqual([
      ['left', 'top'],
      ['width', 'marginLeft'],
    ]);
    const physical = /^(?:(?:margin|padding|border)(?:Left|Right)|left|right|textAlign|float)$/;
    const set = filesIn('client')
      .filter((file) => file.endsWith('.tsx'))
      .filter((file) =>
        keysOfStyles(textOf(file))
          .flat()
          .some((key) => physical.test(key)),
      );
    expect(set).toEqual([]);
  });
});
