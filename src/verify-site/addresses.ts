import type { Ledger } from '../content/ledger.ts';
import type { Reading } from '../content/read-content.ts';
import { cardsPath, type FeedFormat, feedFormats, feedPath, withoutBase } from '../model/routes.ts';
import { type PageUrl, pageUrls } from '../model/urls.ts';
import { isCardFile } from '../outputs/cards/names.ts';
import { allFeeds } from '../outputs/feeds/feeds.ts';
import { nextToPages, publishedFiles } from '../outputs/published-files.ts';

/** An address that the published site must answer. */
export interface Address {
  /** On the host: `/repo/q/some-words/`. */
  path: string;
  kind: 'page' | 'redirect' | 'card' | 'file' | FeedFormat;
  /** The line of its entry in the ledger; undefined for addresses that are not sealed. */
  line?: number;
  /** The sealed words of a quote’s page, the latest wording. */
  words?: string;
  /** True for the card of an earlier wording, which no build makes. */
  isEarlier?: boolean;
  /** True if the page has a share card. */
  hasCard?: boolean;
  /** For a former URL: the path that replaced it. */
  to?: string;
}

/** Files of one kind that are checked when not all are. */
const filesOfAKind = 3;

export interface Chosen {
  /** True checks every file for programs; false, three of each kind. */
  everyFile?: boolean;
  /** Only addresses that were sealed on this day or later. */
  since?: string | undefined;
  /** At most this number of sealed addresses: others every day. */
  sample?: number | undefined;
  /** The day, which chooses the sample. */
  day?: string;
}

/**
 * Returns every address that the published site must answer: all of the ledger with the cards of each, former URLs, lists, feeds and other
 * files for programs. `text` is the text of the ledger.
 */
export function addressesOf({ published, ledger }: Reading, text: string, chosen: Chosen = {}): Address[] {
  const pages = new Map(pageUrls(published).map((page) => [page.path, page]));
  const lines = linesOf(text);
  const files = publishedFiles(published);
  const sealed = chosenOf([...ledger.keys()], ledger, chosen).flatMap((path) => {
    const line = lines.get(withoutBase(path));
    const at = line === undefined ? {} : { line };
    const page = pages.get(path);
    const { words, cards = [] } = ledger.get(path) ?? {};
    const isWithdrawn = page?.kind === 'withdrawn';
    const last = words?.at(-1);
    return [
      {
        ...{ path, ...at, ...kindOf(page) },
        ...(cards.length > 0 && !isWithdrawn && !page?.to ? { hasCard: true } : {}),
        ...(last === undefined || isWithdrawn || page?.to ? {} : { words: last }),
      },
      // The card of a withdrawn quote is not kept: its words were taken back.
      ...(isWithdrawn ? [] : cards.filter(isCardFile)).map((card): Address => ({
        ...{ path: `${cardsPath}${card}`, kind: 'card', ...at },
        ...(files.has(`${cardsPath}${card}`) ? {} : { isEarlier: true }),
      })),
    ];
  });
  const others = [...pages.values()].filter(
    ({ path, kind }) => (kind === 'page' || kind === 'list' || kind === 'redirect') && !ledger.has(path),
  );
  return unique([
    ...others.map((page): Address => ({ path: page.path, ...kindOf(page) })),
    ...allFeeds(published).flatMap(({ feed, formats }) =>
      formats.map((kind) => ({ path: feedPath(feed.path, kind), kind })),
    ),
    ...sealed,
    ...filesOf(published, files, chosen.everyFile ?? false),
  ]);
}

const kindOf = (page: PageUrl | undefined): Pick<Address, 'kind' | 'to'> =>
  page?.to === undefined ? { kind: 'page' } : { kind: 'redirect', to: page.to.path };

/** Returns the line of each entry of the ledger, by path from the site’s root. */
function linesOf(text: string): Map<string, number> {
  const lines = text.split('\n').map((line, index): [string, number] => {
    const [, key = ''] = /^\s*"(\/[^"]*)":/.exec(line) ?? [];
    return [key, index + 1];
  });
  return new Map(lines);
}

/** Returns the paths that were chosen, in order. */
function chosenOf(paths: readonly string[], ledger: Ledger, { since, sample, day = '' }: Chosen): string[] {
  const recent = paths.filter((path) => since === undefined || (ledger.get(path)?.since ?? '') >= since);
  if (sample === undefined || sample >= recent.length) return recent;
  const drawn = new Set([...recent].sort((a, b) => mixed(a, day) - mixed(b, day)).slice(0, sample));
  return recent.filter((path) => drawn.has(path));
}

/** Returns a number from a text and a day that is as good as random (FNV-1a). */
function mixed(text: string, day: string): number {
  let hash = 2_166_136_261;
  for (const unit of `${day}${text}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** Returns files for programs other than feeds and cards: all of them, or a few of each kind. */
function filesOf(published: Reading['published'], all: ReadonlySet<string>, everyFile: boolean): Address[] {
  const feeds = Object.values(feedFormats).map(({ file }) => file);
  const files = [...all].filter(
    (path) => !path.startsWith(cardsPath) && !feeds.some((file) => path.endsWith(`/${file}`)),
  );
  const former = new Set(pageUrls(published).flatMap(({ path, to }) => (to === undefined ? [] : [path])));
  const current = files.filter((path) => !former.has(pageOf(path)));
  const kinds = Map.groupBy(current, (path) =>
    withoutBase(path).replace(/[^/.]+(?=\.(?:md|epub)$|\/[^/]+$)/, '*'),
  );
  return [...kinds.values()].flatMap((paths) =>
    (everyFile ? paths : paths.slice(0, filesOfAKind)).map((path): Address => ({ path, kind: 'file' })),
  );
}

/** Returns the path of the page that a file belongs to: next to it, or in whose folder it is. */
function pageOf(file: string): string {
  const ending = nextToPages.find((one) => file.endsWith(one));
  return ending === undefined ? file.replace(/[^/]*$/, '') : `${file.slice(0, -ending.length)}/`;
}

const unique = (addresses: readonly Address[]): Address[] => [
  ...new Map(addresses.map((address) => [address.path, address])).values(),
];
