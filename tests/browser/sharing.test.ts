import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { dist } from './english.ts';
import { asReader, clipboard, newReader, origin, plainOrigin, withClipboard } from './reader.ts';

const quotePage = `${origin}/q/plainly-and-simply/`;
const words = '“This is one bridge, plainly and simply.” — Mara Lind';
const article = `${origin}/articles/one-bridge-two-entries/`;
const arabicArticle = `${origin}/articles/one-bridge-two-entries-ar/`;

const status = (page: Page) => page.locator('share-panel [role=status]');
const copyLink = '[data-copy=link]';
const copyWords = '[data-copy=words]';
const controlOf = (id: string) => `a.share[href="/q/${id}/#share"]`;

describe('copying', () => {
  test('copies the link, and the text with attribution and link', () =>
    asReader(async (page) => {
      await page.goto(quotePage);
      await page.click(copyLink);
      await status(page).filter({ hasText: 'Link copied.' }).waitFor();
      assert.equal(await clipboard(page), quotePage);
      await page.click(copyWords);
      await status(page).filter({ hasText: 'Text and link copied.' }).waitFor();
      assert.equal(await clipboard(page), `${words}\n${quotePage}`);
    }, withClipboard));

  test('copies HTML for other sites', () =>
    asReader(async (page) => {
      await page.goto(quotePage);
      await page.click('summary');
      for (const id of ['embed-text', 'embed-frame']) {
        await page.click(`[data-copy=${id}]`);
        await status(page).filter({ hasText: 'Copied.' }).waitFor();
        assert.equal(await clipboard(page), await page.inputValue(`#${id}`));
      }
      assert.match(
        await clipboard(page),
        /^<iframe src="https:\/\/verbatim\.example\/q\/plainly-and-simply\/embed\/"/,
      );
    }, withClipboard));

  for (const [name, address] of [
    ['without clipboard access', quotePage.replace(origin, plainOrigin)],
    ['if the reader denies access', quotePage],
  ] as const)
    test(`${name}, the text is selected for manual copying`, () =>
      asReader(async (page) => {
        await page.goto(address);
        await page.click(copyWords);
        await status(page).filter({ hasText: 'The text is selected' }).waitFor();
        assert.equal(await selectedInField(page), `${words}\n${quotePage}`);
        await page.click(copyLink);
        await page.waitForFunction(() => !document.querySelector('textarea')?.value.includes('“'));
        assert.equal(await selectedInField(page), quotePage);
      }));
});

/** Returns what would be copied from the focused field. */
const selectedInField = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLTextAreaElement
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : '';
  });

