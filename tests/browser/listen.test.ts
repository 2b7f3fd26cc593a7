import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** What the stand-in voice has said, and the words that were highlighted when each sentence began. */
interface Said {
  text: string;
  marked: string;
  rate: number;
}

/**
 * Gives a page a voice that speaks when the test asks: `finishSentence()` ends the sentence. It has the languages given, on the device or on a server.
 */
function standIn(languages: readonly { lang: string; isLocal: boolean }[]): void {
  const said: Said[] = [];
  let current: Utterance | undefined;
  class Utterance extends EventTarget {
    text: string;
    rate = 1;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const marked = () =>
    [...CSS.highlights.entries()].flatMap(([name, ranges]) =>
      name === 'spoken' ? Array.from(ranges, (range) => (range as Range).toString()) : [],
    )[0] ?? '';
  const voices = languages.map(({ lang, isLocal }) => ({
    lang,
    name: lang,
    localService: isLocal,
    default: false,
  }));
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: Utterance) => {
      current = utterance;
      queueMicrotask(() => {
        if (current !== utterance) return;
        utterance.dispatchEvent(new Event('start'));
        said.push({ text: utterance.text, marked: marked(), rate: utterance.rate });
      });
    },
    cancel: () => {
      current = undefined;
    },
  });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.assign(globalThis, {
    said,
    finishSentence: () => {
      const done = current;
      current = undefined;
      done?.dispatchEvent(new Event('end'));
    },
  });
}

const article = '/articles/the-crew-on-paper/';
const ofDevice = (lang: string) => [{ lang, isLocal: true }];

async function open(path: string, voices = ofDevice('en-GB')) {
  const { page, errors } = await site.tab();
  await page.addInitScript(standIn, voices);
  await page.goto(path);
  await page.locator('[data-ready]').first().waitFor({ state: 'attached' });
  return { page, errors };
}
const saidBy = (page: Page) => page.evaluate(() => (globalThis as unknown as { said: Said[] }).said);
const finish = (page: Page) =>
  page.evaluate(async () => {
    (globalThis as unknown as { finishSentence: () => void }).finishSentence();
    await Promise.resolve();
  });
const normal = (text: string) => text.replace(/[\s\u200b]+/gu, ' ').trim();

/** Lets the voice say everything, and returns all sentences. */
async function saidToTheEnd(page: Page): Promise<Said[]> {
  const bar = page.locator('.listen-bar');
  for (
    let sentences = 0;
    (await bar.getByRole('button', { name: /^(?:Play|تشغيل)$/ }).count()) === 0;
    sentences++
  ) {
    assert.ok(sentences < 500, 'the text ends');
    await finish(page);
  }
  return saidBy(page);
}

