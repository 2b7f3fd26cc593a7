import { parentPort, workerData } from 'node:worker_threads';
import type { Site } from '../model/site.ts';
import { site } from '../site.ts';
import { ContentCache, type EncodedRecord } from './content-cache.ts';

/** An article to render: its path from the project’s root, and where it is on disk. */
export interface NamedArticle {
  file: string;
  path: string;
}

/**
 * A thread that renders the articles it is sent and returns those that may be kept. Schemas depend on the settings, so they are loaded after
 * the settings of the process that started it.
 */
Object.assign(site, workerData as Site);
const { articleSchema } = await import('../model/article.ts');
const { readUncached } = await import('./read-file.ts');
const { readBytes } = await import('./read-text.ts');
const { renderBody } = await import('./render-body.ts');

parentPort?.on('message', (articles: readonly NamedArticle[]) => {
  void Promise.all(articles.map(render)).then((rendered) => {
    parentPort?.postMessage(rendered.filter((one) => one !== undefined));
  });
});

async function render({ file, path }: NamedArticle): Promise<EncodedRecord | undefined> {
  const { bytes } = readBytes(path, file);
  if (!bytes) return undefined;
  const { kept } = await readUncached(bytes, { file, path }, articleSchema, renderBody);
  return kept && ContentCache.encode(ContentCache.keyOf(file, bytes), kept);
}
