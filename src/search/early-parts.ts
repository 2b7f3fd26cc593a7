import type { Language } from '../i18n/languages.ts';
import { byNumber, groupRecords, type PartLimits, partLimits, type RecordGroup } from './group-records.ts';
import { isOnSite, type KeptIndexes, writeAhead } from './index-part.ts';
import type { SearchRecord } from './record.ts';

interface Options {
  language: Language;
  /** Where written parts are kept. */
  kept: KeptIndexes;
  /** A folder for drafts. */
  folder: string;
  limits?: PartLimits;
}

/**
 * Writes the parts of an index while pages are rendered, each as soon as all of its pages are there; of a small site, the index in one piece. It leaves them
 * in the cache of written indexes, in which `writeIndex` finds those whose records and pages are the same in the end. So it can only save time.
 */
export class EarlyParts {
  readonly #options: Options;
  readonly #inParts: boolean;
  /** Groups of which pages are missing, by the URLs of these. */
  readonly #waiting = new Map<string, { group: RecordGroup; missing: Set<string> }>();
  readonly #pages = new Map<string, string>();
  #work: Promise<void> = Promise.resolve();

  constructor(records: readonly SearchRecord[], { limits = partLimits, ...options }: Options) {
    this.#options = { ...options, limits };
    const groups = groupRecords(records.toSorted(byNumber), limits);
    this.#inParts = groups.length > 1;
    for (const group of groups) {
      const missing = new Set(group.records.filter(isOnSite).map(({ url }) => url));
      for (const url of missing) this.#waiting.set(url, { group, missing });
    }
  }

  /** Takes the page of a record, as `pageForIndex` made it. */
  add(url: string, prepared: string): void {
    const waiting = this.#waiting.get(url);
    if (!waiting) return;
    this.#pages.set(url, prepared);
    const { group, missing } = waiting;
    missing.delete(url);
    if (missing.size > 0) return;
    for (const { url: own } of group.records) this.#waiting.delete(own);
    this.#work = this.#work.then(() => this.#write(group));
  }

  /** Resolves when everything that was begun is written. */
  end(): Promise<void> {
    return this.#work;
  }

  async #write(group: RecordGroup): Promise<void> {
    const { folder, language, kept } = this.#options;
    const preparedAt = (url: string) => Promise.resolve(this.#pages.get(url) ?? '');
    try {
      await writeAhead(group, folder, { language, inParts: this.#inParts, kept, preparedAt });
    } catch {
      // It is written in the end, which reports the error.
    }
    for (const { url } of group.records) this.#pages.delete(url);
  }
}
