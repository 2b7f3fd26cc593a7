import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { everyRule, violationsOf } from './axe.ts';
import { newTab, type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const words = 'The ribbon was cut in the rain, and the rain is in no entry';
const answer = (page: Page): Locator => page.locator('.answer');
const field = (page: Page): Locator => page.locator('verify-page textarea');

/** Asks as a reader does, and returns the answer’s kind. */
async function ask(page: Page, text: string, { speaker = '', said = '' } = {}): Promise<string | null> {
  await page.evaluate(() => document.querySelector('.answer')?.remove());
  await field(page).fill(text);
  await page.locator('[data-speaker]').fill(speaker);
  await page.locator('[data-said]').fill(said);
  await page.locator('verify-page [type=submit]').click();
  await answer(page).waitFor();
  return answer(page).getAttribute('data-kind');
}

/** Returns the answer for programs. */
const data = async (page: Page) =>
  JSON.parse((await page.locator('#answer').textContent()) ?? '') as {
    site: string;
    question?: { text: string };
    answer: { kind: string; quote?: { path: string } };
  };

test('a complete quote is answered with its evidence, and the focus is on the answer', () =>
  read(site, '/verify/', async (page) => {
    assert.equal(await ask(page, `“${words.toUpperCase().slice(0, 1)}${words.slice(1)}.”`), 'exact');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'verdict');
    const shown = await answer(page).innerText();
    for (const part of [words, 'How the ledger grew', 'On record since', '28 November 2026'])
      assert.ok(shown.includes(part), part);
    const told = await data(page);
    assert.equal(told.answer.quote?.path, '/q/the-ribbon-and-the-rain/');
    assert.equal(told.site, site.url);
    await answer(page).getByRole('link', { name: 'Open the quote' }).click();
    await page.waitForURL('**/q/the-ribbon-and-the-rain/');
  }));

test('an earlier wording is answered with its end, its reason and what it became, marked for eyes and ears', () =>
  read(site, '/verify/', async (page) => {
    assert.equal(await ask(page, 'A line copied is a line paid'), 'changed');
    const shown = await answer(page).innerText();
    for (const part of ['9 October 2026', 'It was shortened by mistake.', 'now reads'])
      assert.ok(shown.includes(part), part);
    const added = answer(page).locator('ins');
    assert.ok((await added.count()) > 0);
    assert.match(await added.first().innerText(), /^added:\s.*\s\(end of the mark\)$/s);
    const line = await added.first().evaluate((element) => getComputedStyle(element).textDecorationLine);
    assert.equal(line, 'underline');
  }));

test('a withdrawn quote is named with date and reason, and its words are repeated nowhere', () =>
  read(site, '/verify/', async (page) => {
    assert.equal(await ask(page, 'The clerk was blameless'), 'withdrawn');
    const shown = await page.locator('[data-answer]').evaluate((part) => part.innerHTML);
    for (const part of ['12 October 2026', 'The minutes say otherwise.', '/q/the-clerk-was-blameless/'])
      assert.ok(shown.includes(part), part);
    assert.doesNotMatch(shown, /clerk was blameless/i);
  }));

test('words of somebody else are answered with the right speaker and day', () =>
  read(site, '/verify/', async (page) => {
    const said = 'the water in the cellar was the first to read the ledger';
    assert.equal(await ask(page, said, { speaker: 'Mara Lind', said: '2018' }), 'other-credit');
    const shown = await answer(page).innerText();
    assert.match(shown, /Not by .*Mara Lind.*: the speaker is .*Tom Ashe/);
    assert.match(shown, /2018.*12 November 2019/);
    assert.equal(await ask(page, said, { speaker: 'Ashe', said: 'November 2019' }), 'exact');
  }));

