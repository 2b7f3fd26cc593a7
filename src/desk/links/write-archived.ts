import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Change } from '../edit/change.ts';
import { editFrontmatter } from '../edit/edit-frontmatter.ts';
import { editYaml } from '../edit/edit-yaml.ts';
import { UneditableText } from '../edit/uneditable-text.ts';
import type { LinkedSource } from './sources.ts';

/** An archived copy for a source. */
export interface Proposal {
  source: LinkedSource;
  copy: string;
}

/**
 * Writes `archived` into the sources of the proposals. All other bytes of the files stay as they are. Returns the proposals that were
 * written, and those of files that cannot be edited, with the reason.
 */
export function writeArchived(
  root: string,
  proposals: readonly Proposal[],
): { written: Proposal[]; refused: (Proposal & { why: string })[] } {
  const written: Proposal[] = [];
  const refused: (Proposal & { why: string })[] = [];
  for (const [file, list] of Map.groupBy(proposals, ({ source }) => source.file)) {
    const changes = list.map(({ source, copy }): Change => ({
      path: [...source.path, 'archived'],
      set: copy,
    }));
    try {
      const path = join(root, file);
      const text = readFileSync(path, 'utf8');
      const edited = file.endsWith('.md') ? editFrontmatter(text, changes) : editYaml(text, changes);
      const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      writeFileSync(draft, edited);
      renameSync(draft, path);
      written.push(...list);
    } catch (error) {
      if (!(error instanceof UneditableText)) throw error;
      refused.push(...list.map((proposal) => ({ ...proposal, why: error.message })));
    }
  }
  return { written, refused };
}
