import { strings } from '../i18n/strings.ts';
import { eventYears, withBroader } from '../model/facets.ts';
import type { Article, Quote } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import { nameIn } from '../model/person-name.ts';
import { attribution, quoteText } from '../model/quote.ts';
import { titleIn, topicPathIn } from '../model/topic.ts';
import type { SearchRecord } from './record.ts';
import type { SpellingGroup } from './spellings.ts';

/** Returns the search records of a library: each article, without its page, and each quote. */
export const siteRecords = ({ articles, quotes }: Library): SearchRecord[] => [
  ...articles.map(articleRecord),
  ...quotes.map(quoteRecord),
];

const ids = (things: readonly { id: string }[]) => [...new Set(things.map(({ id }) => id))];

/** Facets that an article shares with its quotes. */
const shared = ({ topics, authors, people, series, date, lang }: Article) => ({
  topic: ids(topics.flatMap(withBroader)),
  author: ids(authors),
  about: ids(people),
  series: series ? [series.id] : [],
  year: [date.slice(0, 4)],
  lang: [lang],
});

function articleRecord(article: Article): SearchRecord {
  const { path, title, topics, authors, quotes, date, lang } = article;
  const { comma } = strings(lang);
  return {
    url: path,
    date,
    meta: {
      title,
      date,
      lang,
      author: authors.map((author) => nameIn(author, lang)).join(comma),
      topics: topics.map((topic) => titleIn(topic, lang)).join(comma),
    },
    facets: {
      kind: ['article'],
      speaker: ids(quotes.flatMap(({ speaker }) => speaker ?? [])),
      event: eventYears(article),
      ...shared(article),
    },
  };
}

function quoteRecord(quote: Quote): SearchRecord {
  const { path, speaker, article } = quote;
  const { lang, date } = article;
  return {
    url: path,
    text: quoteText(quote),
    date,
    meta: { date, lang, from: article.title, ...(speaker ? { speaker: attribution(quote) } : {}) },
    facets: {
      kind: ['quote'],
      speaker: speaker ? [speaker.id] : [],
      event: quote.said ? [quote.said.slice(0, 4)] : [],
      ...shared(article),
    },
  };
}

const isOneWord = (form: string) => !/\s/u.test(form);

/**
 * Returns all names with their other forms. A person is also called by the last word of the name, so a one-word alias of a
 * person is a spelling of that word. Topics and organizations have one group each.
 */
export function spellingGroups({ topics, people }: Library): SpellingGroup[] {
  const groups: SpellingGroup[] = [
    ...topics.map((topic) => ({
      path: topic.path,
      kind: 'topic' as const,
      weight: topic.articles.length,
      forms: [topic.title, ...Object.values(topic.labels), ...topic.aliases],
      byLanguage: Object.fromEntries(
        Object.entries(topic.labels).map(([lang, name]) => [lang, { path: topicPathIn(topic, lang), name }]),
      ),
    })),
    ...people.flatMap(({ path, kind, name, names, aliases, quotes }) => {
      const offered = { kind: 'person' as const, weight: quotes.length };
      const forms = [name, ...Object.values(names), ...aliases];
      const byLanguage = Object.fromEntries(
        Object.entries(names).map(([lang, own]) => [lang, { path, name: own }]),
      );
      if (kind === 'organisation') return [{ path, ...offered, forms, byLanguage }];
      const last = [name, ...Object.values(names)].map((full) => full.split(/\s+/u).at(-1) ?? full);
      // Texts use Sistani as often as al-Sistani.
      const called = last.flatMap((word) => [word, word.replace(/^al-/u, '')]);
      return [
        { path, ...offered, forms: forms.filter((form) => !isOneWord(form)), byLanguage },
        { path, forms: [...called, ...aliases.filter(isOneWord)], byLanguage },
      ];
    }),
  ];
  return groups
    .map((group) => ({ ...group, forms: [...new Set(group.forms)] }))
    .filter(({ forms }) => forms.length > 0);
}