test('words that were not published are answered so, without a guess', () =>
  read(site, '/verify/', async (page) => {
    assert.equal(await ask(page, 'Umbrellas were free on the quantum railway of Saturn'), 'not-found');
    assert.match(await answer(page).innerText(), /We have not published these words/);
    assert.equal(await answer(page).locator('.evidence').count(), 0);
  }));

test('an answer replaces the one to another question, and is in view with its evidence', () =>
  read(site, '/verify/', async (page) => {
    await page.setViewportSize({ width: 1000, height: 600 });
    assert.equal(await ask(page, words), 'exact');
    const box = await answer(page).boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= 601, JSON.stringify(box));
    // The search is not answered: the earlier answer must not be below the words of the next question.
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    await page.route('**/pagefind/**', async (route) => {
      await held;
      await route.continue();
    });
    await field(page).fill('Umbrellas were free on the quantum railway of Saturn');
    await page.locator('verify-page [type=submit]').click();
    await page.getByText('Checking…').waitFor();
    assert.equal(await answer(page).count(), 0);
    release(undefined);
    await page.locator('.answer[data-kind=not-found]').waitFor();
  }));

test('an altered quote is followed by the published words; a passage is apart from the text around it', () =>
  read(site, '/verify/', async (page) => {
    assert.equal(await ask(page, words.replace('in no entry', 'in every single entry')), 'altered');
    const shown = await answer(page).innerText();
    assert.match(shown, /We published:\s+The ribbon was cut in the rain, and the rain is in no entry/);
  }));

test('a permalink, and a link from a quote’s page, are answered with the quote', () =>
  read(site, '/q/the-ribbon-and-the-rain/', async (page) => {
    await page.getByRole('link', { name: 'Verify this quote' }).click();
    await answer(page).waitFor();
    assert.equal(await answer(page).getAttribute('data-kind'), 'exact');
    assert.ok((await page.getByRole('status').first().textContent())?.startsWith('Genuine'));
    assert.equal(await ask(page, '/q/the-clerk-was-blameless/'), 'withdrawn');
    assert.equal(await ask(page, 'https://elsewhere.example/q/x/'), 'ask-again');
  }));

test('an embed has a link that answers', () =>
  read(site, '/q/the-ribbon-and-the-rain/embed/', async (page) => {
    const href = await page.getByRole('link', { name: 'Verify this quote' }).getAttribute('href');
    assert.match(href ?? '', /^https:\/\/[^/]+\/verify\/#text=https%3A.*the-ribbon-and-the-rain%2F$/);
  }));

test('a question in the URL is answered, behind the # and as parameters', async () => {
  for (const [mark, kind] of [
    ['#', 'other-credit'],
    ['?', 'other-credit'],
  ] as const)
    await read(
      site,
      `/verify/${mark}text=${encodeURIComponent(words)}&speaker=Nobody&said=2019`,
      async (page) => {
        await answer(page).waitFor();
        assert.equal(await answer(page).getAttribute('data-kind'), kind);
        assert.equal(await page.locator('[data-speaker]').inputValue(), 'Nobody');
        // Another question: the URL no longer asks the first.
        await ask(page, 'Umbrellas were free on the railway');
        assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/verify/');
        assert.equal(new URL(page.url()).hash, '');
      },
      newTab,
    );
});

test('what is pasted is in no request, and in the URL only after a link was copied', () =>
  read(
    site,
    '/verify/',
    async (page) => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')));
      assert.equal(await ask(page, words, { speaker: 'Zebulon Quux' }), 'other-credit');
      assert.equal(page.url(), `${site.url}/verify/`);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await answer(page).getByRole('button', { name: 'Copy link' }).click();
      await answer(page).getByText('Link copied').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(page.url(), copied);
      assert.match(copied, /\/verify\/#text=The%20ribbon/);
      assert.ok(requests.length > 0);
      for (const url of requests) assert.doesNotMatch(decodeURIComponent(url), /ribbon|rain|quux/i);
      // No field can be sent by the browser.
      assert.equal(await page.locator('verify-page [name]').count(), 0);
    },
    newTab,
  ));

test('a link that cannot be copied is shown, selected', () =>
  read(
    site,
    '/verify/',
    async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await page.reload();
      await ask(page, words);
      await answer(page).getByRole('button', { name: 'Copy link' }).click();
      await answer(page).getByText('This browser blocks copying').waitFor();
      assert.match(await page.evaluate(() => getSelection()?.toString() ?? ''), /#text=The%20ribbon/);
    },
    newTab,
  ));

test('nothing is loaded before the form is used, and what every answer needs when it is', () =>
  read(
    site,
    '/verify/',
    async (page) => {
      const loaded = () =>
        page.evaluate(() =>
          performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
        );
      assert.deepEqual(
        (await loaded()).filter((path) => /checking|-verify\.|pagefind|\/verify\/.*json/.test(path)),
        [],
      );
      await field(page).focus();
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/verify/index.json')),
      );
    },
    newTab,
  ));

