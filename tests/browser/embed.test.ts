import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { dist } from './english.ts';
import { askedInNewTab, asReader, origin } from './reader.ts';

const read = (path: string) => readFileSync(dist + path, 'utf8');
const ids = readdirSync(`${dist}/q`).filter((id) => read(`/q/${id}/index.html`).includes('json+oembed'));
const oEmbed = (id: string) =>
  JSON.parse(read(`/q/${id}/oembed.json`)) as { html: string; height: number; title: string };

/** Returns a page of another site with this HTML. */
const host = 'https://blog.example.org/';

describe('a quote in a frame on another site', () => {
  test('shows the whole quote at every width, without a gap below', () =>
    asReader(async (page) => {
      for (const id of ids) {
        await page.goto(`${origin}/q/${id}/embed/`);
        for (const width of [600, 420, 320]) {
          await page.setViewportSize({ width, height: 100 });
          const needed = await page.evaluate(async () => {
            await document.fonts.ready;
            return document.querySelector('figure')?.getBoundingClientRect().height ?? NaN;
          });
          const { height } = oEmbed(id);
          assert.ok(needed <= height, `${id} at ${width}: ${needed} of ${height}`);
          assert.ok(width < 600 || height - needed < 130, `${id}: ${height - needed} too many`);
        }
      }
    }));

  test('can be framed, links out of the frame, and runs no script', () =>
    asReader(async (page, context) => {
      const { html } = oEmbed('plainly-and-simply');
      await page.goto(`${origin}/q/plainly-and-simply/`);
      const text = await page.inputValue('#embed-text');
      assert.equal(await page.inputValue('#embed-frame'), html);
      await page.route(host, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${text}${html}` }),
      );
      await page.goto(host);
      assert.match(await page.locator('blockquote').innerText(), /plainly and simply\.”/);
      const frame = page.frameLocator('iframe');
      // The marks around the words are those of the article, in the gray text around them.
      assert.equal(`“${await frame.locator('blockquote').innerText()}”`, oEmbed('plainly-and-simply').title);
      const place = (await frame.locator('.place').innerText()).replace(/\n+/g, '');
      assert.ok(place.includes(oEmbed('plainly-and-simply').title) && place.length > 60, place);
      const article = frame.locator('figcaption').getByRole('link').first();
      assert.match((await article.getAttribute('href')) ?? '', new RegExp(`^${origin}/articles/[a-z-]+/$`));
      const link = frame.getByRole('link', { name: 'Read in context' });
      assert.equal(await link.getAttribute('target'), '_blank');
      await Promise.all([askedInNewTab(context, `${origin}/q/plainly-and-simply/`), link.click()]);
      assert.equal(page.url(), host);
      // The new tab cannot reach the page that shows the frame.
      assert.match((await link.getAttribute('rel')) ?? '', /noopener/);
    }));

  test('other pages cannot be framed', async () => {
    await assert.rejects(
      asReader(async (page) => {
        await page.route(host, (route) =>
          route.fulfill({
            contentType: 'text/html',
            body: `<iframe src="${origin}/q/plainly-and-simply/"></iframe>`,
          }),
        );
        await page.goto(host, { waitUntil: 'networkidle' });
        assert.equal(await page.frameLocator('iframe').locator('blockquote').count(), 0);
      }),
      // The only console error is the browser's message that it blocked the frame.
      /frame-ancestors 'none'/,
    );
  });

  test('is small: below 8 KB with its style sheet, without script, and excluded from search engines', () => {
    for (const id of ids) {
      const html = read(`/q/${id}/embed/index.html`);
      const sheets = [...html.matchAll(/href="(\/assets\/[^"]+\.css)"/g)].map((match) =>
        read(match[1] ?? ''),
      );
      assert.equal(sheets.length, 1);
      const bytes = [html, ...sheets].reduce((sum, part) => sum + Buffer.byteLength(part), 0);
      assert.ok(bytes < 8 * 1024, `${id}: ${bytes} bytes`);
      assert.doesNotMatch(html, /<script|style=/);
      assert.ok(html.includes(`<link rel="canonical" href="${origin}/q/${id}/">`), id);
      assert.ok(html.includes('<meta name="robots" content="noindex">'), id);
      assert.doesNotMatch(read('/sitemap-0.xml'), /\/embed\//);
    }
  });
});

test('each quote’s page links its oEmbed response, which has the format of oembed.com', () => {
  for (const id of ids) {
    assert.ok(
      read(`/q/${id}/index.html`).includes(
        `type="application/json+oembed" href="${origin}/q/${id}/oembed.json"`,
      ),
    );
    const answer = oEmbed(id) as unknown as Record<string, unknown>;
    assert.deepEqual([answer.version, answer.type, answer.width], ['1.0', 'rich', 600]);
    for (const name of ['title', 'author_name', 'author_url', 'provider_name', 'provider_url', 'html'])
      assert.equal(typeof answer[name], 'string', name);
  }
});
