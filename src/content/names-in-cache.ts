import type { ArticleEntry } from '../model/contents.ts';
import { Names } from '../model/names-in-texts.ts';
import { ContentCache } from './content-cache.ts';

/** The names that a text contains, of those that were looked for; texts share the list of these. */
interface Search {
  lookedFor: readonly string[];
  found: readonly string[];
}

/** The difference between two lists of names. */
interface Change {
  added: Names;
  removed: ReadonlySet<string>;
}

/** The key under which the cache has what was found. */
export const namesKey = ContentCache.keyOf('names in texts');

/** Looks for names in texts, and remembers in the cache which it found: a new text is searched for all names, all others for new names. */
export class NamesInCache {
  readonly #cache: ContentCache;
  /** By the key of the file. */
  readonly #searches: Map<string, Search>;
  readonly #used = new Set<string>();
  readonly #changes = new Map<readonly string[], Map<Names, Change>>();
  #isChanged = false;

  constructor(cache: ContentCache) {
    this.#cache = cache;
    this.#searches = new Map(cache.get(namesKey) as Map<string, Search> | undefined);
  }

  /** Returns the names that an article’s text contains. */
  find = ({ key, annotations }: ArticleEntry, names: Names): readonly string[] => {
    if (key === undefined) return names.in(annotations.text);
    this.#used.add(key);
    const before = this.#searches.get(key);
    if (before?.lookedFor === names.names) return before.found;
    if (!before) return this.#remember(key, names, names.in(annotations.text));
    const { added, removed } = this.#changeOf(before.lookedFor, names);
    const found = removed.size === 0 ? before.found : before.found.filter((name) => !removed.has(name));
    // Those that are looked for are also in lists with more names, so that the shorter list of what is published changes nothing.
    if (added.names.length === 0) return found;
    return this.#remember(key, names, [...found, ...added.in(annotations.text)]);
  };

  /** Writes what changed, without files that are not there any more. */
  keep(): void {
    for (const key of this.#searches.keys())
      if (!this.#used.has(key)) this.#isChanged = this.#searches.delete(key);
    if (this.#isChanged) this.#cache.setLater(namesKey, new Map(this.#searches));
    this.#isChanged = false;
  }

  #remember(key: string, { names }: Names, found: readonly string[]): readonly string[] {
    this.#searches.set(key, { lookedFor: names, found });
    this.#isChanged = true;
    return found;
  }

  #changeOf(before: readonly string[], names: Names): Change {
    const changes = this.#changes.get(before) ?? new Map<Names, Change>();
    this.#changes.set(before, changes);
    const known = changes.get(names);
    if (known) return known;
    const [old, current] = [new Set(before), new Set(names.names)];
    const change = {
      added: new Names(names.names.filter((name) => !old.has(name))),
      removed: old.difference(current),
    };
    changes.set(names, change);
    return change;
  }
}
