import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { articles } from './english.ts';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const lead = '/articles/one-bridge-two-entries/';
const list = '[data-footnotes] li';

/** Waits until notes that are too far from their references have left the margin: the page looks for them in its next frame. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Returns the positions of notes and references, and of elements that must not be covered. */
const places = async (page: Page) => {
  await settled(page);
  return page.evaluate((list) => {
    const box = (element: Element | null | undefined) => {
      const { top, bottom, left, right } = element?.getBoundingClientRect() ?? new DOMRect();
      return { top, bottom, left, right };
    };
    return {
      notes: [...document.querySelectorAll(list)].map((note) => ({
        ...box(note),
        mark: box(document.getElementById(note.id.replace('Note', 'Mark'))),
      })),
      prose: box([...document.querySelectorAll('.prose p')].find((text) => !text.closest('aside'))),
      footer: box(document.querySelector('body > footer')),
    };
  }, list);
};

test('in a wide window every note is in the margin, at its reference or below the previous note', async () => {
  const { page } = await site.tab({ viewport: { width: 1280, height: 800 } });
  for (const { id, data } of articles) {
    await page.goto(`/articles/${id}/`);
    const { notes, prose, footer } = await places(page);
    const rtl = data.lang === 'ar';
    for (const [index, note] of notes.entries()) {
      const before = notes[index - 1];
      const where = `${id}, note ${index + 1}`;
      assert.ok(rtl ? note.left > prose.right : note.right < prose.left, `${where} is in the text`);
      assert.ok(note.top >= note.mark.top - 1, `${where} is above its reference`);
      if (before) assert.ok(note.top >= before.bottom, `${where} covers the one before`);
      assert.ok(note.bottom < footer.top, `${where} reaches into the foot`);
      const free = !before || before.bottom + 12 < note.mark.top;
      if (free) assert.ok(note.top - note.mark.top < 2, `${where} is not at its mark`);
    }
  }
  await page.context().close();
});

/** The distance in pixels from each note in the margin to its reference, above it. */
const drifts = async (page: Page) => {
  await settled(page);
  return page.evaluate(
    (list) =>
      [...document.querySelectorAll(list)].flatMap((note) => {
        const mark = document.getElementById(note.id.replace('Note', 'Mark'));
        if (!mark || getComputedStyle(note).position !== 'absolute') return [];
        return note.getBoundingClientRect().top - mark.getBoundingClientRect().top;
      }),
    list,
  );
};
const farthest = 300;

test('in a wide window a note has two lines, and all of them when it is clicked', async () => {
  const { page, errors } = await site.tab({ viewport: { width: 1280, height: 800 } });
  let clamped = 0;
  for (const dir of ['ltr', 'rtl']) {
    const article = articles.find(({ data }) => (data.lang === 'ar') === (dir === 'rtl'));
    assert.ok(article);
    const { id } = article;
    await page.goto(`/articles/${id}/`);
    for (const note of (await page.locator(list).all()).slice(0, 6)) {
      const shown = () =>
        note.evaluate((item) => ({
          lines: Math.round(item.clientHeight / Number.parseFloat(getComputedStyle(item).lineHeight)),
          isCut: item.scrollHeight > item.clientHeight + 4,
        }));
      const { lines, isCut } = await shown();
      assert.ok(lines <= 2, `${id}: ${lines} lines`);
      if (!isCut) continue;
      clamped++;
      await note.click({ position: { x: 3, y: 3 } });
      const open = await shown();
      assert.ok(open.lines > 2 && !open.isCut, `${id}: ${JSON.stringify(open)}`);
      await page.locator('h1').click();
      assert.equal((await shown()).lines, lines);
    }
  }
  assert.ok(clamped > 0);
  assert.deepEqual(errors, []);
  await page.context().close();
});

test(`no note in the margin is more than ${farthest} px from its reference`, async () => {
  for (const width of [1280, 1920]) {
    const { page } = await site.tab({ viewport: { width, height: 900 } });
    let count = 0;
    for (const { id } of articles) {
      await page.goto(`/articles/${id}/`);
      const found = await drifts(page);
      count += found.length;
      assert.ok(Math.max(0, ...found) <= farthest, `${id}: ${found.join(' ')}`);
    }
    assert.ok(count > 0);
    await page.context().close();
  }
});

