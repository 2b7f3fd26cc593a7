import { readBuiltFiles } from '../content/built-files.ts';
import { formatLedger, type Ledger } from '../content/ledger.ts';
import { releaseId } from '../content/release.ts';
import { readRedirects } from '../hosting/redirects.ts';
import { publicationTag } from '../model/release.ts';
import { base, site } from '../site.ts';

/** The publication, as a target has to know it. */
export interface LocalPublication {
  publication: string;
  base: string;
  ledger: Ledger;
  /** File names of the cards that stay published, because old posts link to them, and of those that were withdrawn with their quote. */
  cards: { kept: ReadonlySet<string>; withdrawn: ReadonlySet<string> };
}

/** A built site. */
export interface LocalRelease extends LocalPublication {
  /** The folder of the built site. */
  folder: string;
  files: Readonly<Record<string, string>>;
  id: string;
  redirects: Readonly<Record<string, string>>;
  ledgerText: string;
}

/** Returns the publication with a ledger; `withdrawn` are the paths of withdrawn quotes. */
export function localPublication(ledger: Ledger, withdrawn: readonly string[]): LocalPublication {
  const cardsOf = (isWithdrawn: boolean) =>
    [...ledger].flatMap(([path, { cards = [] }]) => (withdrawn.includes(path) === isWithdrawn ? cards : []));
  return {
    publication: publicationTag(),
    base,
    ledger,
    cards: { kept: new Set(cardsOf(false)), withdrawn: new Set(cardsOf(true)) },
  };
}

/** Returns the release in the folder of a built site. */
export function localRelease(folder: string, publication: LocalPublication): LocalRelease {
  const files = readBuiltFiles(folder);
  return {
    ...publication,
    folder,
    files: Object.fromEntries(files),
    id: releaseId(files),
    redirects: Object.fromEntries(readRedirects(folder).map(({ from, to }) => [from, to])),
    ledgerText: formatLedger(publication.ledger, site.tagAuthority),
  };
}
