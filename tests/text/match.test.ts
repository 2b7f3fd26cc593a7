import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markDifferences, nearestPassage as nearest } from '../../src/text/difference.ts';
import { fold } from '../../src/text/fold.ts';
import { findCutWords, findWords } from '../../src/text/match.ts';

/** The start is covered by another test. */
const nearestPassage = (texts: readonly string[], words: string) => {
  const { index, passage } = nearest(texts, words);
  return { index, passage };
};

/** Returns the parts of `text` that were found, unchanged. */
const found = (text: string, words: string) =>
  findWords(text, words).map(({ start, end }) => text.slice(start, end));

describe('folding ignores the difference between', () => {
  const same: [what: string, a: string, b: string][] = [
    ['a line break, a tab, many spaces and one space', 'two\n\t  words', 'two words'],
    ['white space at the ends and none', '  two words\n', 'two words'],
    ['a no-break space, a thin space and a space', 'two\u00a0words\u2009here', 'two words here'],
    ['composed and decomposed letters', 'caf\u00e9', 'cafe\u0301'],
    ['marks in either order', 'a\u0323\u0302', 'a\u0302\u0323'],
    ['curly, straight, low and pointed quotation marks', '“a” „b‟ «c» ‹d›', '"a" "b" "c" "d"'],
    ['curly and straight apostrophes', 'Iraq’s ‘army’', "Iraq's 'army'"],
    ['hyphens, dashes and the minus sign', 'a‐b‑c–d—e−f', 'a-b-c-d-e-f'],
    ['an ellipsis and three points', 'wait…', 'wait...'],
    ['a soft hyphen and nothing', 'mobili\u00adsation', 'mobilisation'],
    ['zero-width space, word joiner, byte order mark and nothing', 'a\u200bb\u2060c\ufeffd', 'abcd'],
    ['direction marks and nothing', '\u200fa\u202eb\u2066c\u061c', 'abc'],
    ['Arabic with vowel signs and without', 'كَتَبَ الرَّجُلُ', 'كتب الرجل'],
    ['Arabic with tatweel and without', 'الـكــتـاب', 'الكتاب'],
    ['Hebrew with points and without', 'שָׁלוֹם', 'שלום'],
  ];
  for (const [what, a, b] of same)
    test(what, () => {
      assert.equal(fold(a).text, fold(b).text);
    });
});

describe('folding distinguishes', () => {
  const different: [what: string, a: string, b: string][] = [
    ['capital and small letters', 'Iraq', 'iraq'],
    ['letters with and without an accent', 'café', 'cafe'],
    ['words with and without punctuation', 'it fell, then', 'it fell then'],
    ['one word and two', 'no one', 'noone'],
    ['alef with and without hamza', 'أحمد', 'احمد'],
    ['Persian words with and without a zero-width non-joiner', 'می\u200cخواهد', 'میخواهد'],
    ['a zero-width non-joiner and a space', 'می\u200cخواهد', 'می خواهد'],
    ['digits of different scripts', '17', '١٧'],
    ['a single and a double quotation mark', '‘a’', '“a”'],
  ];
  for (const [what, a, b] of different)
    test(what, () => {
      assert.notEqual(fold(a).text, fold(b).text);
    });
});

test('maps every unit of a folded text to its character in the original', () => {
  const original = ' A…\n\nb\u00adcafe\u0301 ';
  const { text, starts, ends } = fold(original);
  assert.equal(text, 'A... bcaf\u00e9');
  assert.deepEqual(
    text.split('').map((_, index) => original.slice(starts[index], ends[index])),
    ['A', '…', '…', '…', '\n', 'b', 'c', 'a', 'f', 'e\u0301'],
  );
});

describe('words match', () => {
  test('as in the original, not folded', () => {
    const text = 'He said:\n«we\u00a0paid  for it — on\u00adce», and left.';
    assert.deepEqual(found(text, '"we paid for it - once"'), ['«we\u00a0paid  for it — on\u00adce»']);
  });
  test('including vowel marks that only the text has', () => {
    assert.deepEqual(found('ثم كَتَبَ الـرَّجُلُ رسالة.', 'كتب الرجل'), ['كَتَبَ الـرَّجُلُ']);
  });
  test('in decomposed text, including the marks of the last letter', () => {
    assert.deepEqual(found('un cafe\u0301 noir', 'un caf\u00e9'), ['un cafe\u0301']);
  });
  test('at every occurrence, in order', () => {
    assert.deepEqual(findWords('to be or not to be', 'to be'), [
      { start: 0, end: 5 },
      { start: 13, end: 18 },
    ]);
  });
  test('next to punctuation and quotation marks, but not inside a possessive or compound', () => {
    assert.equal(findWords('(army) “army” army’s army-wide army.', 'army').length, 3);
  });
  test('next to letters if they begin or end with punctuation', () => {
    assert.deepEqual(found('so—it fell—then', '—it fell—'), ['—it fell—']);
  });
  test('after letters outside the basic plane', () => {
    assert.deepEqual(found('𝔸𝔹 one two', 'one two'), ['one two']);
  });
});

