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

describe('one spelling a person', () => {
  test('another spelling in running text is a slip', () => {
    assert.deepEqual(found('Then Marah Lindt spoke.'), ['the spelling “Marah Lindt”']);
  });
  test('the house name is right', () => {
    assert.deepEqual(found('Then Mara Lind spoke.'), []);
  });
  test('so are a part of it, and a title before a name', () => {
    assert.deepEqual(found('Lind spoke. Sheikh Mara did not.'), []);
  });
  test('other words that hold the letters are others', () => {
    assert.deepEqual(found('Marah Lindtson'), []);
  });
  test('names of organisations are not names of people', () => {
    assert.deepEqual(found('The Bureau'), []);
  });
  test('articles in other languages spell as they do', () => {
    assert.deepEqual(found('Marah Lindt', 'ar'), []);
  });
});
