import { site } from '../site.ts';
import { sourceId, type Article, type ArticleData } from './article.ts';
import { checkIds } from './article-ids.ts';
import type { ArticleEntry, Contents } from './library.ts';
import { articlePath, quoteFragment, quotePath } from './permalink.ts';
import type { Person } from './person.ts';
import { show, type Problem } from './problem.ts';
import { lengthFault, type PullQuoteData } from './quote.ts';
import { References, type Owners } from './references.ts';
import type { Source } from './source.ts';
import type { Topic } from './topic.ts';

/** What an article is joined to. */
export interface JoinContext {
  sources: ReadonlyMap<string, Source>;
  topics: References<Topic>;
  people: References<Person>;
  quoteIds: Owners<string>;
  parts: Owners<number>;
  problems: Problem[];
  unread: Contents['unread'];
  today: Contents['today'];
}

/** Makes an article of its file; translations are joined later, when all articles are there. */
export function joinArticle(entry: ArticleEntry, context: JoinContext): Article {
  const { id: slug, file, data, annotations } = entry;
  const { topics, people, problems } = context;
  const cited = new CitedSources(entry, context);
  if (data.part !== undefined) context.parts.claim(data.part, file, 'part');
  for (const id of annotations.cited) cited.one(id, 'sources');

  const article: Article = {
    slug,
    path: articlePath(slug),
    title: data.title,
    standfirst: data.standfirst,
    keyPoints: data.keyPoints,
    kind: data.kind,
    date: data.date,
    changed: lastChange(data),
    lang: data.lang,
    part: data.part,
    draft: data.draft,
    aliases: data.aliases,
    corrections: data.corrections,
    authors: people.all(data.author, file, 'author'),
    editors: people.all(data.editor ?? [], file, 'editor'),
    translators: people.all(data.translator ?? [], file, 'translator'),
    topics: topics.all(data.topics, file, 'topics'),
    people: people.all(data.people, file, 'people'),
    sources: cited.listed(),
    quotes: [],
    withdrawnQuotes: [],
    examines: data.examines === undefined ? undefined : cited.one(data.examines, 'examines'),
    claims: data.claims.map((claim, index) => ({
      ...claim,
      sources: cited.all(claim.sources, `claims.${index}.sources`),
    })),
    charts: data.charts.map((chart, index) => ({
      ...chart,
      sources: cited.all(chart.sources, `charts.${index}.sources`),
    })),
    timeline: data.timeline && {
      threads: data.timeline.threads,
      entries: data.timeline.entries.map((item, index) => ({
        ...item,
        sources: cited.all(item.sources, `timeline.entries.${index}.sources`),
      })),
    },
    translationOf: undefined,
    translations: [],
    headings: annotations.headings,
    pictures: annotations.pictures.map(({ file: name, alt }) => ({ file: name, alt })),
    notes: annotations.ids.filter((id) => /^N\d+$/.test(id)).length,
    words: annotations.words,
    text: annotations.text,
  };
  const quotes = data.pullQuotes.map((quote, index) => {
    const field = `pullQuotes.${index}`;
    context.quoteIds.claim(quote.id, file, `${field}.id`);
    const length = quote.withdrawn ? undefined : lengthFault(quote.text);
    if (length) problems.push({ file, field: `${field}.text`, ...length });
    const fault = unsourced(quote);
    if (fault) problems.push({ file, field: `${field}.${fault.field}`, ...fault.problem });
    return {
      ...quote,
      path: quotePath(quote.id),
      fragment: quoteFragment(quote.id),
      speaker: quote.speaker === undefined ? undefined : people.one(quote.speaker, file, `${field}.speaker`),
      source: quote.source === undefined ? undefined : cited.one(quote.source, `${field}.source`),
      passage: annotations.passages[quote.id] ?? { before: '', words: quote.text, after: '' },
      article,
    };
  });
  article.quotes = quotes.filter((quote) => !quote.withdrawn);
  article.withdrawnQuotes = quotes.filter((quote) => quote.withdrawn);
  cited.noteUnused();
  if (!site.languages.some((lang) => lang === data.lang))
    problems.push({
      name: 'language-without-words',
      file,
      field: 'lang',
      found: `${show(data.lang)}, a language that the site is not written in`,
      expected: `one of ${site.languages.join(', ')}`,
      fix: 'add its words (CONTRIBUTING.md, “Another language”), or leave it: English words will stand around the article',
    });
  checkChanges(entry, context);
  checkIds(data, file, problems);
  return article;
}

/** The latest day on which something a reader should know of was changed. */
function lastChange({ date, updated, corrections, pullQuotes }: ArticleData): string {
  const changes = pullQuotes.flatMap(({ revisions, withdrawn }) => [
    ...revisions,
    ...(withdrawn ? [withdrawn] : []),
  ]);
  return (
    [date, updated ?? date, ...[...corrections, ...changes].map((change) => change.date)].sort().at(-1) ??
    date
  );
}

/** The sources an article lists, and whether each is used. */
class CitedSources {
  readonly #entry: ArticleEntry;
  readonly #problems: Problem[];
  readonly #references: References<Source>;
  readonly #listed: Set<string>;
  readonly #used = new Set<string>();