describe('words do not match', () => {
  const absent: [what: string, text: string, words: string][] = [
    ['inside another word', 'The armyless army-to-be', 'arm'],
    ['if the last word continues', 'the armies', 'the arm'],
    ['if the first word starts earlier', 'another army', 'other army'],
    ['if a number continues', 'in 2014', 'in 201'],
    ['if an accent follows', 'cafe\u0301s', 'caf'],
    ['inside an Arabic word', 'والكتاب', 'الكتاب'],
    ['in another case', 'The Army', 'the army'],
    ['if they are only white space', 'any text', ' \n '],
  ];
  for (const [what, text, words] of absent)
    test(what, () => {
      assert.deepEqual(findWords(text, words), []);
    });

  test('twice if the matches would overlap', () => {
    assert.equal(findWords('ha ha ha', 'ha ha').length, 1);
  });
});

describe('symbols are part of a number, so these do not match:', () => {
  const cut: [words: string, text: string, whole: string][] = [
    ['rose by 5', 'It rose by 5% in June', 'rose by 5%'],
    ['rose by 5', 'It rose by 5 % in June', 'rose by 5 %'],
    ['rose by 5', 'It rose by 5\u202f% in June', 'rose by 5\u202f%'],
    ['7 million', 'They paid $7 million', '$7 million'],
    ['7 million', 'They paid US$7 million', 'US$7 million'],
    ['7 million', 'They paid € 7 million', '€ 7 million'],
    ['about 7', 'They paid about 7 €.', 'about 7 €'],
    ['about 7', 'They paid about 7£.', 'about 7£'],
    ['about 7', 'They paid about 7\u00a0₪.', 'about 7\u00a0₪'],
    ['5 degrees', 'It was −5 degrees', '−5 degrees'],
    ['5 degrees', 'It was -5 degrees', '-5 degrees'],
    ['5 degrees', 'It was (−\u20665\u2069 degrees)', '−\u20665\u2069 degrees'],
    ['it was 5', 'it was 5° in the shade', 'it was 5°'],
    ['it was 5', 'it was 5 °C in the shade', 'it was 5 °C'],
    ['about 8', 'about 8‰ of them', 'about 8‰'],
    ['1 cause', 'the #1 cause', '#1 cause'],
    ['5 pages', '±5 pages', '±5 pages'],
    ['km', 'on 5 km² of land', 'km²'],
    ['5 km', 'on 5 km² of land', '5 km²'],
    ['CO', 'much CO₂ there', 'CO₂'],
    ['60 km', 'at 60 km/h there', '60 km/h'],
    ['10', 'about 10⁶ people', '10⁶'],
    ['10', 'about 10^6 people', '10^6'],
    ['000 men', 'some 12 000 men', '12 000 men'],
    ['some 12', 'some 12 000 men', 'some 12 000'],
    ['000 men', 'some 12\u00a0000 men', '12\u00a0000 men'],
    ['000 men', 'some 12\u202f000 men', '12\u202f000 men'],
    ['000 men', 'some 12\u2009000 men', '12\u2009000 men'],
    ['000 men', 'some 12\n000 men', '12\n000 men'],
    ['345 men', 'some 1 012 345 men', '1 012 345 men'],
    ['000 men', "some 12'000 men", "12'000 men"],
    ['000 men', 'some 12,000 men', '12,000 men'],
    ['5', 'It was 1.5', '1.5'],
    ['5', 'It was .5', '.5'],
    ['5', 'It was 1·5', '1·5'],
    ['it was 2', 'it was 2½', 'it was 2½'],
    ['30', 'at 10:30', '10:30'],
    ['11', 'on 9/11', '9/11'],
    ['7 men', 'of 5–7 men', '5–7 men'],
    ['$7 a day', 'of $5–$7 a day', '$5–$7 a day'],
    ['50', 'of 50+ men', '50+'],
    ['بنسبة ٥', 'زاد بنسبة ٥٪ من', 'بنسبة ٥٪'],
    ['بنسبة ٥', 'زاد بنسبة ٥ ٪ من', 'بنسبة ٥ ٪'],
    ['٥ مليون', 'نحو ١٫٥ مليون', '١٫٥ مليون'],
    ['٠٠٠ رجل', 'نحو ١٢٬٠٠٠ رجل', '١٢٬٠٠٠ رجل'],
    ['٠٠٠ رجل', 'نحو ١٢ ٠٠٠ رجل', '١٢ ٠٠٠ رجل'],
  ];
  for (const [words, text, whole] of cut)
    test(`“${words}” in “${text}”`, () => {
      assert.deepEqual(found(text, words), []);
      const range = findCutWords(text, words);
      assert.equal(range && text.slice(range.start, range.end), whole);
      // The whole number matches.
      assert.deepEqual(found(text, whole), [whole]);
    });
});

