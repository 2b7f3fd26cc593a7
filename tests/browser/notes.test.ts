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

/** Returns the positions of notes and references, and of elements that must not be covered. */
const places = (page: Page) =>
  page.evaluate((list) => {
    const box = (element: Element | null | undefined) => {
      const { top, bottom, left, right } = element?.getBoundingClientRect() ?? new DOMRect();
      return { top, bottom, left, right };
    };
    return {
      notes: [...document.querySelectorAll(list)].map((note) => ({
        ...box(note),
        mark: box(document.getElementById(note.id.replace('Note', 'Mark'))),
      })),
      prose: box(document.querySelector('.prose p')),
      footer: box(document.querySelector('body > footer')),
    };
  }, list);

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
