import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { SearchEngine } from '../../src/search/engine.ts';
import { foldWord } from '../../src/search/fold-word.ts';
import { countedWords } from '../../src/search/highlight.ts';
import { joint, type Token, tokensOf } from '../../src/search/tokens.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { temporaryFolder } from '../publications.ts';
import { foreignRecords } from './foreign-articles.ts';
import { openIndex } from './index-in-node.ts';

let index: Awaited<ReturnType<typeof openIndex>>;
let engine: SearchEngine;
const folder = temporaryFolder();
before(async () => {
  await writeIndex(foreignRecords.slice(0, 60), [], folder, ['en']);
  index = await openIndex(folder);
  engine = new SearchEngine(index);
});
after(() => index.close());

/** Endings of inflections and of words that a stemmer takes for inflections. */
const ending =
  /^(?:|e|e?s|e?d|e?r|e?rs|e?st|ing|ings|ingly|edly|ly|ily|y|i|al|ally|e?ments?|ations?|at(?:e|es|ed|ing|or|ors)|iti(?:es)?|ity|i|iv(?:e|ely|es)|i(?:ve|on|ons|onal)|ful(?:ly|ness)?|ness|ous|ously|i?z(?:e|es|ed|ing|er|ers|ations?)|ised?|ises|ising|isations?|ic|ics|ical|ically|ance|ence|ant|ent|ants|ents|able|ably|ability|ible|ibility|ism|ist|ists|es|'s|s')$/u;

/** True if two words differ only in their endings, so `officer` and `official` do not. */
function isInflection(a: string, b: string): boolean {
  const [one, other] = [a, b].map((word) =>
    foldWord(word)
      .replace(/'s?$/, '')
      .replace(/ie(?=[sdr])/u, 'y'),
  );
  let shared = 0;
  while (shared < (one?.length ?? 0) && one?.[shared] === other?.[shared]) shared++;
  const isEnding = (from: number) =>
    [one, other].every((word = '') =>
      ending.test(
        word
          .slice(from)
          .replace(/^(.)(?=ing|e[drs])/u, (letter) => (letter === word[from - 1] ? '' : letter)),
      ),
    );
  return one === other || Array.from({ length: Math.max(0, shared - 1) }, (_, at) => at + 2).some(isEnding);
}

/** Returns the parts of a word that match alone, too: at hyphens and points, and at capitals inside it. */
const partsOf = ({ text, form }: Token) => [
  text,
  form,
  ...text.split(joint),
  ...text.split(/[.’']|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u),
];

test('no position belongs to a word that is not an inflection of an asked one', async () => {
  const texts = foreignRecords.slice(0, 60).map(({ html = '' }) => html.replace(/<[^>]*>/g, ' '));
  const words = [...new Set(texts.flatMap((text) => text.match(/\b[a-z]{3,12}\b/gi) ?? []))];
  const query = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(query, async (asked) => {
      const { hits } = await engine.answer({
        query: asked.join(' '),
        kind: 'article',
        lang: 'en',
        verbatim: true,
      });
      for (const { positions, data } of hits.slice(0, 3)) {
        const { content } = await data();
        const counted = countedWords(content);
        for (const position of positions.flat()) {
          const parts = tokensOf(counted[position] ?? '').flatMap(partsOf);
          assert.ok(
            parts.some((part) => asked.some((word) => isInflection(word, part))),
            `${counted[position]} for ${asked.join(' ')}`,
          );
        }
      }
    }),
    { numRuns: 150, seed: 20141110 },
  );
});
