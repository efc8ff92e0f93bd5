import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { faultsIn, faultsOf, folderWith, inShort, load, minimal } from './written.ts';

const read = (file: string) => faultsIn(() => loadConfig(file, { env: {}, needs: [] }));

describe('a file', () => {
  test('that is missing is a fault of the file', () => {
    const [fault, ...others] = read('/nowhere/acuse.yaml');
    expect(fault).toEqual({
      file: '/nowhere/acuse.yaml',
      line: 1,
      column: 1,
      path: '',
      what: 'cannot be read: it does not exist',
      remedy: 'name a YAML file that this user may read',
    });
    expect(others).toEqual([]);
  });

  test('must not be a folder', () => {
    const folder = folderWith({ 'acuse.yaml/inner': '' });
    expect(read(join(folder, 'acuse.yaml')).map(({ what }) => what)).toEqual([
      'cannot be read: it is a folder',
    ]);
  });

  test('must not stand behind a file', () => {
    const folder = folderWith({ file: '' });
    expect(read(join(folder, 'file/acuse.yaml')).map(({ what }) => what)).toEqual([
      'cannot be read: a part of its path is no folder',
    ]);
  });

  test('must be UTF-8', () => {
    const latin = Buffer.from(minimal.replace('LatAm', 'América'), 'latin1');
    expect(faultsOf(latin).map(({ what }) => what)).toEqual(['cannot be read: it is not UTF-8 text']);
  });

  test('may begin with a byte order mark and have the line ends of Windows', () => {
    expect(load(`\uFEFF${minimal.replaceAll('\n', '\r\n')}`).desk.name).toBe('Service Desk LatAm');
  });
});

describe('YAML', () => {
  test('with a tab is a fault where the tab stands', () => {
    expect(inShort(faultsOf('desk:\n\tname: x\n'))).toEqual([
      '2:1 : Tabs are not allowed as indentation → indent with spaces',
    ]);
  });

  test('with a mistake is not judged further', () => {
    expect(inShort(faultsOf('colour: a: b\n'))).toEqual([
      '1:9 : Nested mappings are not allowed in compact mappings → correct the YAML here; text with special characters stands in quotes',
    ]);
  });

  test('with one key twice is judged all the same', () => {
    expect(inShort(faultsOf(`${minimal}log: {}\nlog: { level: loud }\n`))).toEqual([
      '13:1 : Map keys must be unique → keep one of the two',
      '13:15 log.level: "loud" is none of trace, debug, info, warn, error, fatal, silent → choose one of trace, debug, info, warn, error, fatal, silent',
    ]);
  });

  test('with two documents is a fault', () => {
    expect(inShort(faultsOf(`${minimal}---\na: 1\n`))).toEqual([
      expect.stringMatching(/^12:1 : .* → keep one document/),
    ]);
  });

  test('with a tag is a fault', () => {
    expect(inShort(faultsOf(minimal.replace('password: hidden', 'password: !secret')))[0]).toMatch(
      /^10:\d+ : Unresolved tag: !secret → leave the tag out/,
    );
  });

  test('with aliases that multiply is refused', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg']) {
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
    }
    expect(inShort(faultsOf(bomb.join('\n')))).toEqual([
      '1:1 : Excessive alias count indicates a resource exhaustion attack → write the values out instead of referring to them with *',
    ]);
  });

  test.each(['colour: &a [*a]', 'colour: *a', 'colour: &a { b: { c: *a } }'])('%s is refused', yaml => {
    expect(faultsOf(yaml).map(({ what }) => what)).toEqual(['*a refers to nothing that could stand here']);
  });

  test('with an honest alias is read, and a fault in it shown where it is written', () => {
    const shared = minimal
      .replace('imap: {', 'imap: &server {')
      .replace('submission: {', '  - { name: two, address: two@example.com, imap: *server }\nsubmission: {');
    expect(faultsOf(shared.replace('993', 'abc')).map(({ line, path }) => [line, path])).toContainEqual([
      10,
      'mailboxes[1].imap.port',
    ]);
  });

  test('with a key of every object is not fooled', () => {
    expect(faultsOf(`${minimal}__proto__: { log: x }\nconstructor: 1\n`).map(({ path }) => path)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});