describe('a character next to a number that does not belong to it is not part of it:', () => {
  const whole: [words: string, text: string][] = [
    ['300 men', 'in 2014 300 men'],
    ['In 2014', 'In 2014, 300 men'],
    ['5 years later', 'It fell - 5 years later'],
    ['5 years later', 'It fell – 5 years later'],
    ['5 years later', 'It fell—5 years later'],
    ['5', 'the end.5'],
    ['1.5', 'It was 1.5.'],
    ['$7', 'for 5 $7 tickets'],
    ['5 men', '5 men/women'],
    ['2014', '(2014)'],
    ['31 August 2014', 'on 31 August 2014: 12 men'],
    ['٢٠١٤', 'في عام ٢٠١٤، ٣٠٠ رجل'],
  ];
  for (const [words, text] of whole)
    test(`“${words}” in “${text}”`, () => {
      assert.deepEqual(found(text, words), [words]);
    });
});

test('reports words cut from longer words, with the longer words', () => {
  const text = 'of the non-combatants';
  const range = findCutWords(text, 'the non');
  assert.deepEqual(range && text.slice(range.start, range.end), 'the non-combatants');
  assert.equal(findCutWords(text, 'the army'), undefined);
});

describe('the most similar passage', () => {
  const texts = ['Nothing of the kind.', 'On Monday the town paid twice for one bridge, it says.'];
  test('is the range of that length with the most shared words, and begins with one of them', () => {
    assert.deepEqual(nearestPassage(texts, 'The town paid once for one bridge'), {
      index: 1,
      passage: 'the town paid twice for one bridge',
    });
  });
  test('begins with a shared word if an earlier range shares as many', () => {
    assert.equal(
      nearestPassage(['so that we paid for it once'], 'we paid for it twice').passage,
      'we paid for it once',
    );
  });
  test('matches a truncated first or last word of the quote', () => {
    const text = ['It said that we paid for it once, or so. Nobody asked.'];
    assert.equal(nearestPassage(text, 'that they paid for it onc').passage, 'that we paid for it once');
    assert.equal(nearestPassage(text, 'we paid for it onc, or s').passage, 'we paid for it once, or so');
    assert.equal(nearestPassage(text, 'hat they paid for it').passage, 'that we paid for it');
    assert.equal(
      markDifferences('we paid for it onc, or s', 'we paid for it once, or so'),
      'we paid for it [once,] or [so]',
    );
  });
  test('has punctuation at its ends only if the quote has it', () => {
    assert.equal(nearestPassage(['so “we paid” once'], 'we paid').passage, 'we paid');
    assert.equal(nearestPassage(['so “we paid” once'], '“we paid”').passage, '“we paid”');
  });
  test('keeps the symbols of a number at its ends', () => {
    assert.equal(nearestPassage(['it fell by 5%.'], 'it rose by 5').passage, 'it fell by 5%');
    assert.equal(
      nearestPassage(['($7 million was spent)'], '7 million was lost').passage,
      '$7 million was spent',
    );
  });
  test('is a complete text if that is shorter than the quote', () => {
    assert.deepEqual(nearestPassage(['one bridge'], 'there is but one bridge here'), {
      index: 0,
      passage: 'one bridge',
    });
  });
  test('is the first of two equally similar ones', () => {
    assert.equal(nearestPassage(['one bridge', 'one bridge'], 'one').index, 0);
  });
  test('is empty if no word is shared, or there is no text', () => {
    assert.deepEqual(nearestPassage(texts, 'xyzzy'), { index: -1, passage: '' });
    assert.deepEqual(nearestPassage([], 'xyzzy'), { index: -1, passage: '' });
  });
});

describe('markDifferences puts brackets around', () => {
  const cases: [what: string, wanted: string, text: string, marked: string][] = [
    ['nothing if all words are the same', 'we paid once', 'we paid once', 'we paid once'],
    ['a different word', 'we paid once', 'we paid twice', 'we paid [twice]'],
    ['an additional word', 'we paid once', 'we all paid once', 'we [all] paid once'],
    ['nothing if a word is missing', 'we all paid once', 'we paid once', 'we paid once'],
    ['a word in another position', 'paid we once', 'we paid once', 'we [paid] once'],
    ['words that differ in case or punctuation', 'we paid once', 'We paid, once', '[We] [paid,] once'],
    ['nothing that folding ignores', '"we" paid', '“we” paid', '“we” paid'],
  ];
  for (const [what, wanted, text, marked] of cases)
    test(what, () => {
      assert.equal(markDifferences(wanted, text), marked);
    });
});
