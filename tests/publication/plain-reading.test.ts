import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Readability } from '@mozilla/readability';
import type { Element } from 'hast';
import { parseHTML } from 'linkedom';
import { articles, people } from '../site/content.ts';
import { firstLanguage } from '../site/dist.ts';
import { all, attribute, one, tag, text, withClass } from '../site/elements.ts';
import { pageAt } from '../site/parsed.ts';

/** Articles without the site’s styles: in a browser’s reader mode, and in a text browser. */
const read = articles.map(({ id, data, body }) => {
  const page = pageAt(`/articles/${id}/`);
  const prose = one(page.tree, withClass('prose'));
  assert.ok(prose, id);
  /** The number of paragraphs, headings, list items, notes and other blocks that the author wrote. */
  const written = body.trim().split(/\n\s*\n|\n(?=- |\[\^)/).length;
  return { id, data, page, prose, written };
});
const within = (words: string) => words.replace(/\s+/gu, ' ').trim();
const isHidden = (element: Element) => attribute(element, 'ariaHidden') === 'true';

describe('Firefox’s reader mode keeps', () => {
  const parsed = read.map(({ page, ...rest }) => {
    const { document } = parseHTML(page.html);
    return {
      ...rest,
      mode: new Readability(document).parse(),
    };
  });

  test('title, byline and date', () => {
    for (const { id, data, mode } of parsed) {
      assert.ok(mode, id);
      assert.equal(mode.title, data.title, id);
      const [author = ''] = [data.author].flat();
      const names = people.find((person) => person.id === author)?.data;
      assert.ok(
        mode.byline?.includes(names?.names?.[data.lang ?? firstLanguage] ?? names?.name ?? '?'),
        `${id}: ${mode.byline ?? ''}`,
      );
      assert.ok(mode.publishedTime?.startsWith(data.date), `${id}: ${mode.publishedTime ?? ''}`);
      assert.equal(mode.lang, data.lang ?? firstLanguage, id);
    }
  });

  test('every paragraph, heading, cell and note of the text', () => {
    for (const { id, prose, mode, written } of parsed) {
      const kept = within(mode?.textContent ?? '');
      const parts = textParts(prose);
      assert.ok(parts.length >= Math.min(written, 21), id);
      assert.deepEqual(
        parts.filter((part) => !kept.includes(part)),
        [],
        id,
      );
    }
  });
});

/** Returns the text of every paragraph and similar element, without controls, and without pull-quotes, which repeat the text. */
function textParts(prose: Element): string[] {
  const beside = new Set(
    all(
      prose,
      (element) =>
        ['pull-quote', 'screen-only'].some((name) => withClass(name)(element)) || tag('fieldset')(element),
    ).flatMap((element) => all(element, () => true)),
  );
  return all(prose, tag('p', 'h2', 'h3', 'li', 'td', 'th', 'figcaption', 'blockquote'))
    .filter((element) => !beside.has(element) && !isHidden(element))
    .map((element) => text(element))
    .filter((words) => words !== '');
}

describe('a text browser reads', () => {
  test('title, text, notes and the rest, in that order', () => {
    for (const { id, data, page, prose } of read) {
      const dump = text(one(page.tree, tag('main')));
      const [first = ''] = textParts(prose);
      const order = [data.title, ...(data.keyPoints ?? []), first];
      const notes = one(prose, (element) => element.properties.dataFootnotes !== undefined);
      if (notes) order.push(text(all(notes, tag('li'))[0]));
      const places = order.map((part) => dump.indexOf(within(part)));
      assert.ok(
        places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1)),
        `${id}: ${places.join(', ')}`,
      );
      // Nothing of the article’s text comes after the notes.
      assert.equal(
        prose.children.findLast((child) => child.type === 'element'),
        notes,
        id,
      );
    }
  });

  test('headings that skip no level, with exactly one of level 1', () => {
    for (const { id, page } of read) {
      const levels = all(page.tree, tag('h1', 'h2', 'h3', 'h4')).map(({ tagName }) => Number(tagName[1]));
      assert.equal(levels[0], 1, id);
      assert.equal(levels.filter((level) => level === 1).length, 1, id);
      for (const [index, level] of levels.entries())
        assert.ok(level <= (levels[index - 1] ?? 0) + 1, `${id}: ${levels.join(' ')}`);
    }
  });

  test('no control in the middle of a sentence', () => {
    for (const { id, prose } of read)
      for (const paragraph of all(prose, tag('p', 'li', 'td'))) {
        const controls = all(paragraph, tag('button', 'input', 'select', 'aside', 'template'));
        const timeline = all(paragraph, withClass('entry')).length > 0;
        if (!timeline)
          assert.deepEqual(
            controls.map((control) => control.tagName),
            [],
            `${id}: ${text(paragraph).slice(0, 60)}`,
          );
      }
  });
});
