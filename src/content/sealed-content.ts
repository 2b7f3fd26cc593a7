import { sourceId } from '../model/article.ts';
import type { ArticleEntry, Contents } from '../model/contents.ts';
import type { Library } from '../model/library.ts';
import { type Problem, show } from '../model/problem.ts';
import { stateOf } from '../model/publication-time.ts';
import type { CreditData, PullQuoteData } from '../model/pull-quote.ts';
import { articlePath, quotePath, withoutBase } from '../model/routes.ts';
import { pageUrls } from '../model/urls.ts';
import { site } from '../site.ts';
import { type Ledger, ledgerFile, type ParsedLedger, sameWords, type SealedCredit } from './ledger.ts';
import { yamlText } from './yaml/parse.ts';

/** Returns problems of sealed URLs that the `published` site no longer has, and of sealed quotes that changed without a revision. */
export function checkSealed(
  { ledger, placeOf }: Pick<ParsedLedger, 'ledger' | 'placeOf'>,
  contents: Contents,
  published: Library,
): Problem[] {
  const problems: Problem[] = [];
  const answering = new Set(pageUrls(published).map(({ path }) => path));
  for (const [path, { since }] of ledger) {
    // If a file is unreadable, its URLs only seem to be missing.
    if (answering.has(path) || contents.unreadable?.size) continue;
    problems.push({
      name: 'url-lost',
      file: ledgerFile,
      ...placeOf([path]),
      field: withoutBase(path),
      found: `a URL published on ${since} that would stop working`,
      expected: 'every URL that was ever published',
      fix: remedy(withoutBase(path), since, contents),
    });
  }
  for (const entry of contents.articles) {
    problems.push(...aliasesOutOfOrder(entry, ledger));
    for (const [index, quote] of entry.data.pullQuotes.entries()) {
      const sealed = ledger.get(quotePath(quote.id));
      if (!sealed || quote.withdrawn) continue;
      const at = { file: entry.file, field: `pullQuotes.${index}` };
      const unrevised = (sealed.words ?? []).filter(
        (words) =>
          ![quote.text, ...quote.revisions.map(({ said }) => said)].some(
            (shown) => shown !== undefined && sameWords(shown, words),
          ),
      );
      const changed = changedCredits(sealed.by ?? [], quote, entry, contents);
      if (unrevised.length > 0) problems.push(wordsChanged(quote, unrevised, at, contents.today));
      if (changed.length > 0) problems.push(creditChanged(quote, changed, at, contents.today));
    }
  }
  return problems;
}

interface At {
  file: string;
  field: string;
}

const wordsChanged = (
  quote: PullQuoteData,
  sealed: string[],
  at: At,
  today: string | undefined,
): Problem => ({
  name: 'quote-changed',
  file: at.file,
  field: `${at.field}.text`,
  found: `${show(quote.text)}, but the sealed words are ${sealed.map(show).join(' and ')}`,
  expected: 'the sealed words, or a revision that shows them to readers',
  fix: `restore the words, or add to the quote’s revisions:\n${revisions(
    sealed.map((said) => ({ said })),
    today,
  )}`,
});

const creditChanged = (
  quote: PullQuoteData,
  changed: CreditData[],
  at: At,
  today: string | undefined,
): Problem => ({
  name: 'attribution-changed',
  file: at.file,
  field: `${at.field}.${(['speaker', 'said', 'source'] as const).find((key) => quote[key] !== changed[0]?.[key]) ?? 'source'}`,
  found: `${credited(quote)}, but the sealed attribution is ${changed.map(credited).join(' and ')}`,
  expected: 'speaker, said and source as sealed, or a revision that shows them to readers',
  fix: `restore them, or add to the quote’s revisions:\n${revisions(
    changed.map((was) => ({ was })),
    today,
  )}`,
});