describe('the system’s share sheet', () => {
  const card = '<meta property="og:image" content="https://verbatim.example/cards/tested.png">';
  const withoutCard = (html: string) => html.replaceAll(/<meta property="og:image[^>]*>/g, '');
  const withCard = (html: string) => withoutCard(html).replace('</head>', `${card}</head>`);
  /** Replaces the share sheet, which headless browsers lack; records what it receives. */
  const stub = async (page: Page, answer: string) => {
    await page.route(`${origin}/cards/tested.png`, (route) =>
      route.fulfill({ contentType: 'image/png', body: Buffer.from('PNG') }),
    );
    await page.addInitScript((how) => {
      Object.assign(navigator, {
        canShare: () => true,
        share: (data: ShareData) => {
          const { text, url, files } = data;
          document.documentElement.dataset.shared = JSON.stringify({
            text,
            url,
            files: files?.map(({ name, type, size }) => [name, type, size]),
          });
          return how === '' ? Promise.resolve() : Promise.reject(new DOMException(how, how));
        },
      });
    }, answer);
  };
  const shared = async (page: Page) => {
    await page.waitForSelector('html[data-shared]');
    return JSON.parse((await page.getAttribute('html', 'data-shared')) ?? '') as unknown;
  };
  const picture = [['tested.png', 'image/png', 3]];
  /** Opens the share sheet with the button, which loads the card when the pointer is on it; a sheet does not wait for it for long. */
  const openSheet = async (page: Page, button = '[data-sheet]') => {
    const card = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/tested.png'));
    await page.hover(button);
    await card;
    await page.click(button);
  };

  test('gets text, link and card', () =>
    asReader(
      async (page) => {
        await stub(page, '');
        await page.goto(quotePage);
        await openSheet(page);
        assert.deepEqual(await shared(page), { text: words, url: quotePage, files: picture });
        assert.equal(await status(page).textContent(), '');
      },
      {},
      withCard,
    ));

  test('also gets the card of the quote on an article', () =>
    asReader(
      async (page) => {
        await stub(page, '');
        await page.goto(article);
        await page.click(controlOf('plainly-and-simply'));
        await openSheet(page, 'dialog [data-sheet]');
        assert.deepEqual(await shared(page), { text: words, url: quotePage, files: picture });
      },
      {},
      withCard,
    ));

  test('gets text and link if there is no card', () =>
    asReader(
      async (page) => {
        await stub(page, '');
        await page.goto(quotePage);
        await page.click('[data-sheet]');
        assert.deepEqual(await shared(page), { text: words, url: quotePage });
      },
      {},
      withoutCard,
    ));

  test('reports a failure, but not that it was closed', async () => {
    for (const [answer, told] of [
      ['AbortError', ''],
      ['NotAllowedError', 'Sharing failed. You can copy the link instead.'],
    ] as const)
      await asReader(async (page) => {
        await stub(page, answer);
        await page.goto(quotePage);
        await page.click('[data-sheet]');
        await shared(page);
        // The page hears of the end of the sheet in the same task.
        await page.waitForFunction(
          (text) => document.querySelector('share-panel [role=status]')?.textContent === text,
          told,
        );
      }, newReader);
  });

  test('is not offered without support', () =>
    asReader(async (page) => {
      await page.goto(quotePage);
      await page.waitForSelector('share-panel:defined');
      assert.equal(await page.isVisible('[data-sheet]'), false);
    }));
});

test('Mastodon: asks for the reader’s server, rejects an invalid one, and remembers it', () =>
  asReader(async (page, context) => {
    await page.goto(quotePage);
    await page.click('[data-network=mastodon]');
    await page.keyboard.type('not a server');
    await page.keyboard.press('Enter');
    await status(page).filter({ hasText: 'Enter a valid server name' }).waitFor();
    assert.equal(await page.getAttribute('[name=server]', 'aria-invalid'), 'true');
    await page.fill('[name=server]', 'https://social.example.org/home');
    await page.keyboard.press('Enter');
    await page.waitForURL('https://social.example.org/share?**');
    assert.equal(new URL(page.url()).searchParams.get('text'), `${words}\n${quotePage}`);

    await page.goto(article);
    await page.click(controlOf('plainly-and-simply'));
    await page.click('dialog [data-network=mastodon]');
    assert.equal(await page.inputValue('[name=server]'), 'social.example.org');
    await page.keyboard.press('Enter');
    await page.waitForURL('https://social.example.org/share?**');
    assert.deepEqual(await context.cookies(), []);
  }));

describe('the dialog on an article', () => {
  test('shows the card before it is shared, and controls of 44 px, the system’s sheet first', () =>
    asReader(async (page) => {
      await page.goto(article);
      await page.click(controlOf('plainly-and-simply'));
      await page.waitForSelector('dialog[open] .share-card img');
      await page.waitForFunction(() => {
        const card = document.querySelector<HTMLImageElement>('.share-card img');
        return card?.complete === true && card.naturalWidth === 1200;
      });
      assert.match((await page.getAttribute('.share-card img', 'alt')) ?? '', /This is one bridge/u);
      assert.notEqual(await page.locator('.share-buttons button').first().getAttribute('data-sheet'), null);
      for (const control of await page.locator('dialog :is(button, .share-links a)').all()) {
        const box = await control.boundingBox();
        if (box) assert.ok(box.height >= 44, (await control.textContent()) ?? '');
      }
    }));

  test('has room for the card and the QR code: no control moves when they arrive', () =>
    asReader(async (page) => {
      const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
      await page.goto(article);
      await page.route(quotePage, async (route) => {
        await held;
        await route.fallback();
      });
      await page.click(controlOf('plainly-and-simply'));
      const places = () =>
        page
          .locator('dialog[open] :is(button, .share-links a, .share-pictures a)')
          .evaluateAll((controls) => controls.map((control) => control.getBoundingClientRect().top));
      await page.waitForSelector('dialog[open]');
      assert.equal(await page.locator('dialog .share-qr svg').count(), 0);
      const before = await places();
      release(undefined);
      await page.locator('dialog .share-qr summary').waitFor();
      assert.ok(before.length > 5);
      assert.deepEqual(await places(), before);
    }));

  test('works by keyboard: opens, keeps the focus inside, closes, and returns it', () =>
    asReader(async (page) => {
      await page.goto(article);
      await page.focus(controlOf('plainly-and-simply'));
      await page.keyboard.press('Enter');
      const focused = (text: string) => page.locator('dialog[open] :focus', { hasText: text }).waitFor();
      await focused('Copy link');
      await page.keyboard.press('Tab');
      await focused('Copy text and link');
      for (let step = 0; step < 20; step++) {
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement?.closest('.page') ?? null), null);
      }
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { state: 'detached' });
      const back = await page.evaluate(() => document.activeElement?.getAttribute('href'));
      assert.equal(back, '/q/plainly-and-simply/#share');

      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Close' }).press('Enter');
      await page.waitForSelector('dialog', { state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), back);
    }));

  for (const [name, page, id] of [
    ['in English', article, 'plainly-and-simply'],
    ['in Arabic', arabicArticle, 'plainly-and-simply-ar'],
  ] as const)
    test(`has the same content as the quote’s own page, ${name}`, () =>
      asReader(async (tab) => {
        await tab.goto(`${origin}/q/${id}/`);
        await tab.waitForSelector('share-panel:defined');
        const own = await panelOf(tab);
        await tab.goto(page);
        await tab.click(controlOf(id));
        await tab.waitForSelector('dialog[open]');
        assert.deepEqual(await panelOf(tab), own);
        // The image is on the quote's page.
        await tab.click('dialog .share-pictures a');
        await tab.waitForURL(`${origin}/q/${id}/#picture`);
        const [picture] = await Promise.all([
          tab.waitForEvent('download'),
          tab.click(`#picture a[download="${id}.png"]`),
        ]);
        assert.equal(picture.suggestedFilename(), `${id}.png`);
      }));

  test('is named after what it shares; without script its control links to the quote’s page', () =>
    asReader(
      async (page) => {
        await page.goto(article);
        await page.click(controlOf('plainly-and-simply'));
        await page.waitForURL(`${quotePage}#share`);
        const links = await page
          .locator('#share .share-links a')
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
        assert.equal(links.length, 10);
        for (const link of links) assert.match(link, /^(?:https|mailto):.*verbatim\.example(?:%2F|%2f)q/);
        assert.equal(await page.locator('#share button:visible').count(), 0);
        // One click on the URL selects all of it.
        assert.equal(
          await page.locator('.address').evaluate((address) => getComputedStyle(address).userSelect),
          'all',
        );
        const shown = (await page.locator('.address').innerText()).trim();
        assert.equal(`https://${shown}`, quotePage);
      },
      { javaScriptEnabled: false },
    ));
});

