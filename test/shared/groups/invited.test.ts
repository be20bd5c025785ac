import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../../shared/groups/csv';
import {
  isEmail,
  MOST_INVITED,
  type PeopleRead,
  peopleOfCsv,
  peopleOfText,
  personOfLine,
} from '../../../shared/groups/invited';
import { chanceFrom, printedSeed } from '../../support/random';

const told = (read: ReturnType<typeof peopleOfCsv>) => {
  if ('tooMany' in read) throw new Error(`${read.tooMany} rows are too many`);
  return {
    good: read.good.map(({ row, person }) => `${row} ${person.name ?? '-'} ${person.email ?? '-'}`),
    bad: read.bad.map(
      ({ row, why, value, like }) => `${row} ${why} ${value}${like === undefined ? '' : ` as ${like}`}`,
    ),
  };
};
const ofText = (text: string, me = 'Leila') => told(peopleOfText(text, [], me));
const ofCsv = (text: string, me = 'Leila') => told(peopleOfCsv(text, [], me));

describe('[GF2] people as somebody types them', () => {
  test('one a line: a name, an e-mail address, or both in the ways that people write them', () => {
    expect(
      ofText(
        'Amara Okafor, amara@example.org\n\n"Jonas Lindqvist" <jonas@example.org>\ntomas@example.org\nMei-Ling\nruth@example.org; Ruth',
      ),
    ).toEqual({
      good: [
        '1 Amara Okafor amara@example.org',
        '3 Jonas Lindqvist jonas@example.org',
        '4 - tomas@example.org',
        '5 Mei-Ling -',
        '6 Ruth ruth@example.org',
      ],
      bad: [],
    });
  });

  test('a bad line is named with its number, its text and the reason, and the others stay', () => {
    expect(
      ofText(
        'Dan, dan(at)example.org\nEve, eve@example\nAmara, amara@example.org\na\u0000b\nAMARA@example.org\nleila\n<>',
      ),
    ).toEqual({
      good: ['3 Amara amara@example.org'],
      bad: [
        '1 noAt Dan, dan(at)example.org',
        '2 email Eve, eve@example',
        '4 name a\u0000b',
        '5 twice AMARA@example.org as 3',
        '6 me leila',
        '7 nobody <>',
      ],
    });
  });

  test('two people may have one name when each has an address, and somebody without one is said to stand there twice', () => {
    expect(ofText('Tom, tom@example.org\nTom, tom@else.org\nTom')).toEqual({
      good: ['1 Tom tom@example.org', '2 Tom tom@else.org'],
      bad: ['3 twice Tom as 1'],
    });
    expect(ofText('Leila, leila@example.org').good).toHaveLength(1);
  });

  test('a line that is corrected is read like any other, and an emptied one leaves the row out', () => {
    expect(personOfLine('Dan, dan@example.org')).toEqual({ name: 'Dan', email: 'dan@example.org' });
    expect(personOfLine('Dan, dan at')).toBe('noAt');
    expect(personOfLine('  ')).toBeNull();
  });

  test('what no mail server takes is no address', () => {
    for (const good of ['a@b.co', 'x+y=z@mail.example.org', 'jörg@müller.de']) expect(isEmail(good), good).toBe(true);
    const bad = [
      'a@b',
      'a b@c.de',
      '@c.de',
      'a@',
      'a@-b.de',
      'a@b..de',
      'a@b.d',
      `${'a'.repeat(65)}@b.de`,
      `a@${'b.'.repeat(130)}de`,
    ];
    for (const one of bad) expect(isEmail(one), one).toBe(false);
  });
});