test('pasted words that are not a quote load the search before the reader asks; a quote does not', () =>
  read(
    site,
    '/verify/',
    async (page) => {
      const paste = (text: string) =>
        field(page).evaluate((element, pasted) => {
          (element as HTMLTextAreaElement).value = pasted;
          element.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
        }, text);
      const isLoaded = (name: string) =>
        performance.getEntriesByType('resource').some((entry) => entry.name.includes(name));
      await paste(words);
      assert.equal(await ask(page, words), 'exact');
      assert.equal(await page.evaluate(isLoaded, 'wasm.pagefind'), false);
      await page.evaluate(() => document.querySelector('.answer')?.remove());
      await paste('Umbrellas were free on the quantum railway of Saturn');
      await page.waitForFunction(isLoaded, 'wasm.pagefind');
      assert.equal(await answer(page).count(), 0);
    },
    newTab,
  ));

test('quotes that cannot be loaded are named as the cause, never as “not found”, and asked for again', async () => {
  const { page } = await site.tab();
  for (const missing of ['**/verify/index.json', '**/verify/0.json']) {
    await page.goto('/verify/');
    await page.route(missing, (route) => route.fulfill({ status: 404, body: 'no' }));
    assert.equal(await ask(page, words), 'unavailable');
    const shown = await answer(page).innerText();
    assert.match(shown, /list of our quotes could not be loaded/);
    assert.match(shown, /says nothing about the quotation/);
    await page.unroute(missing);
    await answer(page).getByRole('button', { name: 'Try again' }).click();
    await page.locator('.answer[data-kind=exact]').waitFor();
  }
  await page.context().close();
});

test('a script that cannot be loaded is reported, and loaded when the reader asks again', async () => {
  const { page } = await site.tab();
  await page.route('**/checking.*.js', (route) => route.abort());
  await page.goto('/verify/');
  await field(page).fill(words);
  await page.locator('verify-page [type=submit]').click();
  await page.getByText('The check could not be loaded').waitFor();
  await page.context().close();
});

test('a date that cannot be read is named at its field', () =>
  read(site, '/verify/', async (page) => {
    await field(page).fill(words);
    await page.locator('[data-said]').fill('last summer');
    await page.locator('verify-page [type=submit]').click();
    await page.getByRole('alert').getByText('Enter a year').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.hasAttribute('data-said')), true);
    assert.equal(await page.locator('[data-said]').getAttribute('aria-invalid'), 'true');
    await ask(page, words, { said: '' });
    assert.equal(await page.locator('[data-said]').getAttribute('aria-invalid'), null);
  }));

