import { expect, test } from 'vitest';
import { filesIn, importsOf, isCode, textOf } from '../support/importGraph';

const ours: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
  textOf('package.json'),
);
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

test('the server’s packages are those that it imports; all others only build and test', () => {
  const imported = ['server', 'shared']
    .flatMap(filesIn)
    .filter(isCode)
    .flatMap((path) => importsOf(textOf(path)))
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map(packageOf);
  expect(Object.keys(ours.dependencies).sort()).toEqual([...new Set(imported)].sort());
  expect(Object.keys(ours.devDependencies).filter((name) => name in ours.dependencies)).toEqual([]);
});

test('every version is exact', () => {
  const versions = Object.values({ ...ours.dependencies, ...ours.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
