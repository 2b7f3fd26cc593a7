import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSite } from '../../src/commands/open-site.ts';
import { isLanguage, languages } from '../../src/i18n/languages.ts';
import { quotePath } from '../../src/model/routes.ts';
import { articles, quotes } from '../site/content.ts';
import { dist } from '../site/dist.ts';
import { judge, type JudgedCase, type Judgement } from '../verify/judged-case.ts';
import { withOtherNumber, wordsOf } from '../verify/mutations.ts';

/** Spells words as another keyboard does: without marks and hamza, with Arabic letters in Persian. */
const spelled: Partial<Record<string, (text: string) => string>> = {
  ar: (text) =>
    text
      .replace(/[أإآ]/g, 'ا')
      .replaceAll('ة', 'ه')
      .replace(/[\u064b-\u0652]/g, '')
      .replace(/[يى](?=\s)/g, 'ى'),
  fa: (text) => text.replaceAll('ی', 'ي').replaceAll('ک', 'ك').replaceAll('\u200c', ' '),
};

/** Leaves out a negation of a language; undefined if the text has none. */
function affirmed(text: string, lang: string): string | undefined {
  if (!isLanguage(lang)) return undefined;
  const negations = languages[lang].meaning.negations.split(/\s+/u);
  const words = text.split(' ');
  const at = words.findIndex((word) => negations.includes(word.toLowerCase()));
  return at === -1 ? undefined : words.toSpliced(at, 1).join(' ');
}

const langOf = new Map(articles.map(({ id, data }) => [id, data.lang]));
const current = quotes.filter(({ quote }) => quote.withdrawn === undefined);
/** Words that several quotes have are found in each of them. */
const isShared = (text: string) => current.filter(({ quote }) => quote.text === text).length > 1;

const cases = current.flatMap(({ quote: { id, text }, article }): JudgedCase[] => {
  if (isShared(text)) return [];
  const lang = langOf.get(article.id) ?? '';
  const place = quotePath(id);
  const whole = { place, expected: ['exact', 'translation'] } as const;
  const words = wordsOf(text);
  const number = withOtherNumber(text);
  const negated = affirmed(text, lang);
  return [
    { ...whole, made: 'exact', text },
    { ...whole, made: 'copy', text: `“${(spelled[lang] ?? ((same: string) => same))(text)}”` },
    ...(words.length > 8
      ? [{ made: 'cut' as const, text: words.slice(2, 8).join(' '), place, expected: ['part'] as const }]
      : []),
    ...(number === undefined || words.length < 6
      ? []
      : [
          {
            made: 'number' as const,
            text: number,
            place,
            expected: ['altered'] as const,
            change: 'number' as const,
          },
        ]),
    ...(negated === undefined || words.length < 6
      ? []
      : [
          {
            made: 'negation' as const,
            text: negated,
            place,
            expected: ['altered'] as const,
            change: 'negation' as const,
          },
        ]),
  ];
});

let judgements: Judgement[] = [];
let close: () => Promise<void>;
before(async () => {
  const site = await openSite(dist);
  close = site.close;
  judgements = await judge(site.verifier, cases);
});
after(() => close());

describe('the published quotes, in every language', () => {
  const faults = (made: readonly string[]) => {
    const all = judgements.filter(({ judged }) => made.includes(judged.made));
    return {
      all,
      found: all.flatMap(({ judged, fault }) =>
        fault === '' ? [] : [`${judged.made}: ${fault}: ${judged.text}`],
      ),
    };
  };
  test('are recognized, in the spelling of other keyboards too', () => {
    assert.deepEqual(faults(['exact', 'copy']).found, []);
  });
  test('are found when they are cut or altered, 95 % of them', () => {
    const { all, found } = faults(['cut', 'number', 'negation']);
    assert.ok(found.length <= all.length * 0.05, found.join('\n'));
  });
});
