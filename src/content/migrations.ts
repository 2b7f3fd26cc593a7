import type { Document } from 'yaml';

/** A change of what content may have, which rewrites content that was written before it. */
export interface Migration {
  /** What changes, for the report: `part of an article becomes series`. */
  what: string;
  /** Matches the files that it may change, by path from the folder of the publication. */
  files: RegExp;
  /** Changes a YAML file, or the frontmatter of a Markdown file. Comments stay where they are. */
  change: (document: Document) => void;
}

/** All migrations: the first leads from schema 1 to schema 2. A migration that was published never changes. */
export const migrations: readonly Migration[] = [];

/** Returns the schema that the software reads. */
export const currentSchema = (all: readonly Migration[] = migrations): number => all.length + 1;
