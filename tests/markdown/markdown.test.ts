import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseMarkdownFile } from '../../src/content/frontmatter.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import type { Annotations } from '../../src/model/article.ts';

/**
 * Each folder is a case: input.md becomes output.html; annotations.json, where there is one, has those annotations
 * that the case is about. `UPDATE=1` rewrites them: read every change, they are the specification.
 */
const update = process.env.UPDATE === '1';
const cases = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

async function render(path: string) {
  const text = readFileSync(path, 'utf8');
  const { data, body } = text.startsWith('---') ? parseMarkdownFile(text, path) : { data: {}, body: text };
  const { code, metadata } = await markdownProcessor.render(body, {
    frontmatter: data as Record<string, unknown>,
    fileURL: pathToFileURL(path),
  });
  return { html: `${code.trim()}\n`, annotations: metadata.frontmatter.annotations as Annotations };
}

for (const { name } of cases) {
  test(name.replaceAll('-', ' '), async () => {
    const file = (part: string) => join(import.meta.dirname, name, part);
    const { html, annotations } = await render(file('input.md'));
    const about = existsSync(file('annotations.json'))
      ? (JSON.parse(readFileSync(file('annotations.json'), 'utf8')) as Partial<Annotations>)
      : {};
    // Every problem counts.
    const expected = { problems: [], ...about };
    // Through JSON, which drops undefined properties.
    const json = JSON.stringify(
      Object.fromEntries(Object.keys(expected).map((key) => [key, annotations[key as keyof Annotations]])),
      undefined,
      2,
    );
    if (update) {
      writeFileSync(file('output.html'), html);
      if (existsSync(file('annotations.json'))) writeFileSync(file('annotations.json'), `${json}\n`);
    }
    assert.equal(html, readFileSync(file('output.html'), 'utf8'));
    if (!update) assert.deepEqual(JSON.parse(json), expected);
  });
}