  constructor(entry: ArticleEntry, { sources, problems, unread }: JoinContext) {
    this.#entry = entry;
    this.#problems = problems;
    this.#listed = new Set(entry.data.sources.map(sourceId));
    const known = new Map(sources);
    for (const [index, listed] of entry.data.sources.entries()) {
      if (typeof listed === 'string') continue;
      if (sources.has(listed.id)) {
        problems.push({
          name: 'source-id-taken',
          file: entry.file,
          field: `sources.${index}.id`,
          found: `${show(listed.id)}, an id that content/sources.yaml has too`,
          expected: 'an id used once',
          fix: 'name the source of the register by its id alone, or choose another id',
        });
      }
      known.set(listed.id, listed);
    }
    this.#references = new References(known, 'source', 'content/sources.yaml', problems, unread);
  }

  listed(): Source[] {
    return this.#references.all(this.#entry.data.sources.map(sourceId), this.#entry.file, 'sources');
  }

  /** A source cited at `field`; it must be listed in the frontmatter. */
  one(id: string, field: string): Source | undefined {
    this.#used.add(id);
    // A listed id that does not exist is told once, where it is listed.
    if (this.#listed.has(id)) return this.#references.peek(id);
    const source = this.#references.one(id, this.#entry.file, field);
    if (source) {
      this.#problems.push({
        name: 'source-not-listed',
        file: this.#entry.file,
        field,
        found: `source ${show(id)}, which the article does not list`,
        expected: 'a source listed in the frontmatter’s sources',
        fix: `add ${id} to sources`,
      });
    }
    return source;
  }

  all(ids: readonly string[], field: string): Source[] {
    return ids.flatMap((id, index) => this.one(id, `${field}.${index}`) ?? []);
  }

  noteUnused(): void {
    for (const id of this.#listed) {
      // One that does not exist is told already.
      if (this.#used.has(id) || !this.#references.peek(id)) continue;
      this.#problems.push({
        name: 'source-not-cited',
        file: this.#entry.file,
        field: 'sources',
        found: `source ${show(id)}, which nothing in the article cites`,
        expected: 'only sources that are cited',
        fix: `cite it in a note with [@${id}], or take it off the list`,
      });
    }
  }
}

/** Somebody's words need the place where they can be read and the day they were said. */
function unsourced(quote: PullQuoteData) {
  if (quote.speaker === undefined || (quote.source !== undefined && quote.said !== undefined))
    return undefined;
  const field = quote.source === undefined ? 'source' : 'said';
  const lack = quote.source === undefined ? 'a source' : 'the day they were said';
  return {
    field,
    problem: {
      name: 'quote-unsourced' as const,
      found: `words of ${show(quote.speaker)} without ${lack}`,
      expected: 'said and source beside speaker',
      fix: 'add where the words can be read (source) and the day they were said (said)',
    },
  };
}

/** Nothing is mended before it is published, nor on a day that is still to come. */
function checkChanges({ data, file }: ArticleEntry, { problems, today }: JoinContext): void {
  const dates = [
    ...data.corrections.map(({ date }, index) => ({ date, field: `corrections.${index}.date` })),
    ...data.pullQuotes.flatMap(({ revisions, withdrawn }, quote) => [
      ...revisions.map(({ date }, index) => ({
        date,
        field: `pullQuotes.${quote}.revisions.${index}.date`,
      })),
      ...(withdrawn ? [{ date: withdrawn.date, field: `pullQuotes.${quote}.withdrawn.date` }] : []),
    ]),
  ];
  const fix = 'set the day on which it was done';
  for (const { date, field } of dates) {
    if (date < data.date)
      problems.push({
        name: 'change-too-early',
        file,
        field,
        found: `${show(date)}, before the article was published`,
        expected: `a day on or after ${data.date}`,
        fix,
      });
    if (today !== undefined && date > today)
      problems.push({
        name: 'change-in-future',
        file,
        field,
        found: `${show(date)}, a day that is still to come`,
        expected: `a day up to today, ${today}`,
        fix,
      });
  }
  for (const [index, { date, said, says }] of data.corrections.entries()) {
    const before = data.corrections[index - 1]?.date;
    if (before !== undefined && date < before)
      problems.push({
        name: 'corrections-out-of-order',
        file,
        field: `corrections.${index}.date`,
        found: `${show(date)}, after a correction of ${before}`,
        expected: 'corrections in the order in which they were made: each has an address by its place',
        fix: 'put the newest last',
      });
    if (said === says)
      problems.push({
        name: 'correction-of-nothing',
        file,
        field: `corrections.${index}.says`,
        found: `the same words as said: ${show(says)}`,
        expected: 'what the article says now',
      });
  }
  if (data.updated !== undefined && !dates.some(({ date }) => date === data.updated))
    problems.push({
      name: 'update-untold',
      file,
      field: 'updated',
      found: `${show(data.updated)}, a day on which nothing is said to have changed`,
      expected: 'a change of that day that readers can see',
      fix: 'add it to corrections, with kind: update; updated then follows and can be left out',
    });
  for (const [index, { quotes }] of data.corrections.entries())
    for (const id of quotes)
      if (!data.pullQuotes.some((quote) => quote.id === id))
        problems.push({
          name: 'correction-quote-unknown',
          file,
          field: `corrections.${index}.quotes`,
          found: `quote ${show(id)}, which this article does not have`,
          expected: `one of ${data.pullQuotes.map((quote) => quote.id).join(', ') || 'its pull-quotes'}`,
        });
}
