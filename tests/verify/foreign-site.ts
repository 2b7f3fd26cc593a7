import type { Article, Person, Quote } from '../../src/model/joined.ts';
import type { Library } from '../../src/model/library.ts';
import { articlePath, personPath, quotePath } from '../../src/model/routes.ts';
import { escaped } from '../../src/search/record-page.ts';
import { foreignArticles } from '../search/foreign-articles.ts';
import { seeded } from '../seeded.ts';
import { indexedVerifier } from './indexed-verifier.ts';
import type { JudgedCase } from './judged-case.ts';
import { copies, misspelled, negated, sentencesOf, withOtherNumber, wordsOf } from './mutations.ts';
import { paraphrases } from './paraphrases.ts';

/** Every fifth article is not on the site, so that its sentences are those of another publisher. */
const isElsewhere = (index: number) => index % 5 === 4;

/** Invented people, to whom sentences of the articles are attributed. */
const speakers = ['Mara Lind', 'Tomás Verga', 'Ines Okafor', 'Jorun Dahl'].map((name): Person => {
  const id = name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return {
    ...{
      id,
      name,
      path: personPath(id),
      kind: 'person',
      role: 'engineer',
      names: {},
      families: {},
      roles: {},
    },
    ...{
      aliases: [`Dr ${name.split(' ')[1] ?? ''}`],
      formerly: [],
      record: [],
      sources: [],
      authored: [],
      quotes: [],
      namedIn: [],
    },
  };
});

/** One article of the site: its sentences by what is made of them. */
interface Sentences {
  article: Article;
  quote: Quote;
  /** Words that are not a quote. */
  passage: string;
  /** A quote that was withdrawn, whose words the article does not have. */
  withdrawn: Quote | undefined;
  /** Former words of the quote. */
  former: string | undefined;
}

const origin = 'https://verbatim.example';

/** Builds the data of a site of foreign articles, and returns its verifier with judged questions. */
export async function foreignSite() {
  const chosen: Sentences[] = [];
  const elsewhere: string[] = [];
  const records = foreignArticles.flatMap((foreign, index) => {
    const sentences = [...new Set(sentencesOf(foreign.text))];
    if (isElsewhere(index)) {
      elsewhere.push(...sentences.slice(0, 2));
      return [];
    }
    const path = articlePath(foreign.id);
    const article = {
      title: foreign.title,
      path,
      lang: 'en',
      authors: [],
      corrections: [],
    } as unknown as Article;
    const [passage, text, taken] = sentences;
    const isWithdrawn = index % 8 === 0 && taken !== undefined;
    if (passage !== undefined && text !== undefined) {
      const quote = quoteOf(article, foreign.id, text, index);
      const former = index % 9 === 1 ? (withOtherNumber(text) ?? negated(text)) : undefined;
      if (former !== undefined)
        quote.revisions.push({ date: '2026-02-03', said: former, why: 'The record says otherwise.' });
      chosen.push({
        ...{ article, quote, passage, former },
        withdrawn: isWithdrawn
          ? withdrawnOf(quoteOf(article, `${foreign.id}-taken`, taken, index))
          : undefined,
      });
    }
    const body = foreign.text
      .replace(isWithdrawn ? taken : '\u0000', '')
      .split(/\n{2,}/)
      .map((paragraph) => escaped(paragraph.replace(/\s+/g, ' ')))
      .map((paragraph) =>
        paragraph.replace(
          text === undefined ? '\u0000' : escaped(text),
          (words) => `<mark id="q-${foreign.id}">${words}</mark>`,
        ),
      )
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('');
    return [
      {
        url: path,
        html: `<!doctype html><html lang="en"><head></head><body><article data-pagefind-body><h1>${escaped(foreign.title)}</h1>${body}</article></body></html>`,
        date: foreign.date,
        meta: { title: foreign.title, lang: 'en' },
        facets: { kind: ['article'], lang: ['en'] },
      },
    ];
  });
  const library = {
    articles: chosen.map(({ article }) => article),
    quotes: chosen.map(({ quote }) => quote),
    withdrawnQuotes: chosen.flatMap(({ withdrawn }) => withdrawn ?? []),
  } as unknown as Library;
  const indexed = await indexedVerifier(records, library, ['en'], [origin]);
  return { ...indexed, library, cases: casesOf(chosen, elsewhere) };
}

function quoteOf(article: Article, id: string, text: string, index: number): Quote {
  const speaker = speakers[index % speakers.length];
  const quote: Pick<Quote, 'id' | 'path' | 'text' | 'said' | 'speaker' | 'source' | 'revisions' | 'article'> =
    {
      ...{ id, path: quotePath(id), text, said: `20${10 + (index % 15)}-03-0${1 + (index % 9)}` },
      ...{ speaker, source: undefined, revisions: [], article },
    };
  return quote as Quote;
}

const withdrawnOf = (quote: Quote): Quote => ({
  ...quote,
  withdrawn: { date: '2026-01-02', why: 'The speaker was misheard.' },
});

