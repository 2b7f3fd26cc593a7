import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { filesIn } from '../../files-in.ts';

/** Files of one kind in a built site. */
export interface FileKind {
  kind: string;
  files: number;
  bytes: number;
}

/** Kinds by the path from the site’s root; the first that matches counts. */
const kinds: [kind: string, pattern: RegExp][] = [
  ['search index', /^pagefind\//],
  ['card of an article', /^cards\/article-/],
  ['card of a topic or of the site', /^cards\/(?:topic-|site)/],
  ['card of a quote', /^cards\//],
  ['article', /^articles\/[^/]+\/index\.html$/],
  ['article as Markdown', /^articles\/.*\.md$/],
  ['sources of an article and how to cite it', /^articles\/.*\/sources\/index\.html$/],
  ['quote', /^q\/[^/]+\/index\.html$/],
  ['embedded quote', /^q\/[^/]+\/embed\/index\.html$/],
  ['oEmbed and annotation of a quote', /^q\//],
  ['feed', /(?:^|\/)(?:feed\.xml|atom\.xml|feed\.json)$/],
  ['topic', /^(?:[a-z-]+\/)?topics\//],
  ['person', /^people\//],
  ['script, style or font', /^assets\//],
  ['other', /^/],
];

/** Returns how many files and bytes of each kind a folder has. */
export function fileKinds(folder: string): FileKind[] {
  const found = new Map(kinds.map(([kind]) => [kind, { kind, files: 0, bytes: 0 }]));
  for (const file of filesIn(folder)) {
    const path = relative(folder, file).replaceAll('\\', '/');
    const entry = found.get(kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other');
    if (!entry) continue;
    entry.files++;
    entry.bytes += statSync(file).size;
  }
  return [...found.values()].filter(({ files }) => files > 0);
}