test('an article is read from title to end, and the sentence that is said is highlighted', async () => {
  const { page, errors } = await open(article);
  await page.getByRole('button', { name: 'Listen' }).click();
  await page.locator('.listen-bar').waitFor();
  const said = await saidToTheEnd(page);
  assert.equal(
    said[0]?.text,
    await page
      .locator('h1')
      .textContent()
      .then((title) => normal(title ?? '')),
  );
  assert.ok(said.length > 10);
  for (const { text, marked } of said) assert.equal(text.replace(/Quote, [^:]+: /g, ''), normal(marked));
  // Numbers of notes, the map with its table, sources and interface are not said.
  const all = said.map(({ text }) => text).join(' ');
  for (const unsaid of [
    'Sixteen names on the rolls',
    'Coasts, rivers',
    'Sources:',
    'Share',
    'Notes',
    'verbatim.example',
  ])
    assert.ok(!all.includes(unsaid), unsaid);
  assert.doesNotMatch(all, /[.!?”]\d/);
  // Nothing is highlighted any more.
  assert.equal(await page.evaluate(() => CSS.highlights.has('spoken')), false);
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('the words of somebody are said with the name of the speaker', async () => {
  const { page } = await open('/articles/one-bridge-two-entries/');
  await page.getByRole('button', { name: 'Listen' }).click();
  await page.locator('.listen-bar').waitFor();
  const speakers = await page.locator('.pull-quote .speaker').allTextContents();
  assert.ok(speakers.length > 0);
  const said = await saidToTheEnd(page);
  for (const speaker of speakers)
    assert.ok(
      said.some(({ text }) => text.includes(`Quote, ${normal(speaker)}: `)),
      speaker,
    );
  await page.context().close();
});

test('a reader pauses, goes on, skips paragraphs and changes the speed, by buttons and by media keys', async () => {
  const { page, errors } = await open(article);
  await page.getByRole('button', { name: 'Listen' }).click();
  const bar = page.getByRole('region', { name: 'Read aloud' });
  await bar.getByRole('button', { name: 'Next paragraph' }).click();
  await bar.getByRole('button', { name: 'Next paragraph' }).click();
  const paragraph = (await saidBy(page)).at(-1)?.text ?? '';
  await finish(page);
  await bar.getByRole('button', { name: 'Pause' }).click();
  const paused = (await saidBy(page)).at(-1)?.text;
  assert.notEqual(paused, paragraph);
  await finish(page);
  assert.equal((await saidBy(page)).at(-1)?.text, paused, 'nothing is said during a pause');
  await bar.getByRole('button', { name: 'Play' }).click();
  assert.equal((await saidBy(page)).at(-1)?.text, paused, 'the sentence starts over');
  await bar.getByRole('button', { name: 'Previous paragraph' }).click();
  assert.equal((await saidBy(page)).at(-1)?.text, paragraph, 'the paragraph starts over');
  await bar.getByLabel('Speed').selectOption('1.5');
  assert.equal((await saidBy(page)).at(-1)?.rate, 1.5);
  await page.keyboard.press('MediaTrackNext');
  assert.notEqual((await saidBy(page)).at(-1)?.text, paragraph);
  await page.keyboard.press('MediaPlayPause');
  await bar.getByRole('button', { name: 'Play' }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await bar.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent.trim()), 'Listen');
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('a lock screen or headphones control reading through the Media Session of the browser', async () => {
  const { page, errors } = await site.tab();
  await page.addInitScript(standIn, ofDevice('en-GB'));
  // No test can press the keys of a headset, so the actions are called that the page has given the browser.
  await page.addInitScript(() => {
    const { mediaSession } = navigator;
    const given = new Map<string, () => void>();
    const own = mediaSession.setActionHandler.bind(mediaSession);
    mediaSession.setActionHandler = (action, handler) => {
      own(action, handler);
      if (handler)
        given.set(action, () => {
          handler({ action });
        });
      else given.delete(action);
    };
    Object.assign(globalThis, {
      act: (action: string) => given.get(action)?.(),
      given: () => [...given.keys()].sort(),
    });
  });
  await page.goto(article);
  const act = (action: string) =>
    page.evaluate((name) => {
      (globalThis as unknown as { act: (name: string) => void }).act(name);
    }, action);
  const given = () => page.evaluate(() => (globalThis as unknown as { given: () => string[] }).given());
  const state = () => page.evaluate(() => navigator.mediaSession.playbackState);
  assert.deepEqual(await given(), [], 'nothing is taken before reading is asked for');
  await page.getByRole('button', { name: 'Listen' }).click();
  const bar = page.getByRole('region', { name: 'Read aloud' });
  await bar.waitFor();
  assert.deepEqual(await given(), ['nexttrack', 'pause', 'play', 'previoustrack']);
  assert.equal(await state(), 'playing');
  assert.equal(
    await page.evaluate(() => navigator.mediaSession.metadata?.title),
    await page.locator('h1').textContent(),
  );
  const first = (await saidBy(page)).at(-1)?.text;
  await act('nexttrack');
  await act('nexttrack');
  const next = (await saidBy(page)).at(-1)?.text;
  assert.notEqual(next, first);
  await act('pause');
  await bar.getByRole('button', { name: 'Play' }).waitFor();
  assert.equal(await state(), 'paused');
  await act('play');
  await bar.getByRole('button', { name: 'Pause' }).waitFor();
  assert.equal(await state(), 'playing');
  await act('previoustrack');
  assert.notEqual((await saidBy(page)).at(-1)?.text, undefined);
  await page.keyboard.press('Escape');
  assert.deepEqual(await given(), [], 'the keys are given back');
  assert.equal(await state(), 'none');
  assert.equal(await page.evaluate(() => navigator.mediaSession.metadata), null);
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('reading continues where it stopped, on the next visit', async () => {
  const { page } = await open(article);
  await page.getByRole('button', { name: 'Listen' }).click();
  const bar = page.locator('.listen-bar');
  for (let number = 0; number < 4; number++)
    await bar.getByRole('button', { name: 'Next paragraph' }).click();
  await finish(page);
  const last = (await saidBy(page)).at(-1)?.text;
  await page.reload();
  await page.getByRole('button', { name: 'Listen' }).click();
  await bar.waitFor();
  assert.equal((await saidBy(page))[0]?.text, last);
  await page.context().close();
});

test('an article in Arabic is read by an Arabic voice', async () => {
  const { page } = await open('/articles/the-bell-in-arabic/', ofDevice('ar-SA'));
  await page.getByRole('button', { name: 'استمع' }).click();
  await page.locator('.listen-bar').waitFor();
  const said = await saidToTheEnd(page);
  assert.ok(said.length > 3);
  for (const { text, marked } of said) assert.equal(text.replace(/اقتباس، [^:]+: /g, ''), normal(marked));
  await page.context().close();
});

for (const [what, path, voices] of [
  ['without a voice of the language', article, ofDevice('de-DE')],
  ['with a voice that sends the text to a server', article, [{ lang: 'en-US', isLocal: false }]],
] as const)
  test(`${what}, reading aloud is not offered`, async () => {
    const { page } = await open(path, [...voices]);
    assert.equal(await page.getByRole('button', { name: 'Listen' }).count(), 0);
    await page.context().close();
  });

test('nothing of it is loaded before it is asked for', async () => {
  const { page } = await site.tab();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(standIn, ofDevice('en'));
  await page.goto(article);
  const control = page.getByRole('button', { name: 'Listen' });
  await control.waitFor();
  assert.deepEqual(
    asked.filter((url) => url.includes('listen')),
    [],
  );
  await control.click();
  await page.locator('.listen-bar').waitFor();
  assert.ok(asked.some((url) => url.includes('listen-panel')));
  await page.context().close();
});