/** Returns the questions about the articles. The same kinds alternate, so that both halves have all. */
function casesOf(chosen: readonly Sentences[], elsewhere: readonly string[]): JudgedCase[] {
  const random = seeded(24);
  const cases: JudgedCase[] = [];
  /** Makes questions of different articles until there are enough. */
  const make = (
    count: number,
    offset: number,
    of: (one: Sentences, other: Sentences) => JudgedCase | undefined,
  ) => {
    let made = 0;
    for (let step = 0; step < chosen.length && made < count; step++) {
      const one = chosen[(offset + step) % chosen.length];
      const other = chosen[(offset + step * 7 + 31) % chosen.length];
      const judged = one && other && one !== other ? of(one, other) : undefined;
      if (judged) made = cases.push(judged) && made + 1;
    }
  };
  make(16, 0, ({ quote: { text, path } }) => ({ made: 'exact', text, expected: ['exact'], place: path }));
  let copy = 0;
  make(20, 20, ({ quote: { text, path } }) => ({
    ...{ made: 'copy', expected: ['exact'], place: path },
    text: copies[copy++ % copies.length]?.(text) ?? text,
  }));
  make(8, 45, ({ quote: { text, path } }) => ({
    ...{ made: 'case', expected: ['exact'], place: path },
    text: random() < 0.5 ? text.toUpperCase() : text.toLowerCase(),
  }));
  make(10, 60, ({ passage, article }) => ({
    made: 'passage',
    text: passage,
    expected: ['passage'],
    place: article.path,
  }));
  make(18, 5, ({ quote: { text, path } }) => {
    const words = wordsOf(text);
    const from = Math.floor(random() * (words.length - 6));
    const length = 6 + Math.floor(random() * (words.length - 6 - from));
    if (length === words.length) return undefined;
    return { made: 'cut', text: words.slice(from, from + length).join(' '), expected: ['part'], place: path };
  });
  make(6, 70, ({ quote: { text, path } }) => ({
    ...{ made: 'around', expected: ['part'], place: path },
    text: `Everybody here was surprised when she told them plainly: ${text} And nobody laughed about it afterwards.`,
  }));
  make(14, 30, ({ quote: { text: words, path } }) => {
    const text = misspelled(words, random);
    return text === words ? undefined : { made: 'typo', text, expected: ['altered'], place: path };
  });
  make(6, 80, ({ passage, article }) => {
    const text = misspelled(passage, random, 1);
    return text === passage ? undefined : { made: 'typo', text, expected: ['altered'], place: article.path };
  });
  make(14, 10, ({ passage, quote, article }) => {
    const source = withOtherNumber(quote.text) === undefined ? passage : quote.text;
    const text = withOtherNumber(source);
    if (text === undefined || text === quote.revisions[0]?.said) return undefined;
    return { made: 'number', text, expected: ['altered'], change: 'number', place: article.path };
  });
  make(20, 50, ({ quote: { text: words, path, revisions } }) => {
    const text = negated(words);
    if (text === undefined || text === revisions[0]?.said) return undefined;
    return { made: 'negation', text, expected: ['altered'], change: 'negation', place: path };
  });
  make(8, 90, ({ quote: { text, path } }, other) => {
    const words = wordsOf(text);
    const long = wordsOf(other.passage).find((word) => /^\p{Ll}{7,}$/u.test(word));
    const at = words.findIndex((word, index) => index > 1 && /^\p{Ll}{6,}$/u.test(word));
    if (long === undefined || at === -1 || words.includes(long)) return undefined;
    return { made: 'word', text: words.with(at, long).join(' '), expected: ['altered'], place: path };
  });
  make(10, 15, ({ quote: { text, path, speaker } }) => ({
    ...{ made: 'credit', text, expected: ['other-credit'], place: path },
    speaker: speakers.find((one) => one !== speaker)?.name ?? '',
  }));
  make(5, 33, ({ quote: { text, path } }) => ({
    ...{ made: 'credit', text, said: '1999-12', expected: ['other-credit'], place: path },
  }));
  make(5, 44, ({ quote: { text, path, speaker, said } }) => ({
    ...{ made: 'credit', text, expected: ['exact'], place: path },
    ...{ speaker: `Dr ${speaker?.name.split(' ')[1] ?? ''}`, said: said?.slice(0, 4) ?? '' },
  }));
  let joint = 0;
  make(18, 25, (one, other) => {
    const [first, second] = [wordsOf(one.quote.text), wordsOf(other.quote.text)];
    if (first.length < 14 || second.length < 14) return undefined;
    const joined = [' ', ' […] ', '… '][joint++ % 3] ?? ' ';
    const text =
      first.slice(0, Math.ceil(first.length * 0.6)).join(' ') + joined + second.slice(-8).join(' ');
    return { made: 'stitched', text, expected: ['stitched'], place: one.quote.path };
  });
  make(9, 0, ({ former, quote: { path } }) =>
    former === undefined ? undefined : { made: 'changed', text: former, expected: ['changed'], place: path },
  );
  make(
    10,
    0,
    ({ withdrawn }) =>
      withdrawn && {
        made: 'withdrawn',
        text: withdrawn.text,
        expected: ['withdrawn'],
        place: withdrawn.path,
      },
  );
  make(
    6,
    0,
    ({ withdrawn }) =>
      withdrawn && {
        ...{ made: 'withdrawn', expected: ['withdrawn'], place: withdrawn.path },
        text: misspelled(withdrawn.text, random, 1),
      },
  );
  const published = foreignArticles
    .filter((_, index) => !isElsewhere(index))
    .map(({ text }) => wordsOf(text).join(' '));
  /** Some articles repeat sentences that another one has. */
  const isRepeated = (text: string) =>
    published.some((other) => other.includes(wordsOf(text).slice(2, 9).join(' ')));
  for (const text of elsewhere.filter((each) => !isRepeated(each)).slice(0, 40))
    cases.push({ made: 'unrelated', text, expected: ['not-found'] });
  for (const text of paraphrases) cases.push({ made: 'paraphrase', text, expected: ['not-found'] });
  return cases;
}