test('notes whose margin is full stay in the list, numbered, and open as popovers', async () => {
  const { page, errors } = await site.tab({ viewport: { width: 1280, height: 800 } });
  const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
  const marks = numbers.map((at) => `<sup><a href="#Note-${at}" id="Mark-${at}">${at}</a></sup>`).join(' ');
  const notes = numbers.map(
    (at) =>
      `<li id="Note-${at}">Entry ${at} of the register of bridges, which is kept in the town hall, in the second room on the left.</li>`,
  );
  await page.route(`**${lead}`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html
      .replace(/<sup>.*?<\/sup>/gs, '')
      .replace(/(<div class="prose">.*?<p>)/s, `$1${marks} `)
      .replace(/(<section data-footnotes.*?<ol>).*?(<\/ol>)/s, `$1${notes.join('')}$2`);
    await route.fulfill({ response, body });
  });
  await page.goto(lead);
  await page.locator('#Note-30[data-far]').waitFor();
  const found = await drifts(page);
  assert.ok(found.length > 3 && Math.max(...found) <= farthest, found.join(' '));
  assert.equal(
    await page.locator('#footnote-label').evaluate((title) => title.getBoundingClientRect().height > 1),
    true,
  );
  await page.locator('#Mark-30').click();
  const note = page.locator('#Note-30:popover-open');
  await note.waitFor();
  assert.match(await note.evaluate((item) => getComputedStyle(item, '::before').content), /counter\(note/);
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('in a wide window a reference moves the focus to its note without scrolling', async () => {
  const { page } = await site.tab({ viewport: { width: 1280, height: 800 } });
  await page.goto(lead);
  const mark = page.locator('#Mark-1');
  await mark.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
  });
  await mark.focus();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'Note-1');
  assert.equal(await page.evaluate(() => scrollY), before);
  await page.context().close();
});

test('on a phone a reference opens its note as a popover, and closing it restores the focus', async () => {
  const { page, errors } = await site.tab({ viewport: { width: 360, height: 740 } });
  await page.goto(lead);
  const items = await page.locator(list).count();
  await page.locator('#Mark-2').click();
  const note = page.locator('#Note-2:popover-open');
  await note.waitFor();
  const { y = 0, height = 0 } = (await note.boundingBox()) ?? {};
  assert.ok(y > 0 && y + height <= 741, 'inside the window');
  assert.match(await note.innerText(), /The measurement of 1991 is on the first page/);
  await page.keyboard.press('Escape');
  await page.locator('#Note-2:not([popover])').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'Mark-2');
  assert.equal(await page.locator(list).count(), items);
  await page.locator('#Mark-2').click();
  await note.locator('a').last().click();
  await page.locator('#Note-2:not([popover])').waitFor();
  assert.deepEqual(errors, []);
  await page.context().close();
});

for (const [name, width] of [
  ['a phone', 360],
  ['a desk', 1280],
] as const)
  test(`without script, on ${name}, a reference links to its note`, async () => {
    const { page } = await site.tab({ viewport: { width, height: 740 }, javaScriptEnabled: false });
    await page.goto(lead);
    await page.locator('#Mark-2').click();
    await page.waitForURL('**#Note-2');
    assert.ok(await page.locator('#Note-2').isVisible());
    assert.ok(await page.locator('#Note-2:target').count());
    await page.context().close();
  });

for (const [name, viewport] of Object.entries({
  desk: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
}))
  test(`on a ${name} links to go on reading are after the text and before the list of notes`, async () => {
    const { page } = await site.tab({ viewport, javaScriptEnabled: false });
    for (const path of [lead, `${lead.slice(0, -1)}-ar/`]) {
      await page.goto(path);
      const tops = await page.evaluate(() =>
        ['.prose > p', '#related', '[data-footnotes]'].map(
          (part) => (document.querySelector(part)?.getBoundingClientRect().top ?? NaN) + scrollY,
        ),
      );
      assert.deepEqual(
        tops,
        tops.toSorted((a, b) => a - b),
      );
      assert.ok(tops.every(Number.isFinite), path);
    }
    await page.context().close();
  });

test('in print all notes are a list after the text', async () => {
  const { page } = await site.tab({ viewport: { width: 1280, height: 800 } });
  await page.goto(lead);
  await page.emulateMedia({ media: 'print' });
  const { notes, prose } = await places(page);
  for (const { left, mark, top } of notes) assert.ok(left >= prose.left - 1 && top > mark.bottom);
  const address = await page
    .locator(`${list} cite a`)
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  assert.match(address, /https:\/\/example\.org\//);
  assert.equal(await page.locator('.contents').isVisible(), false);
  await page.context().close();
});
