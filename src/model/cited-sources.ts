import { sourceId } from './article.ts';
import { blockFields, type JoinedBlocks } from './blocks.ts';
import type { ArticleEntry } from './contents.ts';
import { freeId } from './free-id.ts';
import type { JoinContext } from './join-context.ts';
import { type Problem, show } from './problem.ts';
import { References } from './references.ts';
import type { Source } from './source.ts';

/** The sources that an article lists, and which of them it cites. */
export class CitedSources {
  readonly #entry: ArticleEntry;
  readonly #problems: Problem[];
  readonly #references: References<Source>;
  readonly #listed: Set<string>;
  readonly #used = new Set<string>();

  constructor(entry: ArticleEntry, { sources, problems, unreadable }: JoinContext) {
    this.#entry = entry;
    this.#problems = problems;
    this.#listed = new Set(entry.data.sources.map(sourceId));
    const own = [...entry.data.sources.entries()].flatMap(([index, listed]) =>
      typeof listed === 'string' ? [] : [{ index, listed }],
    );
    const clashes = own.filter(({ listed }) => sources.has(listed.id));
    const ids = clashes.length > 0 ? new Set([...sources.keys(), ...this.#listed]) : this.#listed;
    for (const { index, listed } of clashes)
      problems.push({
        name: 'source-id-taken',
        file: entry.file,
        field: `sources.${index}.id`,
        found: `${show(listed.id)}, an id that content/sources.yaml also has`,
        expected: 'a unique id',
        fix: `to cite the source in content/sources.yaml, replace this entry with its id:\n- ${listed.id}\nor, for another source, write\nid: ${freeId(listed.id, ids)}`,
      });
    // The register may be long: it is copied only for articles with their own sources.
    const known =
      own.length === 0
        ? sources
        : new Map([...sources, ...own.map(({ listed }) => [listed.id, listed] as const)]);
    this.#references = new References(known, 'source', 'content/sources.yaml', problems, unreadable);
  }

  listed(): Source[] {
    return this.#references.all(this.#entry.data.sources.map(sourceId), this.#entry.file, 'sources');
  }

  /** Returns the source cited at `field`; reports one that is missing from the article's list. */
  one(id: string, field: string): Source | undefined {
    this.#used.add(id);
    // A listed id that does not exist is reported once, where it is listed.
    if (this.#listed.has(id)) return this.#references.peek(id);
    const source = this.#references.one(id, this.#entry.file, field);
    if (source) {
      this.#problems.push({
        name: 'source-not-listed',
        file: this.#entry.file,
        field,
        found: `source ${show(id)}, which is missing from sources`,
        expected: 'every cited source in sources',
        fix: `add ${id} to sources`,
      });
    }
    return source;
  }

  /** Returns the source of a quote before a revision: readers see it, but the article does not have to list it. */
  former(id: string, field: string): Source | undefined {
    this.#used.add(id);
    return this.#references.one(id, this.#entry.file, field);
  }

  all(ids: readonly string[], field: string): Source[] {
    return ids.flatMap((id, index) => this.one(id, `${field}.${index}`) ?? []);
  }

  /** Returns the data of an article's blocks, in which sources replace their ids. */
  inBlocks(data: ArticleEntry['data']): JoinedBlocks {
    const fields = Object.keys(blockFields) as (keyof JoinedBlocks)[];
    return Object.fromEntries(
      fields.map((field) => [field, this.#joined(data[field], field)]),
    ) as unknown as JoinedBlocks;
  }

  #joined(value: unknown, field: string): unknown {
    if (Array.isArray(value)) return value.map((item, index) => this.#joined(item, `${field}.${index}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]: [string, unknown]) => [
        key,
        key === 'sources'
          ? this.all(inner as string[], `${field}.sources`)
          : this.#joined(inner, `${field}.${key}`),
      ]),
    );
  }

  /** Reports listed sources that are never cited. */
  reportUncited(): void {
    for (const id of this.#listed) {
      // An id that does not exist is already reported.
      if (this.#used.has(id) || !this.#references.peek(id)) continue;
      this.#problems.push({
        name: 'source-not-cited',
        file: this.#entry.file,
        field: 'sources',
        found: `source ${show(id)}, which the article never cites`,
        expected: 'only cited sources',
        fix: `cite it in a note with [@${id}], or delete it from sources`,
      });
    }
  }
}
