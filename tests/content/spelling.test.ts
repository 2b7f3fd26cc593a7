import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkSpelling } from '../../src/content/checks/spelling.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { article, contents, person } from '../model/contents.ts';

const people = [
  person('desk'),
  person('mara', {
    name: 'Mara Lind',
    aliases: ['Marah Lindt', 'Lind', 'Sheikh Mara', 'مارا', 'O’Lind (Jr.)'],
  }),
  person('office', { name: 'Office', kind: 'organisation', aliases: ['Bureau'] }),
];
const found = (text: string, lang = 'en') =>
  checkSpelling(joinLibrary(contents([article('a', { lang }, { text })], { people })).library).map(
    ({ found }) => found,
  );

describe('the spelling of names', () => {
  test('reports an alias in running text', () => {
    assert.deepEqual(found('Then Marah Lindt spoke.'), ['the spelling “Marah Lindt”']);
  });
  test('accepts the name', () => {
    assert.deepEqual(found('Then Mara Lind spoke.'), []);
  });
  test('accepts parts of a name, and a title before a name', () => {
    assert.deepEqual(found('Lind spoke. Sheikh Mara did not.'), []);
  });
  test('ignores longer words that contain an alias', () => {
    assert.deepEqual(found('Marah Lindtson'), []);
  });
  test('ignores organisations', () => {
    assert.deepEqual(found('The Bureau'), []);
  });
  test('ignores articles in other languages', () => {
    assert.deepEqual(found('Marah Lindt', 'ar'), []);
  });
});
