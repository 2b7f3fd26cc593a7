import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { unbrokenPieces } from '../../src/text/unbroken.ts';
import { articles } from '../site/content.ts';
import { readText } from '../site/dist.ts';

test('every name like al-Qaeda in the text, titles and notes of an article is kept on one line, with no character added', () => {
  let count = 0;
  const faults: string[] = [];
  for (const { id } of articles) {
    const { document } = parseHTML(readText(`/articles/${id}/index.html`));
    const main = document.querySelector('main');
    for (const part of main?.querySelectorAll('h1, .standfirst, .points, .prose') ?? []) {
      for (const left of part.querySelectorAll(
        'code, svg, table, [id] > a[href^="#Mark-"], .visually-hidden, textarea, a[dir="ltr"]',
      ))
        left.remove();
      assert.doesNotMatch(part.textContent, /[\u2010\u2011\u2060]/);
      const texts = [...part.querySelectorAll('*'), part].flatMap((element) =>
        [...element.childNodes]
          .filter(({ nodeType }) => nodeType === 3)
          .map((node) => ({ element, text: node.nodeValue ?? '' })),
      );
      for (const { element, text } of texts) {
        if (/^(?:https?:|\w+\.)/.test(text.trim())) continue;
        for (const piece of unbrokenPieces(text).filter(({ kept }) => kept)) {
          count++;
          if (!element.classList.contains('nb'))
            faults.push(`${id}: ${piece.text} in ${element.outerHTML.slice(0, 90)}`);
        }
      }
    }
  }
  assert.deepEqual(faults, []);
  assert.ok(count > 20, String(count));
});