describe('[GF2] people of a CSV file', () => {
  test('headings of address books say where names and addresses are; other columns are left out', () => {
    const google =
      'First Name,Last Name,Phone,E-mail 1 - Value\nRuth,Weiss,123,ruth@example.org\n,,456,mei@example.org\n,,789,';
    expect(ofCsv(google)).toEqual({
      good: ['2 Ruth Weiss ruth@example.org', '3 - mei@example.org'],
      bad: ['4 nobody 789'],
    });
    expect(ofCsv('Name;E-Mail-Adresse\r\nRuth;ruth@example.org\r\n').good).toEqual(['2 Ruth ruth@example.org']);
    expect(ofCsv('\ufeffemail\tname\nruth@example.org\tRuth').good).toEqual(['2 Ruth ruth@example.org']);
  });

  test('without headings the cell with an @ is the address and the rest the name', () => {
    expect(ofCsv('Ruth,Weiss,ruth@example.org\nMei-Ling').good).toEqual([
      '1 Ruth Weiss ruth@example.org',
      '2 Mei-Ling -',
    ]);
  });

  test('the row of the file is named, also behind a cell with line breaks', () => {
    expect(ofCsv('name,email\n"Ruth\nWeiss",ruth@example.org\nDan,dan(at)example.org')).toEqual({
      good: ['2 Ruth Weiss ruth@example.org'],
      bad: ['4 noAt Dan, dan(at)example.org'],
    });
  });

  test('formulas are texts, which nothing computes', () => {
    expect(
      ofCsv('name,email\n=1+1,a@example.org\n+SUM(A1),b@example.org\n-2,c@example.org\n@cmd,d@example.org').good,
    ).toEqual(['2 =1+1 a@example.org', '3 +SUM(A1) b@example.org', '4 -2 c@example.org', '5 @cmd d@example.org']);
  });

  test('ten thousand rows answer how many fit', () => {
    const rows = (count: number) => `email\n${Array.from({ length: count }, (_, n) => `p${n}@example.org`).join('\n')}`;
    expect(peopleOfCsv(rows(10_000), [], '')).toEqual({ tooMany: 10_000, most: MOST_INVITED });
    expect((peopleOfCsv(rows(MOST_INVITED), [], '') as PeopleRead).good).toHaveLength(MOST_INVITED);
  });

  test('whatever a file holds, every row with content is a person or a fault, and nobody is there twice', () => {
    const chance = chanceFrom(printedSeed('people of a CSV file'));
    const pieces = [
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '=',
      '@',
      'a@b.co',
      'Ruth',
      'name',
      'email',
      ' ',
      '\u0000',
      'ü',
      '\ufeff',
      '<',
      '>',
      '😀',
    ];
    for (let run = 0; run < 2_000; run += 1) {
      const file = Array.from(
        { length: Math.floor(chance() * 40) },
        () => pieces[Math.floor(chance() * pieces.length)],
      ).join('');
      const rows = readCsv(file);
      for (const { cells } of rows)
        expect(
          cells.some((cell) => cell !== ''),
          JSON.stringify(file),
        ).toBe(true);
      // Of what is no separator, quotation mark or blank, nothing is lost.
      const solid = (text: string) => text.replace(/[\s",;]/g, '').length;
      expect(solid(rows.flatMap(({ cells }) => cells).join('')), JSON.stringify(file)).toBe(solid(file));
      const read = peopleOfCsv(file, [], 'Leila');
      if ('tooMany' in read) continue;
      const headed = read.good.length + read.bad.length;
      expect([rows.length, rows.length - 1], JSON.stringify(file)).toContain(headed);
      const mails = read.good.flatMap(({ person }) => (person.email === null ? [] : [person.email.toLowerCase()]));
      expect(new Set(mails).size, JSON.stringify(file)).toBe(mails.length);
    }
  });

  test('a quotation mark that is never closed does not swallow the rows behind it', () => {
    expect(ofCsv('name,email\n"Ruth,ruth@example.org\nMei,mei@example.org').good).toContain('3 Mei mei@example.org');
  });
});

test('[GF2] a file that is saved computes nothing, and is read back as it was', () => {
  const rows = [
    ['Name', 'E-mail address', 'Link'],
    ['Okafor, Amara "Ama"', 'amara@example.org', 'https://rooms.example/j#a-b'],
    ['José\nLuis', '', 'https://rooms.example/j#c'],
  ];
  expect(readCsv(writeCsv(rows)).map(({ cells }) => cells)).toEqual(rows);
  for (const text of ['=1+1', '+1', '-1', '@sum(a1)', '\t=1', ' =1', '\r=1'])
    expect(writeCsv([[text]])).toMatch(/^"?'/);
});