/** Returns an attribution as text: `speaker mara-lind, said 2014-06-10, source town-ledger`. */
function credited({ speaker, said, source }: CreditData): string {
  const parts = Object.entries({ speaker, said, source })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${value}`);
  return parts.join(', ') || 'no speaker, said or source';
}

/** Returns revisions as YAML to paste into frontmatter. */
const revisions = (
  before: readonly { said?: string; was?: CreditData }[],
  today: string | undefined,
): string =>
  yamlText(
    before.map((change) => ({
      date: today ?? 'the day of the change',
      ...change,
      why: 'Why it was changed.',
    })),
  );

/** Returns the sealed attributions that neither the quote nor its revisions have; none if files are unreadable, because ids then seem unknown. */
function changedCredits(
  sealed: readonly SealedCredit[],
  quote: PullQuoteData,
  { data }: ArticleEntry,
  contents: Contents,
): CreditData[] {
  if (contents.unreadable?.size) return [];
  const current = new Map(
    contents.people.flatMap(({ id, data: { formerly } }) => formerly.map((old) => [old, id] as const)),
  );
  const urls = new Map(contents.sources.map(({ id, data: { url } }) => [id, url]));
  for (const listed of data.sources) if (typeof listed !== 'string') urls.set(sourceId(listed), listed.url);
  const shown: CreditData[] = [quote, ...quote.revisions.flatMap(({ was }) => was ?? [])];
  const person = (id: string | undefined) => (id === undefined ? undefined : (current.get(id) ?? id));
  return sealed
    .filter(
      (before) =>
        !shown.some(
          ({ speaker, said, source }) =>
            person(speaker) === person(before.speaker) &&
            said === before.said &&
            // A source is the same if its id or its URL is: ids are not public, and URLs change.
            (source === before.source || (before.url !== undefined && urls.get(source ?? '') === before.url)),
        ),
    )
    .map(({ url, ...credit }) => ({ ...credit, ...sourceNow(credit.source, url, urls) }));
}

/** Returns the current id of a sealed source, if it changed. */
function sourceNow(source: string | undefined, url: string | undefined, urls: ReadonlyMap<string, string>) {
  if (source === undefined || urls.has(source)) return {};
  const renamed = [...urls].find(([, other]) => other === url);
  return renamed ? { source: renamed[0] } : {};
}

function aliasesOutOfOrder({ file, data }: ArticleEntry, ledger: Ledger): Problem[] {
  const since = (slug: string | undefined) => ledger.get(articlePath(slug ?? ''))?.since;
  return data.aliases.flatMap((slug, index): Problem[] => {
    const [older, newer] = [since(data.aliases[index - 1]), since(slug)];
    if (older === undefined || newer === undefined || older <= newer) return [];
    return [
      {
        name: 'aliases-out-of-order',
        file,
        field: `aliases.${index}`,
        found: `${show(slug)}, sealed on ${newer}, after an alias sealed on ${older}`,
        expected: 'the oldest alias first, because the article’s id in feeds is derived from it',
        fix: 'sort the aliases by the dates on which they were sealed (content/permalinks.json)',
      },
    ];
  });
}

/** Returns how to restore a URL, given as the ledger has it: in the file that has or had it. */
function remedy(path: string, since: string, contents: Contents): string {
  const lang = site.languages.slice(1).find((other) => path.startsWith(`/${other}/`));
  const [, kind = '', id = ''] = path.slice(lang === undefined ? 0 : lang.length + 1).split('/');
  if (kind === 'q') {
    const draft = contents.articles.find(({ data }) => data.pullQuotes.some((quote) => quote.id === id));
    if (draft) return published(draft, since, contents);
    return `restore the pull-quote with the id ${id}; to withdraw it, keep it in pullQuotes and add\nwithdrawn:\n  date: ${contents.today ?? 'the day of the withdrawal'}\n  why: Why it was withdrawn.`;
  }
  if (kind === 'series')
    return `restore content/series/${id}.md and an article of it in ${lang ?? site.languages[0]}, or add to the series that replaces it\nformerly: [${id}]`;
  if (lang !== undefined) {
    const topic = contents.topics.find(({ id: own, data }) => own === id || data.formerly.includes(id));
    if (topic) return `restore summaries.${lang} and labels.${lang} in ${topic.file}`;
    return `restore content/${kind}/${id}.md, or add ${id} to formerly in the file that replaces it, with summaries.${lang} and labels.${lang}`;
  }
  const draft = contents.articles.find(
    ({ id: slug, data }) => kind === 'articles' && (slug === id || data.aliases.includes(id)),
  );
  if (draft) return published(draft, since, contents);
  const file = `content/${kind}/${id}.md`;
  const field = kind === 'articles' ? 'aliases' : 'formerly';
  return `restore ${file}, or add to the file that replaces it\n${field}: [${id}]`;
}

/** Returns how to publish an article again that is a draft, or was given a date in the future. */
const published = ({ file, data }: ArticleEntry, since: string, { now }: Contents): string =>
  stateOf(data, now) === 'scheduled'
    ? `in ${file}, write the date on which it was published:\ndate: ${since}`
    : `delete draft: true from ${file}`;
