import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarkdownFile } from '../../content/frontmatter.ts';
import type { Reading } from '../../content/read-content.ts';
import { sourceRegister } from '../../content/read-register.ts';
import { parseYaml, type Position } from '../../content/yaml/parse.ts';
import type { SourceData } from '../../model/source.ts';
import type { Path } from '../edit/change.ts';

/** A source, and where it is written. */
export interface LinkedSource {
  id: string;
  file: string;
  /** The path of the source in the YAML of the file. */
  path: Path;
  /** Where its `url` is. */
  at: Position;
  url: string;
  archived: string | undefined;
  /** The day on which it was read, if it was. */
  accessed: string | undefined;
}

/** Returns every source of the register and of articles. */
export function linkedSources(root: string, { contents }: Reading): LinkedSource[] {
  const text = (file: string) => readFileSync(join(root, file), 'utf8');
  const { file } = sourceRegister;
  const places = contents.sources.length > 0 ? parseYaml(text(file), file).placeOf : undefined;
  return [
    ...contents.sources.map(({ id, data }) => sourceAt(id, file, [id], data, places)),
    ...contents.articles.flatMap(({ file: own, data }) => {
      const local = data.sources.flatMap((source, index) =>
        typeof source === 'string' ? [] : [{ source, index }],
      );
      if (local.length === 0) return [];
      const { placeOf } = parseMarkdownFile(text(own), own);
      return local.map(({ source, index }) => sourceAt(source.id, own, ['sources', index], source, placeOf));
    }),
  ];
}

const sourceAt = (
  id: string,
  file: string,
  path: Path,
  { url, archived, accessed }: SourceData,
  placeOf: ((path: Path) => Position) | undefined,
): LinkedSource => ({
  ...{ id, file, path, url, archived, accessed },
  at: placeOf?.([...path, 'url']) ?? { line: 1, column: 1 },
});