test('hostile text is answered or asked for again, and never becomes markup', () =>
  read(site, '/verify/', async (page) => {
    for (const [text, kinds] of [
      ['<img src=x onerror=alert(1)> <b>bold words that nobody wrote here</b>', /not-found|ask-again/],
      ['\u202eThe ribbon was cut\u202c \u2066in the rain\u2069', /./],
      ['__proto__', /ask-again|not-found/],
      ['constructor toString __proto__ hasOwnProperty valueOf', /not-found|ask-again/],
      ['x'.repeat(100_000), /ask-again/],
      // Laid out in full, they would take a minute.
      ['كلام طويل '.repeat(10_000), /ask-again/],
      ['?!… — “”', /ask-again/],
      ['   ', /ask-again/],
      ['這些話沒有人在這裡發表過', /ask-again|not-found/],
      ['word', /ask-again/],
    ] as const) {
      assert.match((await ask(page, text, { speaker: '<i>x</i>' })) ?? '', kinds, text.slice(0, 30));
      assert.equal(await page.locator('[data-answer] :is(img, i)').count(), 0);
      if ((await data(page)).answer.kind.includes('ask-again'))
        assert.ok((await answer(page).locator('p').first().innerText()).length > 10);
    }
  }));

for (const [lang, path] of [
  ['English', '/verify/'],
  ['Arabic', '/ar/verify/'],
] as const)
  test(`answers are accessible, and fit a phone with targets of 44 pixels, in ${lang}`, async () => {
    const { page, errors } = await site.tab({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(path);
    for (const text of [words, 'A line copied is a line paid', 'The clerk was blameless', 'x']) {
      await ask(page, text);
      assert.deepEqual(await violationsOf(page, everyRule), [], text);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, text);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('verify-page :is(a, button, input, textarea)')].flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 0 && (height < 43.5 || width < 24)
            ? [`${element.textContent}: ${width}×${height}`]
            : [];
        }),
      );
      assert.deepEqual(small, [], text);
    }
    assert.deepEqual(errors, []);
    await page.context().close();
  });

test('without script the page says how to compare by hand, and shows no form', () =>
  read(
    site,
    '/verify/',
    async (page) => {
      assert.ok(await page.getByText('To check by hand').isVisible());
      assert.ok(!(await field(page).isVisible()));
      for (const name of ['all quotes', 'by topic'])
        assert.ok(await page.getByRole('link', { name, exact: true }).isVisible(), name);
    },
    { javaScriptEnabled: false },
  ));

test('the page for missing URLs leads to the check', () =>
  read(site, '/404.html', async (page) => {
    await page.getByRole('main').getByRole('link', { name: 'verify a quotation' }).click();
    await page.waitForURL('**/verify/');
  }));

test('a search for a published sentence offers to check it; other searches do not', () =>
  read(site, `/search/?q=${encodeURIComponent(words)}`, async (page) => {
    await page.getByRole('link', { name: 'Is this quotation genuine?' }).click();
    await answer(page).waitFor();
    assert.equal(await answer(page).getAttribute('data-kind'), 'exact');
    await page.goto('/search/?q=ribbon+cut+rain+entry+town+ledger+bridge+map+hall');
    await page.locator('[data-results][aria-busy=false]').waitFor({ state: 'attached' });
    assert.equal(await page.locator('[data-check]').count(), 0);
  }));

test('a printed answer has all of what was asked and the URL of the quote, without empty fields and buttons', () =>
  read(site, '/verify/', async (page) => {
    const long = `${words}. `.repeat(12);
    await ask(page, words, { said: '2026' });
    await field(page).fill(long);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await field(page).evaluate((area) => area.clientHeight >= area.scrollHeight), true);
    assert.deepEqual(
      await Promise.all(
        ['[data-speaker]', '[data-said]', '[type=submit]', '.answer button'].map((part) =>
          page.locator(`verify-page ${part}`).isVisible(),
        ),
      ),
      [false, true, false, false],
    );
    const url = await page
      .getByRole('link', { name: 'Open the quote' })
      .evaluate((link) => getComputedStyle(link, '::after').content);
    assert.match(url, /q\/the-ribbon-and-the-rain/);
    await page.emulateMedia({ media: null });
  }));
