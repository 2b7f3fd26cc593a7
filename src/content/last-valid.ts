import type { Contents } from '../model/contents.ts';
import { joinLibrary, type Library } from '../model/library.ts';
import type { Reading } from './read-content.ts';

type Entries = Pick<Contents, 'articles' | 'topics' | 'people' | 'series' | 'sources'>;

/** Keeps the last valid version of each file, so that the dev server can show it while a file is being edited. */
export class LastValid {
  #maps: Contents['maps'];
  #entries: Entries = { articles: [], topics: [], people: [], sources: [] };

  /** Returns the library with the last valid version of every invalid file; files that were never valid are left out. */
  library({ contents, invalid, library }: Reading): Library {
    const before = this.#entries;
    const isInvalid = ({ file }: { file: string }) => invalid.has(file);
    const kept = <T extends { file: string }>(now: readonly T[], before: readonly T[]) => [
      ...now.filter((entry) => !isInvalid(entry)),
      ...before.filter(isInvalid),
    ];
    const entries = (this.#entries = {
      articles: kept(contents.articles, before.articles),
      topics: kept(contents.topics, before.topics),
      people: kept(contents.people, before.people),
      series: kept(contents.series ?? [], before.series ?? []),
      sources: kept(contents.sources, before.sources),
    });
    const maps = (this.#maps = new Map([...(this.#maps ?? []), ...(contents.maps ?? [])]));
    return invalid.size === 0 ? library : joinLibrary({ ...contents, ...entries, maps }).library;
  }
}
