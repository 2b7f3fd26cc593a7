import { z } from 'astro/zod';
import { addresses, withoutDrafts } from '../model/addresses.ts';
import { day, line } from '../model/fields.ts';
import { parseYaml, type Parsed } from './frontmatter.ts';
import { validate } from './validate.ts';
import type { Contents, Library } from '../model/library.ts';
import { articlePath, quotePath } from '../model/permalink.ts';
import { show, type Problem } from '../model/problem.ts';
import { fold } from '../text/fold.ts';
import { site } from '../site.ts';

/** Where the ledger lies, from the project's root. */
export const ledgerFile = 'content/permalinks.json';

const entrySchema = z.strictObject({
  /** The day the address was first sealed. */
  since: day,
  /** For a quote: its wordings as they were sealed, first to last. */
  words: z.array(line).min(1).optional(),
  /** File names of the cards that were published for it, first to last; old posts point at them. */
  cards: z.array(line).optional(),
});

export type LedgerEntry = z.infer<typeof entrySchema>;

/** Every public address ever sealed, by path. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

/**
 * The last line of the file. With it every entry's line ends in a comma, so that two branches that each add lines
 * merge without touching one another's (`merge=union` in .gitattributes); `seal` sorts again.
 */
const lastLine = '"": "Every address ever published. Written by npm run seal alone."';

/** One entry a line, sorted by path in code units. */
export function formatLedger(ledger: Ledger): string {
  const lines = [...ledger]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `${JSON.stringify(path)}: ${JSON.stringify(entry)},`);
  return ['{', ...lines, lastLine, '}', ''].join('\n');
}

/** Reads a ledger; `today` is an ISO date, and no address can have been sealed after it. */
export function parseLedger(
  text: string,
  today: string,
): { ledger: Ledger; placeOf: Parsed['placeOf']; problems: Problem[] } {
  // JSON is YAML 1.2, whose parser knows lines and refuses keys that stand twice.
  const parsed = parseYaml(text, ledgerFile);
  const ledger = new Map<string, LedgerEntry>();
  const problems = parsed.problems.map((problem): Problem => ({
    ...problem,
    name: 'ledger-unreadable',
    expected: 'JSON with each address once, as npm run seal writes it',
    fix: `take the file from history: git checkout -- ${ledgerFile}`,
  }));
  for (const [path, value] of Object.entries((parsed.data ?? {}) as Record<string, unknown>)) {
    if (path === '') continue;
    const at: Parsed = { data: value, problems: [], placeOf: (below) => parsed.placeOf([path, ...below]) };
    const { data, problems: faults } = validate(entrySchema, at, ledgerFile);
    problems.push(
      ...faults.map((fault) => ({
        ...fault,
        name: 'ledger-wrong' as const,
        field: [path, fault.field].filter(Boolean).join(' '),
        fix: `take the line from history: the ledger is written by npm run seal alone`,
      })),
    );
    if (data === undefined) continue;
    if (data.since > today) {
      problems.push({
        name: 'ledger-in-future',
        file: ledgerFile,
        ...parsed.placeOf([path]),
        field: path,
        found: `${data.since}, a day that is yet to come`,
        expected: `a day up to today, ${today}`,
        fix: 'take the line from history, or take it out and run npm run seal',
      });
    }
    ledger.set(path, data);
  }
  return { ledger, placeOf: parsed.placeOf, problems };
}

const sameWords = (a: string, b: string) => fold(a).text === fold(b).text;

/** Sealed addresses that would no longer answer, and sealed words that were changed without telling the reader. */
export function checkLedger(
  { ledger, placeOf }: Pick<ReturnType<typeof parseLedger>, 'ledger' | 'placeOf'>,
  contents: Contents,
  library: Library,
): Problem[] {
  const problems: Problem[] = [];
  const answering = new Set(addresses(withoutDrafts(library)).map(({ path }) => path));
  for (const [path, { since }] of ledger) {
    // While a file cannot be read, its addresses only seem to be gone.
    if (answering.has(path) || contents.unread?.size) continue;
    problems.push({
      name: 'address-lost',
      file: ledgerFile,
      ...placeOf([path]),
      field: path,
      found: `an address published on ${since} that would no longer answer`,
      expected: 'every address that was ever published',
      fix: remedy(path),
    });
  }
  for (const { file, data } of contents.articles) {
    const since = (slug: string | undefined) => ledger.get(articlePath(slug ?? ''))?.since;
    for (const [index, slug] of data.aliases.entries()) {
      const [older, newer] = [since(data.aliases[index - 1]), since(slug)];
      if (older === undefined || newer === undefined || older <= newer) continue;
      problems.push({
        name: 'aliases-out-of-order',
        file,
        field: `aliases.${index}`,
        found: `${show(slug)} of ${newer} after one of ${older}`,
        expected: 'former names, the oldest first: the article’s id in feeds is made of the first',
        fix: 'sort them by the day on which each was sealed',
      });
    }
    for (const [index, quote] of data.pullQuotes.entries()) {
      const sealed = ledger.get(quotePath(quote.id))?.words ?? [];
      if (quote.withdrawn) continue;
      const told = quote.revisions.map(({ said }) => said);
      const untold = sealed.find(
        (words) => !sameWords(words, quote.text) && !told.some((said) => sameWords(said, words)),
      );
      if (untold === undefined) continue;
      problems.push({
        name: 'quote-changed',
        file,
        field: `pullQuotes.${index}.text`,
        found: `${show(quote.text)}, where ${show(untold)} was sealed and shared`,
        expected: 'the words as they were sealed, or a revision that tells what they were',
        fix: `restore the words, or add to revisions: date (today), said (the sealed words as above) and why`,
      });
    }
  }
  return problems;
}

function remedy(path: string): string {
  const lang = site.languages.slice(1).find((other) => path.startsWith(`/${other}/`));
  const [, kind = '', id = ''] = path.slice(lang === undefined ? 0 : lang.length + 1).split('/');
  if (lang !== undefined)
    return `restore summaries.${lang} and labels.${lang} in content/${kind}/${id}.md, or add ${id} to formerly in the file that takes its place, which has both`;
  if (kind === 'q')
    return `restore the pull-quote with id ${id}, or keep it in its article's pullQuotes with withdrawn: date and why`;
  const file = `content/${kind}/${id}.md`;
  const field = kind === 'articles' ? 'aliases' : 'formerly';
  return `restore ${file}, or add ${id} to ${field} in the file that takes its place`;
}

/** The ledger with all that is public now: new addresses from `today`, new wordings, new cards. Nothing is ever taken out. */
export function seal(
  ledger: Ledger,
  library: Library,
  today: string,
  cards: ReadonlyMap<string, readonly string[]> = new Map(),
): Map<string, LedgerEntry> {
  const sealed = new Map(ledger);
  const published = withoutDrafts(library);
  const words = new Map(published.quotes.map((quote) => [quote.path, quote.text]));
  for (const { path, kind } of addresses(published)) {
    if (!['article', 'topic', 'person', 'quote'].includes(kind)) continue;
    const before = sealed.get(path);
    const entry: LedgerEntry = { since: before?.since ?? today };
    const text = words.get(path);
    const wordings = before?.words ?? [];
    const last = wordings.at(-1);
    if (text !== undefined)
      entry.words = last !== undefined && sameWords(last, text) ? wordings : [...wordings, text];
    else if (wordings.length > 0) entry.words = wordings;
    const pictures = [...new Set([...(before?.cards ?? []), ...(cards.get(path) ?? [])])];
    if (pictures.length > 0) entry.cards = pictures;
    sealed.set(path, entry);
  }
  return sealed;
}
