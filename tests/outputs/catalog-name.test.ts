import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogName } from '../../src/model/person-name.ts';
import { inZotero } from './zotero.ts';

const person = (name: string, more: object = {}) => ({ name, names: {}, families: {}, ...more });

describe('a name in DC.creator', () => {
  const cases: [
    what: string,
    who: ReturnType<typeof person>,
    lang: string,
    value: string,
    last: string,
    first: string,
  ][] = [
    [
      'does not split an organization',
      person('US Department of Defense'),
      'en',
      'US Department of Defense,',
      'US Department of Defense',
      '',
    ],
    ['keeps a single word', person('Reuters'), 'en', 'Reuters,', 'Reuters', ''],
    [
      'keeps a particle',
      person('Jan van den Berg', { family: 'van den Berg' }),
      'en',
      'van den Berg, Jan',
      'van den Berg',
      'Jan',
    ],
    [
      'keeps several given names',
      person('Anne Marie O’Hara', { family: 'O’Hara' }),
      'en',
      'O’Hara, Anne Marie',
      'O’Hara',
      'Anne Marie',
    ],
    [
      'does not guess a family name',
      person('Haider al-Abadi'),
      'en',
      'Haider al-Abadi,',
      'Haider al-Abadi',
      '',
    ],
    [
      'uses the name in the language of the page',
      person('Haider al-Abadi', {
        names: { ar: 'حيدر العبادي' },
        family: 'al-Abadi',
        families: { ar: 'العبادي' },
      }),
      'ar',
      'العبادي, حيدر',
      'العبادي',
      'حيدر',
    ],
    [
      'does not use the family name of another language',
      person('Haider al-Abadi', { names: { ar: 'حيدر العبادي' }, family: 'al-Abadi' }),
      'ar',
      'حيدر العبادي,',
      'حيدر العبادي',
      '',
    ],
    [
      'keeps every word of a name that has commas',
      person('Department of Health, Education, and Welfare'),
      'en',
      'Department of Health Education and Welfare,',
      'Department of Health Education and Welfare',
      '',
    ],
  ];
  for (const [what, who, lang, value, lastName, firstName] of cases)
    test(what, () => {
      assert.equal(catalogName(who, lang), value);
      assert.deepEqual(inZotero(catalogName(who, lang)), { lastName, firstName });
    });

  test('needs the comma, or Zotero would split the name', () => {
    assert.deepEqual(inZotero('Verbatim newsroom'), { lastName: 'newsroom', firstName: 'Verbatim' });
    assert.deepEqual(inZotero('Jan van den Berg'), { lastName: 'Berg', firstName: 'Jan van den' });
  });
});
