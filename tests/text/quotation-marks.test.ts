import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closingMarksAt, inQuotationMarks } from '../../src/text/quotation-marks.ts';

describe('words in quotation marks alternate inner and outer marks:', () => {
  const cases: [lang: string, words: string, marked: string][] = [
    ['en', 'We paid once', '“We paid once”'],
    ['en', '“Go home,” he said', '“‘Go home,’ he said”'],
    ['en', 'He said “no”, then “yes”', '“He said ‘no’, then ‘yes’”'],
    ['en', '“He cried ‘fire’ twice,” she said', '“‘He cried “fire” twice,’ she said”'],
    ['en', 'the ‘surge’ failed', '“the ‘surge’ failed”'],
    ['en', 'Iraq’s army, the soldiers’ pay', '“Iraq’s army, the soldiers’ pay”'],
    ['en', '“Iraq’s ‘surge’ doesn’t work”', '“‘Iraq’s “surge” doesn’t work’”'],
    ['en', '‘The soldiers’ pay is late,’ he said', '“‘The soldiers’ pay is late,’ he said”'],
    ['en', '"Go home," he said', '“‘Go home,’ he said”'],
    ['en', '«Go home», he said', '“‘Go home’, he said”'],
    ['en', 'a 5" pipe', '“a 5" pipe”'],
    ['en', '“Whoever comes first”', '“‘Whoever comes first’”'],
    ['en', 'Go home,” he said', '“Go home,’ he said”'],
    ['en', '“Go home and stay', '“‘Go home and stay”'],
    ['en', '“…and then,” he said', '“‘…and then,’ he said”'],
    ['en-GB', '“Go,” he said', '“‘Go,’ he said”'],
    ['ar', '«اذهبوا»، قال', '«“اذهبوا”، قال»'],
    ['ar', '“اذهبوا”، قال', '«“اذهبوا”، قال»'],
    ['ar', 'قال «إنه صرخ “نار” مرتين»', '«قال “إنه صرخ «نار» مرتين”»'],
    ['fa', '«بروید»، گفت', '«‹بروید›، گفت»'],
    ['de', '„Geht heim“, sagte er', '„‚Geht heim‘, sagte er“'],
    ['de-AT', '„Er rief ‚Feuer‘ zweimal“', '„‚Er rief „Feuer“ zweimal‘“'],
    ['de-CH', '«Geht heim», sagte er', '«‹Geht heim›, sagte er»'],
    ['fr', '«\u00a0Rentrez\u00a0», dit-il', '«\u00a0“Rentrez”, dit-il\u00a0»'],
    ['fr', 'l’État', '«\u00a0l’État\u00a0»'],
    ['sv', '”Gå hem”, sa han', '”’Gå hem’, sa han”'],
    ['pl', '„Idźcie”, rzekł', '„«Idźcie», rzekł”'],
    ['ru', '«Идите», сказал он', '«„Идите“, сказал он»'],
    ['he', 'צה"ל אמר', '”צה"ל אמר”'],
    ['ja', '「帰れ」と言った', '「『帰れ』と言った」'],
    ['cy', '“Cer,” meddai', '“‘Cer,’ meddai”'],
  ];
  for (const [lang, words, marked] of cases)
    test(`${lang}: ${words}`, () => {
      assert.equal(inQuotationMarks(words, lang), marked);
    });
});

test('closing marks at the end of a text are those of its quotations, and no apostrophe', () => {
  for (const [text, rest] of [
    ['“Go,” he said', ''],
    ['He said “go”', '”'],
    ['He said “they cried ‘go’”', '’”'],
    ['the soldiers’', ''],
    ['He spoke of “the soldiers’”', '”'],
    ['قال «اذهب»', '»'],
  ] as const)
    assert.equal(text.slice(closingMarksAt(text)), rest, text);
});
