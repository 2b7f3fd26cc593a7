import type { Contents } from '../model/contents.ts';
import { joinLibrary, type Library } from '../model/library.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { isError } from '../model/problem-kinds.ts';
import type { Reading } from './read-content.ts';

type Entries = Pick<Contents, 'articles' | 'topics' | 'people' | 'series' | 'sources'>;

/** Errors of files that no page can show. */
const unshowable = new Set<ProblemName>(['picture-missing', 'picture-unreadable', 'picture-name-invalid']);

/** Keeps the last version without errors of each file, so that the dev server can show it while a file is being edited. */
export class LastValid {
  #maps: Contents['maps'];
  #leadPictures: Contents['leadPictures'];
  /** The last versions without errors. */
  #valid: Entries = { articles: [], topics: [], people: [], sources: [] };
  #former: ReadonlySet<string> = new Set();

  /** Files of which the library has an earlier version than content/. */
  get former(): ReadonlySet<string> {
    return this.#former;
  }

  /**
   * Returns the library with the last version without errors of every file. Of a file that always had errors it has the current version, if
   * that can be shown.
   */
  library({ contents, invalid, library, problems }: Reading): Library {
    const errors = problems.filter(isError);
    const faulty = new Set([...invalid, ...errors.map(({ file }) => file)]);
    const hidden = new Set([
      ...invalid,
      ...errors.flatMap(({ name, file }) => (unshowable.has(name) ? [file] : [])),
    ]);
    const before = this.#valid;
    const former = new Set<string>();
    const validOf = <T extends { file: string }>(now: readonly T[], before: readonly T[]) => [
      ...now.filter(({ file }) => !faulty.has(file)),
      ...before.filter(({ file }) => faulty.has(file)),
    ];
    const shown = <T extends { file: string }>(now: readonly T[], valid: readonly T[]) => {
      const known = new Set(valid.map(({ file }) => file));
      for (const file of known) if (faulty.has(file)) former.add(file);
      return [...valid, ...now.filter(({ file }) => !known.has(file) && !hidden.has(file))];
    };
    const valid = (this.#valid = {
      articles: validOf(contents.articles, before.articles),
      topics: validOf(contents.topics, before.topics),
      people: validOf(contents.people, before.people),
      series: validOf(contents.series ?? [], before.series ?? []),
      // All in one file: the others of it are current.
      sources: [
        ...contents.sources.filter(({ file }) => !invalid.has(file)),
        ...before.sources.filter(({ file }) => invalid.has(file)),
      ],
    });
    const entries = {
      articles: shown(contents.articles, valid.articles),
      topics: shown(contents.topics, valid.topics),
      people: shown(contents.people, valid.people),
      series: shown(contents.series ?? [], valid.series),
      sources: valid.sources,
    };
    this.#former = former;
    const maps = (this.#maps = new Map([...(this.#maps ?? []), ...(contents.maps ?? [])]));
    const leadPictures = (this.#leadPictures = new Map([
      ...(this.#leadPictures ?? []),
      ...(contents.leadPictures ?? []),
    ]));
    return faulty.size === 0 ? library : joinLibrary({ ...contents, ...entries, maps, leadPictures }).library;
  }
}
