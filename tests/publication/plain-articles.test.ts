import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainPart } from '../../src/text/main-part.ts';
import { parsePlainHtml } from '../../src/text/parse-plain-html.ts';
import { articles } from '../site/content.ts';
import { readText } from '../site/dist.ts';

test('articles without texts in drawings are parsed by their tags: the parser of the standard takes several times as long, in two threads', () => {
  const plain = articles
    .map(({ id }) => ({ id, main: mainPart(readText(`/articles/${id}/index.html`)) }))
    .filter(({ main }) => !main.includes('<text'));
  assert.ok(plain.length > 0);
  assert.deepEqual(
    plain.filter(({ main }) => !parsePlainHtml(main)).map(({ id }) => id),
    [],
  );
});
