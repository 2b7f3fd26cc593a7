import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { articles } from '../site/content.ts';
import { files, firstLanguage, linkTo, pathOf, read, readText, site } from '../site/dist.ts';
import { all, attribute, isLink, scriptFiles } from '../site/elements.ts';
import { pageAt, pages } from '../site/parsed.ts';

const kilobytes = (count: number) => count * 1024;
/**
 * The size that a host sends: gzip at zlib’s default level, 6. The limits are for what the software writes: in scripts, the path of a site
 * in a folder counts as `/`, however long its name is.
 */
const sent = (file: string) =>
  gzipSync(file.endsWith('.js') ? readText(file).replaceAll(linkTo('/'), '/') : read(file)).length;

const sheets = (path: string) =>
  all(pageAt(path).tree, isLink('stylesheet')).map((link) => pathOf(attribute(link, 'href')));

/** The lead article of the front page: part 1 of a series, or else the newest. */
const lead =
  articles.find(({ data }) => data.part === 1) ??
  articles.toSorted((one, other) => other.data.date.localeCompare(one.data.date))[0];
assert.ok(lead, 'the publication has no article');
const leadPath = `/articles/${lead.id}/`;

/**
 * Without structured data. Plain markup and fallbacks for older browsers come before the last kilobyte; 1.1 KB are the outlines of the site’s name,
 * 0.3 what marks quotes in the text, 0.4 the metrics of bold, italic and Arabic stand-ins, 0.15 the paragraph
 * that moves to its quote’s page, 0.15 names that do not break at their hyphen, 0.1 search and appearance in the bar,
 * 0.2 quotes with their URLs on paper, 0.05 the control that reads aloud, 0.1 the wait for fonts of a first visit, 0.05 targets of 44 px at the head.
 */
const most = 26.65;
/**
 * The same with structured data (schema.org): what the page is, and what it cites; 0.2 KB of it are for the map of its quotes, 0.15 for notes
 * in the margin of two lines, 0.1 for the files that search requests early (first-paint.ts), 0.55 for tags of marked sentences, their
 * lines, pull-quotes of one line, and search and appearance in the bar of an article, 0.2 for names that do not break at their hyphen, 0.1 for the
 * wait for fonts of a first visit.
 */
const mostWithData = 29.4;

test(`the lead article with its style sheets is at most ${most} KB compressed, ${mostWithData} KB with structured data`, () => {
  const path = leadPath;
  assert.ok(sheets(path).length > 0);
  const html = read(`${path}index.html`).toString();
  const readBy = (page: string) => [
    { file: path, bytes: gzipSync(page).length },
    ...sheets(path).map((file) => ({ file, bytes: sent(file) })),
  ];
  const blocks = /<script type="application\/ld\+json">.*?<\/script>/gs;
  assert.equal(html.match(blocks)?.length, 2);
  for (const [parts, budget] of [
    [readBy(html.replace(blocks, '')), most],
    [readBy(html), mostWithData],
  ] as const) {
    const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    const list = parts.map(({ file, bytes }) => `${bytes} ${file}`).join('\n');
    assert.ok(total <= kilobytes(budget), `${total} bytes, ${total - kilobytes(budget)} too many:\n${list}`);
  }
});

/** 0.1 KB of it show where the reader stopped, at the foot of the window, 0.2 KB move a quote to its place in browsers that do it well, 0.15 KB are for icons of networks, 0.25 KB print quotes with their URLs next to the text, 0.15 KB are for the QR code and the printed form of a quote’s page, 0.02 KB for the tagline on it and the half stroke of Arabic words, and 0.09 KB for its targets of 44 px and its text that fades out differently in wide windows. */
const mostStyles = 9.86;

test(`no page has more than ${mostStyles} KB of style sheets`, () => {
  for (const { path } of pages) {
    const total = sheets(path).reduce((sum, file) => sum + sent(file), 0);
    assert.ok(total <= kilobytes(mostStyles), `${path}: ${total} bytes`);
  }
});

/** The script that an article loads in addition. */
const ofArticles = files.filter((file) => /^\/assets\/article\.[^/]+\.js$/.test(file));
assert.equal(ofArticles.length, 1);

/** Returns the scripts of a page, with their static imports. */
function scripts(path: string): Set<string> {
  const loaded = new Set([
    ...scriptFiles(pageAt(path).tree).map((script) => pathOf(script)),
    ...(/^\/articles\/[^/]+\/$/.test(path) ? ofArticles : []),
  ]);
  for (const script of loaded)
    for (const match of read(script)
      .toString()
      .matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g))
      loaded.add(pathOf(match[1] ?? '', script));
  return loaded;
}

