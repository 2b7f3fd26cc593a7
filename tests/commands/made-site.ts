import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSiteFile } from './fixture-site.ts';

const lines = 'The first line\n\nThe town paid once\nfor *two bridges* that stand today.\n\nA last line.\n';

/** A site of one article with these pull-quotes, ids and texts, whose body has three numbered lines. */
export function site(quotes: [id: string, text: string][], body = lines): string {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-quotes-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(root, 'content', path, '..'), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  };
  write('sources.yaml', '{}\n');
  writeSiteFile(root);
  write('topics/bridges.md', '---\ntitle: Bridges\nsummary: What stands over rivers.\n---\n');
  write('people/desk.md', '---\nname: The desk\nrole: Newsroom\n---\n');
  write(
    'articles/two-bridges.md',
    [
      '---',
      'title: Two bridges',
      'standfirst: About them.',
      'date: 2026-01-02',
      'author: desk',
      'topics: [bridges]',
      'pullQuotes:',
      ...quotes.flatMap(([id, text]) => [`  - id: ${id}`, `    text: ${text}`]),
      '---',
      body,
    ].join('\n'),
  );
  return root;
}
