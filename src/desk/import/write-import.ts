import { existsSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../content/files.ts';
import { messageOf } from '../../text/message-of.ts';
import type { ImportedArticle, ImportResult } from './types.ts';

/** What was done with an article. */
export interface Written {
  article: ImportedArticle;
  /** Paths of the files that were created, from the folder of the publication. */
  files: string[];
  /** Why nothing was written; undefined where everything was. */
  failed?: string;
}

/**
 * Writes the articles of an import into the publication in `root`, each with its pictures or not at all. Never overwrites: an article
 * whose file exists is skipped.
 */
export async function writeImport(result: ImportResult, root: string): Promise<Written[]> {
  const written: Written[] = [];
  for (const article of result.articles) written.push(await writeArticle(article, root));
  return written;
}

async function writeArticle(article: ImportedArticle, root: string): Promise<Written> {
  const failed = (why: string): Written => ({ article, files: [], failed: why });
  if (article.exists || existsSync(join(root, article.file)))
    return failed(`${article.file} exists, or is a former name of another article; it was not overwritten`);
  const files = [
    ...article.pictures.map(({ name, bytes }) => ({ file: `content/pictures/${name}`, bytes })),
    // The article comes last, so that it never names a picture that is not there.
    { file: article.file, bytes: Buffer.from(article.text) },
  ];
  const done: string[] = [];
  try {
    for (const { file, bytes } of files) {
      await createWhole(join(root, file), bytes);
      done.push(file);
    }
    return { article, files: done };
  } catch (error) {
    for (const file of done) await rm(join(root, file), { force: true });
    return failed(`nothing was written: ${messageOf(error)}`);
  }
}

/** Creates a file with all its bytes or not at all; fails if it exists. */
async function createWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = join(dirname(path), `.${process.pid}.importing`);
  try {
    await writeFile(part, bytes);
    await place(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/** A link, unlike a rename, fails where the file exists; some drives have no links. */
async function place(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || existsSync(path)) throw error;
    await rename(part, path);
  }
}
