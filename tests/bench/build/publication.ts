import { asId } from '../../../src/model/fields.ts';
import { isPlain, type Prose, sentencesIn } from './prose.ts';
import { type Random, randomFrom } from './random.ts';

export interface BenchQuote {
  id: string;
  text: string;
  speaker?: { id: string; said: string; source: string };
}
export interface BenchArticle {
  slug: string;
  title: string;
  standfirst: string;
  date: string;
  author: string;
  topics: string[];
  people: string[];
  sources: string[];
  quotes: BenchQuote[];
  correction?: { date: string; said: string; says: string };
  /** The paragraphs, without notes. */
  blocks: string[];
  /** Notes by the number of the block at whose end they are. */
  notes: Map<number, { id: string; source: string }>;
}
/** What every generator builds. All ids are those of files. */
export interface BenchPublication {
  articles: BenchArticle[];
  topics: { id: string; title: string; summary: string }[];
  people: { id: string; name: string }[];
  sources: { id: string; publisher: string; title: string; date: string; url: string }[];
}

const counts = { quotes: 3, topics: 50, people: 600 };

/**
 * Makes a publication of `count` articles from real prose: three quotes each where the text has as many, 50 topics, 600 people, a source for
 * every three articles, notes, and a correction in every twelfth article. The articles of the collection come first, as they are; further
 * ones have paragraphs of several under a new title. The same prose and count give the same publication.
 */
export function benchPublication(prose: readonly Prose[], count: number): BenchPublication {
  const topics = topicsOf(prose);
  const people = peopleOf(prose);
  const sources = Array.from({ length: Math.max(40, Math.ceil(count / 3)) }, (_, index) => {
    const { title, date, topics: about } = at(prose, index * 7);
    const publisher = `Office of ${about[0] ?? 'Communication'}`;
    return { id: `source-${index}`, publisher, title, date, url: `https://source.example/${index}/` };
  });
  const slugs = new Set<string>();
  const quoteIds = new Set<string>();
  const articles = Array.from({ length: count }, (_, index) => {
    const random = randomFrom(index);
    const text = prose[index] ?? recombined(prose, random);
    const slug = freeId(asId(text.title).slice(0, 70).replace(/-$/, ''), slugs);
    return articleOf(text, slug, { random, topics, people, sources, quoteIds });
  });
  return { articles, topics, people, sources };
}

interface Registers extends Omit<BenchPublication, 'articles'> {
  random: Random;
  quoteIds: Set<string>;
}

function articleOf(text: Prose, slug: string, registers: Registers): BenchArticle {
  const { random, topics, people, sources } = registers;
  const cited = random.some(sources, 2 + random.below(4)).map(({ id }) => id);
  const plain = [...text.blocks.entries()].filter(([, block]) => isPlain(block));
  const names = new Map(people.map(({ id, name }) => [name, id]));
  const [author = random.one(people).id] = text.authors.flatMap((name) => names.get(name) ?? []);
  const own = text.topics.map(asId).filter((id) => topics.some((topic) => topic.id === id));
  const notes = new Map(
    random
      .some(plain, cited.length)
      .map(([index], number) => [index, { id: `n${number + 1}`, source: at(cited, number) }]),
  );
  const body = text.blocks.join('\n\n');
  const once = plain
    .flatMap(([, block]) => sentencesIn(block))
    .filter((sentence) => body.indexOf(sentence) === body.lastIndexOf(sentence));
  const quotable = random.some(once, once.length);
  const corrected = quotable.length > counts.quotes && random.below(12) === 0 ? quotable.pop() : undefined;
  const correction = corrected === undefined ? undefined : correctionOf(text.date, corrected);
  const inNotes = [...notes.values()].map(({ source }) => source);
  const [, opening] = plain.find(([, block]) => hasLettersOfCards(block)) ?? at(plain, 0);
  return {
    ...{ slug, title: text.title, standfirst: firstWords(opening, 40), date: text.date, author },
    topics: own.length > 0 ? [...new Set(own)] : [random.one(topics).id],
    people: random.some(people, random.below(3)).map(({ id }) => id),
    sources: inNotes,
    quotes: quotable.slice(0, counts.quotes).map((words) => quoteOf(words, text.date, inNotes, registers)),
    ...(correction !== undefined && correction.said !== correction.says && { correction }),
    blocks: text.blocks,
    notes,
  };
}

/** Every third quote is somebody’s words. */
function quoteOf(
  text: string,
  said: string,
  cited: readonly string[],
  { random, people, quoteIds }: Registers,
): BenchQuote {
  const id = freeId(asId(text).split('-').slice(0, 6).join('-'), quoteIds);
  if (random.below(3) > 0 || cited.length === 0) return { id, text };
  return { id, text, speaker: { id: random.one(people).id, said, source: random.one(cited) } };
}

/** True of a text without letters of scripts that share cards have no font for. */
const hasLettersOfCards = (text: string) =>
  !/[\p{L}--\p{Script=Latin}--\p{Script=Arabic}--\p{Script=Hebrew}]/v.test(text);

/** The article once had a word less; none is taken from a sentence whose last word has letters other than English ones. */
const correctionOf = (date: string, says: string) => ({
  date: `${date.slice(0, 4)}-12-31`,
  said: says.replace(/ [\w’'-]+(?=[.!?]$)/, ''),
  says,
});

function recombined(prose: readonly Prose[], random: Random): Prose {
  const parts = random.some(prose, 4);
  const [first, second] = [at(parts, 0), at(parts, 1)];
  const blocks = random.some(
    parts.flatMap(({ blocks }) => blocks.filter(isPlain)),
    8 + random.below(10),
  );
  return {
    title: `${firstWords(first.title, 5)} and ${firstWords(second.title, 5)}`,
    date: first.date,
    authors: first.authors,
    topics: [...new Set(parts.flatMap(({ topics }) => topics.slice(0, 1)))],
    blocks: [...new Set(blocks)],
  };
}

function topicsOf(prose: readonly Prose[]): BenchPublication['topics'] {
  const titles = [...new Set(prose.flatMap(({ topics }) => topics))].slice(0, counts.topics);
  return titles.map((title, index) => ({
    id: asId(title),
    title,
    summary: firstWords(
      at(prose, index * 5)
        .blocks.filter(isPlain)
        .join(' '),
      60,
    ),
  }));
}

/** The real authors first; further names are combined from the parts of their names. */
function peopleOf(prose: readonly Prose[]): BenchPublication['people'] {
  const names = new Map(prose.flatMap(({ authors }) => authors).map((name) => [asId(name), name]));
  const real = [...names.values()];
  for (let shift = 1; names.size < counts.people; shift++)
    for (const [index, name] of real.entries()) {
      if (names.size >= counts.people) break;
      const made = `${name.split(' ')[0] ?? ''} ${
        at(real, index + shift)
          .split(' ')
          .at(-1) ?? ''
      }`;
      if (made.includes(' ')) names.set(asId(made), made);
    }
  return [...names].slice(0, counts.people).map(([id, name]) => ({ id, name }));
}

const firstWords = (text: string, count: number) =>
  text
    .split(' ')
    .slice(0, count)
    .join(' ')
    .replace(/[,;:—–-]$/, '');

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

/** The entry of a list at an index, which goes round. */
function at<T>(list: readonly T[], index: number): T {
  const entry = list[index % list.length];
  if (entry === undefined) throw new Error('the list is empty');
  return entry;
}