/** Returns the panel as a tree of names, attributes and text, without what depends on the build or only the quote's page has. */
const panelOf = (page: Page) =>
  page.evaluate(() => {
    const panel = document.querySelector('share-panel')?.cloneNode(true) as HTMLElement;
    panel.querySelector('details')?.remove();
    panel.querySelector('#picture')?.remove();
    const describe = (node: Node): unknown => {
      if (node instanceof Text) return node.data.trim();
      const element = node as HTMLElement;
      const attributes = element
        .getAttributeNames()
        .map((name) => `${name}=${(element.getAttribute(name) ?? '').replace(/\s*astro-\S+/, '')}`)
        .filter((attribute) => attribute !== 'class=')
        .sort();
      return [
        element.localName,
        attributes,
        [...element.childNodes].map(describe).filter((child) => child !== ''),
      ];
    };
    return describe(panel);
  });

test('a link shared from an article opens the quote’s page, which links to its passage', async () => {
  let link = '';
  await asReader(async (page) => {
    await page.goto(article);
    await page.click(controlOf('whose-line-it-was'));
    await page.click(`dialog ${copyLink}`);
    await status(page).filter({ hasText: 'copied' }).waitFor();
    link = await clipboard(page);
  }, withClipboard);
  assert.equal(link, `${origin}/q/whose-line-it-was/`);
  await asReader(async (page) => {
    await page.goto(link);
    assert.match(await page.locator('.place .hand').innerText(), /whose line it was/);
    await page.click('a[href$="#q-whose-line-it-was"]');
    assert.match(await page.locator('mark:target').innerText(), /whose line it was/);
    await page.waitForFunction(() => {
      const { top = -1 } = document.querySelector('mark:target')?.getBoundingClientRect() ?? {};
      return top >= 0 && top < innerHeight;
    });
  });
});