/**
 * 0.3 KB of it keep notes near their references, offer to share marked sentences, and offer the article that was read last; 0.2 KB notice
 * that the pointer or the focus is on a link, whose preview is loaded then. 0.15 KB offer to read an article aloud.
 */
const mostScript = 4.7;

test(`a page loads at most ${mostScript} KB of script before the reader acts`, () => {
  for (const { path, redirect } of pages) {
    if (redirect || path.startsWith('/q/') || path.endsWith('/search/')) continue;
    const total = [...scripts(path)].reduce((sum, file) => sum + sent(file), 0);
    assert.ok(
      total > 0 && total <= kilobytes(mostScript),
      `${path}: ${total} bytes in ${[...scripts(path)].join(', ')}`,
    );
  }
});

/** What is loaded only if the index of a large publication is in parts. */
const ofParts = /^\/assets\/(?:in-parts|_virtual_parts-strings|[a-z]{2,3}-parts)\./;

/** Returns scripts with all their imports, static or dynamic. Of the strings, only those of search or of another part in one language: search loads no others. */
function loadedBy(scripts: string[], lang: string, part = 'search'): string[] {
  const loaded = new Set(scripts);
  for (const script of loaded)
    for (const [, name = ''] of read(script)
      .toString()
      .matchAll(/(?:from|import)\s*\(?["'`](\.{1,2}\/[^"'`]+)["'`]/g)) {
      const path = pathOf(name, script);
      const strings = /^\/assets\/([a-z]{2,3}-(?:search|strings|verify))\./.exec(path)?.[1];
      if (strings === undefined || strings === `${lang}-${part}`) loaded.add(path);
    }
  // Loaded when somebody opens the dialog or types, after the first result of a page; it has a limit of its own.
  const isLater = (file: string) =>
    /^\/assets\/(?:suggestions|recent-searches|verify-offer|_virtual_verify-strings)\./.test(file) ||
    ofParts.test(file);
  // Vite’s helper for dynamic imports: every page has it, and the limit of 4 KB counts it.
  return [...loaded].filter((file) => !file.startsWith('/assets/preload-helper.') && !isLater(file));
}

/**
 * 12 KB was the target. Added since: fallbacks for older browsers and history (up to 5 %); 0.75 for the tokenizer, which splits a query
 * like the index (dashes, elisions, decimals, digits and letters of all scripts, compounds); 0.35 for languages: the script and
 * direction of any language (`Intl.Locale`), and stop words of the reader’s language only; 0.3 for a script that runs before the others,
 * shows the query and requests the index: the first result comes with 113 KB less, and in half the time on a slow line; 0.9 for our own
 * scores from the positions of the asked words alone, which Pagefind’s search mixes with words that begin alike; 0.3 for arrow keys, offers and
 * their strings (0.3 more in Arabic and Persian): what they do is loaded later; 1.1 for amounts and dates in all their forms, and for a list of words, so that only
 * mistyped ones are replaced; 0.25 for more inflections in that list, parts of Persian compounds, abbreviations with points and excerpts that prefer rare words; 0.05 for the
 * shares of similar texts, which depend on the score; 0.1 for sections without the full stop
 * of the index, and for a loader that checks of quotations use, too; 0.15 for
 * an engine of several modules instead of one; 0.15 for highlights in the speaker, author and topics of a result, which are often all that matches;
 * 0.1 for what the check of quotations calls in the same file: the search that it retries, and the words that it folds; 0.1 to offer that check; 0.05 for names like adverbs, which then need no list of words;
 * 0.3 for an index in parts: to see that it is, and to show an answer more than once (the rest is loaded only then);
 * 0.05 to keep the focus of a reader who is on the first result when the others follow;
 * 0.05 to keep the order and the sets of texts from key to key, which costs less time with many texts; the same in the two limits below.
 */
const mostOfSearch = 17.8;
/** The page script, which opens the dialog, is in the limit of 4 KB above: 0.7 KB of it is for search. 0.05 are for corrections before the results, and offers with them; 0.05 for names like adverbs, which then need no list of words; 0.1 keep the typed words, and list no quote twice; 0.3 for an index in parts. */
const mostOfDialog = 16.4;

for (const [what, own, most] of [
  ['the search page', /^\/assets\/Search(?:Page|Start)\./, mostOfSearch],
  ['the search dialog', /^\/assets\/search-dialog\.[^/]+\.js$/, mostOfDialog],
] as const)
  for (const lang of site.languages)
    test(`the script of ${what} is at most ${most} KB compressed, with its strings (${lang})`, () => {
      const scripts = files.filter((file) => own.test(file));
      assert.ok(scripts.length > 0);
      const parts = loadedBy(scripts, lang).map((file) => ({ file, bytes: sent(file) }));
      const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
      const list = parts.map(({ file, bytes }) => `${bytes} ${file}`).join('\n');
      // The strings are among them, and so is the engine, which no page links directly.
      assert.ok(parts.length > 4 && parts.some(({ file }) => file.startsWith(`/assets/${lang}-`)), list);
      assert.ok(total <= kilobytes(most), `${total} bytes, ${total - kilobytes(most)} too many:\n${list}`);
    });

/** The engine of search is among it: altered quotations are found with it. Arabic strings are half a kilobyte larger than English ones; 0.8 KB
 * request the engine and the index in parallel, which answers half a second earlier on a slow line; 0.2 KB choose words that load little, and show changes without the marks around them; 0.3 KB for an index in parts. */
const mostOfVerification = 30.4;
for (const lang of site.languages)
  test(`what checking a quotation loads is at most ${mostOfVerification} KB compressed, with its strings (${lang})`, () => {
    const scripts = files.filter((file) => /^\/assets\/checking\.[^/]+\.js$/.test(file));
    assert.equal(scripts.length, 1);
    const parts = loadedBy(scripts, lang, 'verify').map((file) => ({ file, bytes: sent(file) }));
    const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    const list = parts.map(({ file, bytes }) => `${bytes} ${file}`).join('\n');
    assert.ok(
      parts.some(({ file }) => file.startsWith(`/assets/${lang}-verify.`)),
      list,
    );
    assert.ok(total <= kilobytes(mostOfVerification), `${total} bytes:\n${list}`);
  });

for (const lang of site.languages)
  test(`what reading aloud loads is at most 3.6 KB compressed, with its strings and styles (${lang})`, () => {
    const own = new RegExp(`^/assets/(?:listen(?:-panel)?|${lang}-listen)\\.[^/]+\\.(?:js|css)$`);
    const loaded = files.filter((file) => own.test(file));
    assert.equal(loaded.length, 3, loaded.join());
    const total = loaded.reduce((sum, file) => sum + sent(file), 0);
    assert.ok(total <= kilobytes(3.6), `${total} bytes`);
  });

for (const lang of site.languages)
  test(`what checking a seal loads is at most 3.6 KB compressed, with its strings (${lang})`, () => {
    const own = new RegExp(`^/assets/(?:seal|${lang}-seal)\\.[^/]+\\.js$`);
    const scripts = files.filter((file) => own.test(file));
    assert.equal(scripts.length, 2);
    const total = scripts.reduce((sum, file) => sum + sent(file), 0);
    assert.ok(total <= kilobytes(3.6), `${total} bytes`);
  });

test('only the files of Pagefind that search reads are published', () => {
  const published = files.filter((file) => file.startsWith('/pagefind/'));
  const read = [
    /^\/pagefind\/(?:pagefind\.js|wasm\.pagefind|pagefind-entry\.json|contents\.json|similar-articles\.bin)$/,
    /^\/pagefind\/words-(?:latin|arabic|hebrew|other)\.txt$/,
    /^\/pagefind\/language-words-en\.bin$/,
    new RegExp(`^/pagefind/pagefind\\.${firstLanguage}_[0-9a-f]+\\.pf_meta$`),
    new RegExp(`^/pagefind/(index|filter|fragment)/${firstLanguage}_[0-9a-f]+\\.pf_\\1$`),
  ];
  assert.ok(published.includes('/pagefind/pagefind.js'));
  assert.deepEqual(
    published.filter((file) => !read.some((pattern) => pattern.test(file))),
    [],
  );
});

test('what search loads in addition if its index is in parts is at most 4 KB compressed, with its strings in one language', () => {
  const scripts = files.filter((file) => ofParts.test(file));
  const isOwn = (file: string) => /\/(?:in-parts|_virtual)/.test(file);
  const strings = scripts.filter((file) => !isOwn(file)).map(sent);
  const total = scripts.filter(isOwn).reduce((sum, file) => sum + sent(file), Math.max(...strings));
  assert.ok(strings.length === site.languages.length && total <= kilobytes(4), `${total} bytes`);
});

test('what search loads when somebody opens its dialog or types is at most 1.5 KB compressed', () => {
  const later = files.filter((file) => /^\/assets\/(?:suggestions|recent-searches)\.[^/]+\.js$/.test(file));
  assert.ok(later.length > 0);
  assert.ok(later.reduce((sum, file) => sum + sent(file), 0) <= kilobytes(1.5));
});
