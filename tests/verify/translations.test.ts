import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinLibrary } from '../../src/model/library.ts';
import { verifyFiles } from '../../src/verify/publish.ts';
import { Verifier } from '../../src/verify/verifier.ts';
import { article, contents, person, source } from '../model/contents.ts';

const english = 'We paid for the bridge once.';
const arabic = 'دفعنا ثمن الجسر مرة واحدة.';
const persian = 'بهای پل را یک بار پرداختیم.';

/** Answers questions about one sentence and its translations, which was said in a language. */
function verifierOf(said: string): Verifier {
  const credit = { speaker: 'mara', said: '2025-01-01', source: 'interview' };
  const quoting = (id: string, lang: string, text: string, translationOf?: string) =>
    article(id, { lang, sources: ['interview'], pullQuotes: [{ id, text, ...credit, translationOf }] });
  const { library, problems } = joinLibrary(
    contents(
      [
        quoting('paid-once', 'en', english),
        quoting('paid-once-ar', 'ar', arabic, 'paid-once'),
        quoting('paid-once-fa', 'fa', persian, 'paid-once'),
      ],
      { people: [person('desk'), person('mara')], sources: [source('interview', { lang: said })] },
    ),
  );
  assert.deepEqual(problems, []);
  const files = verifyFiles(library, new Map());
  return new Verifier({
    file: (name) => Promise.resolve(files.get(name) ?? assert.fail(name)),
    search: () => assert.fail('complete quotes are found without the search'),
    origins: [],
  });
}

describe('asked about words that were said in one language and published in three', () => {
  const translation = async (said: string, text: string) => {
    const answer = await verifierOf(said).answer({ text });
    return answer.kind === 'translation' ? [answer.quote.path, answer.quote.translation] : [answer.kind];
  };

  test('a translation is answered with the original words', async () => {
    const original = { originalLang: 'en', original: english };
    assert.deepEqual(await translation('en', arabic), ['/q/paid-once-ar/', original]);
    assert.deepEqual(await translation('en', persian), ['/q/paid-once-fa/', original]);
  });
  test('the original words are answered as exact', async () => {
    assert.deepEqual(await translation('en', english), ['exact']);
  });
  test('words that we have only as translations are not called the original', async () => {
    assert.deepEqual(await translation('de', arabic), ['/q/paid-once-ar/', { originalLang: 'de' }]);
  });
});