describe('axe finds no violations', () => {
  const check = async (page: Page) => {
    assert.deepEqual(await violationsOf(page), []);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`on a quote’s page with everything expanded, ${colorScheme}`, () =>
      asReader(
        async (page) => {
          await page.goto(quotePage);
          await page.click('summary');
          await page.click('[data-network=mastodon]');
          await page.click(copyWords);
          await page.waitForSelector('[data-by-hand-text]:not([hidden])');
          await check(page);
        },
        { colorScheme, bypassCSP: true },
      ));
    test(`in the dialog on an article, ${colorScheme}`, () =>
      asReader(
        async (page) => {
          await page.goto(arabicArticle);
          await page.click('a.share');
          await page.click('dialog [data-network=mastodon]');
          await check(page);
        },
        { colorScheme, bypassCSP: true },
      ));
    test(`on an embed page, and on the list of quotes, ${colorScheme}`, () =>
      asReader(
        async (page) => {
          await page.goto(`${quotePage}embed/`);
          await check(page);
          await page.goto(`${origin}/quotes/`);
          for (const summary of await page.locator('summary').all()) await summary.click();
          await check(page);
        },
        { colorScheme, bypassCSP: true },
      ));
  }
});

test('the list of quotes is filtered without script, and each count is correct', () =>
  asReader(
    async (page) => {
      await page.goto(`${origin}/quotes/`);
      const total = await page.locator('[data-filters]').count();
      for (const summary of await page.locator('summary').all()) await summary.click();
      const labels = await page.locator('.filters label').all();
      assert.ok(labels.length > 10);
      for (const label of labels) {
        await label.click();
        const count = Number(await label.locator('.count').innerText());
        const shown = await page.locator('[data-filters]:visible').count();
        assert.equal(shown, count, await label.innerText());
        assert.ok(shown > 0 && shown <= total);
      }
    },
    { javaScriptEnabled: false },
  ));

test('sharing is loaded on use: at most 4.7 KB of script on an article before', async () => {
  const { gzipSync } = await import('node:zlib');
  for (const address of [article, quotePage])
    await asReader(async (page) => {
      const scripts: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
      });
      await page.goto(address, { waitUntil: 'networkidle' });
      const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(dist + path)).length, 0);
      assert.ok(scripts.length > 0 && bytes <= 4.7 * 1024, `${bytes} bytes: ${scripts.join(', ')}`);
    });
});
