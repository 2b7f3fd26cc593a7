import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countWords, inLine, inPlace, languageRuns } from '../../src/model/passage.ts';

const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index + 1}`).join(' ');
const cut = (before: number, quote: number, after: number) =>
  inPlace({
    before: before === 0 ? '' : `${words(before)} `,
    words: words(quote),
    after: after === 0 ? '' : ` ${words(after)}`,
  });

describe('a quote in its place', () => {
  test('has all the text of a short paragraph', () => {
    assert.deepEqual(inPlace({ before: 'One two ', words: 'the quote', after: ', three.' }), {
      before: 'One two ',
      words: 'the quote',
      after: ', three.',
      more: '',
      quoted: false,
      fades: { onPhones: false, wide: false },
      size: 'large',
    });
  });

  test('has nothing around it if it is the whole paragraph', () => {
    const { before, after, more, fades } = cut(0, 8, 0);
    assert.deepEqual({ before, after, more }, { before: '', after: '', more: '' });
    assert.deepEqual(fades, { onPhones: false, wide: false });
  });

  test('has the last words before it after an ellipsis, so that it begins within three lines', () => {
    assert.equal(cut(30, 8, 0).before, `… ${words(30).split(' ').slice(-8).join(' ')} `);
    assert.equal(countWords(cut(30, 40, 0).before), 4);
  });

  test('does not begin in the middle of words in another language, unless these are many', () => {
    const inGerman = (count: number) => {
      const start = 'The paper wrote: ';
      const words = Array.from({ length: count }, (_, index) => `Wort${index + 1}`).join(' ');
      const foreign = [{ from: start.length, to: start.length + words.length, lang: 'de' }];
      return inPlace({ before: `${start}${words}. `, words: 'the quote', after: '.', foreign }).before;
    };
    assert.match(inGerman(12), /^… Wort1 Wort2 /);
    assert.match(inGerman(40), /^… Wort33 /);
  });

  test('has fewer words after it if it begins earlier, so that both fit on a phone', () => {
    const foreign = [{ from: 0, to: words(14).length, lang: 'de' }];
    const passage = { before: `${words(14)} `, words: 'the quote', after: ` ${words(100)}` };
    const shown = ({ before, after }: { before: string; after: string }) => [
      countWords(before),
      countWords(after),
    ];
    assert.deepEqual(shown(inPlace(passage)), [8, 20]);
    assert.deepEqual(shown(inPlace({ ...passage, foreign })), [14, 14]);
  });

  test('fades out after as many words as eight lines of a phone have', () => {
    const { before, after, fades } = cut(30, 8, 100);
    assert.deepEqual(fades, { onPhones: true, wide: true });
    assert.equal(countWords(`${before}${words(8)}${after}`), 30);
  });

  test('has more words in wider windows, whose lines are longer, and need not fade out there', () => {
    const { after, more, fades } = cut(0, 8, 30);
    assert.equal(`${after}${more}`, ` ${words(30)}`);
    assert.deepEqual(fades, { onPhones: true, wide: false });
    assert.equal(countWords(cut(0, 8, 100).more), 14);
  });

  test('keeps at least three lines that fade out, whatever its length', () => {
    for (const quote of [1, 26, 40, 100]) assert.ok(countWords(cut(0, quote, 100).after) >= 12);
  });

  test('does not fade out if the paragraph ends there', () => {
    assert.equal(cut(0, 8, 22).fades.onPhones, false);
    assert.equal(cut(0, 8, 23).fades.onPhones, true);
    assert.equal(cut(0, 8, 36).fades.wide, false);
    assert.equal(cut(0, 8, 37).fades.wide, true);
  });

  test('is set smaller the longer it is, and is never cut', () => {
    for (const [count, size] of [
      [1, 'large'],
      [26, 'large'],
      [27, 'medium'],
      [60, 'medium'],
      [61, 'small'],
      [100, 'small'],
    ] as const) {
      const place = cut(50, count, 50);
      assert.deepEqual({ size: place.size, words: countWords(place.words) }, { size, words: count });
    }
  });

  test('keeps the quotation marks of the article', () => {
    const { before, after, quoted } = inPlace({
      before: 'She said: “',
      words: 'Wait here',
      after: '.” Then.',
    });
    assert.deepEqual({ before, after, quoted }, { before: 'She said: “', after: '.” Then.', quoted: true });
  });

  test('has an opening quotation mark before the ellipsis if the one of the article was removed', () => {
    const { before, quoted } = inPlace({ before: `“${words(20)} `, words: 'Wait here', after: '.”' });
    assert.ok(quoted);
    assert.match(before, /^“… w13 /);
  });

  test('is not in quotation marks that end before it', () => {
    assert.equal(inPlace({ before: '“No”, she said. ', words: 'It rained', after: '.' }).quoted, false);
  });
});

describe('a quote in a line of a concordance', () => {
  const line = (before: string, after: string) => inLine({ before, words: 'the quote', after });

  test('has all the text of a short paragraph', () => {
    assert.deepEqual(line('One two ', ', three.'), { before: 'One two ', after: ', three.', quoted: false });
  });

  test('has complete words of a long one, with an ellipsis that stays on their line', () => {
    const { before, after } = line(`${words(30)} `, ` ${words(30)}`);
    assert.match(before, /^…\u00a0w\d+ (?:w\d+ )+$/);
    assert.match(after, /^ (?:w\d+ )+w\d+\u00a0…$/);
    assert.ok(before.length <= 66 && after.length <= 74, `${before}|${after}`);
    assert.ok(before.endsWith('w30 ') && after.startsWith(' w1 '));
  });

  test('keeps the quotation marks that the text between them and the ellipsis was cut from', () => {
    const { before, after, quoted } = line(`He said: “${words(30)} `, ` ${words(30)}”, and left.`);
    assert.ok(quoted);
    assert.match(before, /^“…\u00a0w/);
    assert.match(after, /\u00a0…”$/);
  });

  test('cuts text without spaces between characters, not inside one', () => {
    const { before, after } = line('𠮷'.repeat(60), `字${'𠮷'.repeat(60)}`);
    for (const text of [before, after]) assert.ok(text.isWellFormed() && text.length > 60, text);
  });
});

describe('the languages of a part of a passage', () => {
  const foreign = [
    { from: 4, to: 9, lang: 'de' },
    { from: 9, to: 12, lang: 'fr' },
  ];

  test('are pieces that are the text when joined', () => {
    assert.deepEqual(languageRuns('the Wörter et.', 14, foreign), [
      { text: 'the ', lang: undefined },
      { text: 'Wörte', lang: 'de' },
      { text: 'r e', lang: 'fr' },
      { text: 't.', lang: undefined },
    ]);
  });

  test('begin in the middle of words in another language if the part does', () => {
    assert.deepEqual(languageRuns('er et', 13, foreign), [
      { text: 'e', lang: 'de' },
      { text: 'r e', lang: 'fr' },
      { text: 't', lang: undefined },
    ]);
    assert.deepEqual(languageRuns('rt', 8, foreign), [{ text: 'rt', lang: 'de' }]);
  });

  test('are one piece without words in another language, and none without text', () => {
    assert.deepEqual(languageRuns('all of it', 20, []), [{ text: 'all of it', lang: undefined }]);
    assert.deepEqual(languageRuns('', 5, foreign), []);
  });
});
