import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { inlineScript } from '../../src/hosting/inline-script.ts';
import { markdownPipeline } from '../../src/markdown/pipeline.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import { rehypeSanitize } from '../../src/markdown/sanitize.ts';
import type { Annotations } from '../../src/model/article.ts';
import { isReservedId } from '../../src/model/reserved-ids.ts';
import { type Engine, journeysIn, tellMissing, until } from '../browser/other-engines.ts';
import { build } from '../builds.ts';
import { temporaryFolder } from '../publications.ts';
import { serve, type Served } from '../site/serve.ts';
import { parseXml } from '../site/xml.ts';
import { engines } from './engines.ts';
import { count, inBody, shareOf, writeHostileContent } from './hostile-content.ts';
import { vectors } from './vectors.ts';

/** A site in which every field contains attacks on readers. It is built like any other, and served without a content policy. */
const root = temporaryFolder();
const dist = join(root, 'dist');
writeHostileContent(root);
const { status, output } = build(root);
const files = status === 0 ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
const ending = (...ends: string[]) => files.filter((name) => ends.some((end) => name.endsWith(end)));
const text = (name: string) => readFileSync(join(dist, name), 'utf8');
const squeezed = (words: string) => words.replace(/\s+/gu, ' ');

test('the site builds, with enough vectors', () => {
  assert.equal(status, 0, output);
  assert.ok(vectors.length >= 150);
  assert.equal(new Set(vectors).size, vectors.length);
});

describe('machine-readable output', () => {
  test('has plain file names', () => {
    for (const name of files) assert.match(name, /^[\w./-]+$/);
  });

  test('is well-formed XML without elements from vectors', () => {
    const xml = ending('.xml');
    assert.ok(xml.length >= 3);
    for (const name of xml) {
      assert.doesNotMatch(
        JSON.stringify(parseXml(text(name))),
        /"name":"(?:script|img|svg|iframe|style)"/i,
        name,
      );
    }
  });

  test('is valid JSON, in files and in pages', () => {
    const json = ending('.json');
    assert.ok(json.length > 10);
    for (const name of json) JSON.parse(text(name));
    let scripts = 0;
    for (const name of ending('.html')) {
      visit(fromHtml(text(name)), 'element', ({ tagName, properties, children: [script] }) => {
        if (tagName !== 'script' || properties.type !== 'application/ld+json') return;
        JSON.parse(script?.type === 'text' ? script.value : '');
        scripts++;
      });
    }
    assert.ok(scripts > 10);
  });

  test('has sanitized HTML inside feeds and JSON', () => {
    const inner: string[] = [];
    const strings = (value: unknown, key = ''): void => {
      if (typeof value === 'string') {
        if (key.includes('html')) inner.push(value);
      } else if (typeof value === 'object' && value !== null)
        for (const [name, inside] of Object.entries(value)) strings(inside, name);
    };
    for (const name of ending('.json')) strings(JSON.parse(text(name)));
    const contents = (element: ReturnType<typeof parseXml>): void => {
      if (/content|description/.test(element.name)) inner.push(element.text);
      element.children.forEach(contents);
    };
    for (const name of ending('feed.xml')) contents(parseXml(text(name)));
    assert.ok(inner.length > 50);
    // Most are in several feeds.
    for (const html of new Set(inner))
      if (/^\s*</.test(html)) assert.deepEqual(strangers(html, inFeeds), [], html);
  });

  test('has search records of plain text', () => {
    const fragments = ending('.pf_fragment').map((name) =>
      gunzipSync(readFileSync(join(dist, name))).toString('utf8'),
    );
    assert.ok(fragments.length > 20);
    assert.ok(fragments.some((record) => record.includes('script')));
  });
});

/** What a text for machines is made of, and the frame that oEmbed offers. */
const inFeeds =
  /^(?:section|div|p|h[2-6]|[uo]l|li|blockquote|pre|hr|table|thead|tbody|t[rhd]|fig(?:ure|caption)|img|a|abbr|b|bd[io]|br|cite|code|del|dfn|em|i|ins|kbd|q|s|samp|small|span|strong|su[bp]|time|u|var|wbr|iframe)$/;

/** Elements of HTML that are not of the allowed names, and attributes that act. */
function strangers(html: string, allowed: RegExp): string[] {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }: Element) => {
    if (!allowed.test(tagName)) found.push(tagName);
    for (const [name, value] of Object.entries(properties))
      if (
        /^on|^srcdoc$/i.test(name) ||
        (name === 'style' && value !== 'border:0;max-width:100%') ||
        (name === 'href' && /^\s*(?:javascript|data|vbscript):/i.test(String(value)))
      )
        found.push(name);
  });
  return found;
}

/** What the schema of bodies may come to in a page. */
const ofBodies =
  /^(?:a|abbr|b|bdi|bdo|blockquote|br|cite|code|del|dfn|div|em|figcaption|figure|h[1-6]|hr|i|input|ins|kbd|li|mark|ol|p|pre|s|samp|section|small|span|strong|sub|sup|table|tbody|td|th|thead|time|tr|u|ul|var|verbatim-block|wbr)$/;

describe('vectors typed directly into Markdown', () => {
  const places: ((vector: string) => string)[] = [
    (vector) => vector,
    (vector) => `Words ${vector} words`,
    (vector) => `- item\n\n  ${vector}\n`,
    (vector) => `> ${vector}`,
    (vector) => `## ${vector}`,
    (vector) => `| a |\n| - |\n| ${vector.replaceAll('|', '\\|')} |`,
    (vector) => `[words](<${vector.replace(/[<>]/g, '')}> "${vector.replaceAll('"', '')}")`,
    (vector) => `[${vector}](https://example.org/)`,
    (vector) => `![${vector}](${vector})`,
    (vector) => `<${vector}>`,
    (vector) => `<div lang="ar">\n\n${vector}\n\n</div>`,
    (vector) => `<span lang="${vector}" title='${vector}'>x</span>`,
    (vector) => `Mark[^1]\n\n[^1]: ${vector}`,
    (vector) => `:::box[${vector}]{title="${vector}"}\n${vector}\n:::`,
    (vector) => `[x]: <${vector}> '${vector}'\n\n[x] and [${vector}]`,
    (vector) => `<!-- ${vector} -->\nWords`,
  ];

  test('do nothing, whether they are rejected or shown', async () => {
    let refused = 0;
    for (const vector of vectors)
      for (const place of places) {
        const { code, metadata } = await markdownProcessor.render(place(vector), { frontmatter: {} });
        const { problems } = metadata.frontmatter.annotations as Annotations;
        assert.deepEqual(strangers(code, ofBodies), [], `${place(vector)}\n${code}`);
        if (problems.length > 0) refused++;
        for (const { line, found } of problems) assert.ok((line ?? 0) >= 1 && found);
      }
    assert.ok(refused > vectors.length);
  });

  test('do nothing with the sanitizer alone', async () => {
    for (const vector of vectors) assert.deepEqual(strangers(await alone(vector), ofBodies), [], vector);
  });
});

/** What is left of HTML that went past every refusal: parsed as a browser does, sanitized, and written by Astro. */
async function alone(vector: string): Promise<string> {
  const renderer = markdownPipeline({
    rehypePlugins: [() => (): Root => fromHtml(vector, { fragment: true }), rehypeSanitize],
  });
  return (await renderer.render('', { frontmatter: {} })).code;
}

/** Records dialogs that scripts open; runs before all other scripts. */
const watch = `<script>fired=[];for(const name of ['alert','confirm','prompt','print','open'])window[name]=()=>{fired.push(name)}</script>`;

/** What is wrong with the page that is open; runs in it. */
function wrongs(own: string) {
  const wrong: string[] = [];
  const { fired, hostile } = window as unknown as { fired?: string[]; hostile?: number };
  if (fired === undefined) wrong.push('the watch does not stand');
  else wrong.push(...fired);
  // An element with that id would be found under the name; a number is what the vectors set.
  if (hostile !== undefined) wrong.push(`hostile is ${hostile}`);
  if (({} as { hostile?: number }).hostile !== undefined) wrong.push('every object is hostile');
  for (const { name } of performance.getEntriesByType('resource'))
    if (!name.startsWith(location.origin) || name.includes('hostile')) wrong.push(`asked for ${name}`);
  const ids = new Set<string>();
  const citation =
    /^data:(?:application\/(?:x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json)|text\/plain);charset=utf-8,[^<>"\s]*$/;
  for (const element of document.querySelectorAll('*')) {
    const is = `<${element.localName}>`;
    if (
      /^(?:applet|audio|base|bgsound|embed|frame|frameset|iframe|keygen|marquee|math|noembed|noframes|object|plaintext|portal|slot|template|track|video|xmp)$/.test(
        element.localName,
      ) &&
      // The files that the search page requests when it is asked something: our own, and before anything of the content.
      !element.matches('head > template[data-asked]')
    )
      wrong.push(is);
    if (
      element.localName === 'script' &&
      element.textContent !== document.querySelector('script')?.textContent &&
      element.textContent !== own &&
      element.getAttribute('type') !== 'application/ld+json'
    ) {
      if (element.textContent.trim() !== '' || !element.getAttribute('src')?.startsWith('/'))
        wrong.push(`script ${element.outerHTML.slice(0, 80)}`);
    }
    if (element.id !== '') {
      if (ids.has(element.id)) wrong.push(`id ${element.id} twice`);
      ids.add(element.id);
    }
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc') wrong.push(`${is} ${name}`);
      if (name === 'style' && /url|expression/.test(value)) wrong.push(`${is} ${name} ${value}`);
      if (
        /^(?:href|src|action|formaction|data|poster|ping|background)$/.test(name) &&
        !/^(?:https?:|mailto:|tel:|[/?#.]|$)/i.test(value) &&
        // A citation to save: no browser opens it, and as no kind of page.
        !(element.matches('a[download]') && citation.test(value))
      )
        wrong.push(`${is} ${name}=${value.slice(0, 60)}`);
    }
  }
  if (
    !(document.body instanceof HTMLBodyElement) ||
    typeof document.getElementById !== 'function' ||
    typeof document.cookie !== 'string'
  )
    wrong.push('the document is not itself');
  return wrong;
}

/** Puts the watch into every page, and what the sanitizer alone leaves of the vectors into a page of its own; no policy helps them. */
before(async () => {
  if (status !== 0) return;
  rmSync(join(dist, '_headers'), { force: true });
  for (const page of ending('.html'))
    writeFileSync(join(dist, page), text(page).replace(/<head>/, `<head>${watch}`));
  const cleaned = await Promise.all(vectors.map(alone));
  writeFileSync(
    join(dist, 'sanitized.html'),
    `<!doctype html><html><head>${watch}<title>x</title></head><body>${cleaned.map((html) => `<div>${html}</div>`).join('\n')}</body></html>`,
  );
});

for (const { name, from, launch } of engines)
  describe(`in ${name}, without a content policy,`, () => {
    let engine: Engine | undefined;
    let site: Served;
    before(async () => {
      [engine, site] = await Promise.all([launch(), serve(dist, { strict: false })]);
      if (!engine) tellMissing(name, from);
      // Less to draw.
      await engine?.size(640, 400);
    });
    after(async () => {
      await engine?.size(1280, 800);
      await engine?.close();
      await site.close();
    });
    const journey = journeysIn(() => engine);
    const quiet = async (browser: Engine, path: string) => {
      assert.deepEqual(await browser.run(wrongs, inlineScript), [], path);
    };

    /** The words and the headings of each article, gathered on the one visit to it. */
    const articles: { words: string; headings: string[] }[] = [];

    journey('no page runs, asks for or becomes anything of a vector', async (browser) => {
      const pages = ending('.html')
        .filter((page) =>
          (name === 'Chromium' ? /./ : /^(?!q\/|.*-[123]\/)|^q\/quote-0-|^articles\/article-\d\/index/).test(
            page,
          ),
        )
        .map((page) => `/${page.replaceAll('\\', '/').replace(/index\.html$/, '')}`);
      assert.ok(pages.length > 20);
      for (const path of pages) {
        await browser.goto(site.url + path);
        await quiet(browser, path);
        const [, number] = /^\/articles\/article-(\d)\/$/.exec(path) ?? [];
        if (number !== undefined)
          articles[Number(number)] = await browser.run(() => ({
            words: document.querySelector('main')?.textContent ?? '',
            headings: [...document.querySelectorAll('.prose h2')].map(({ textContent }) => textContent),
          }));
      }
    });

    journey('the articles contain the vectors as text', () => {
      for (let number = 0; number < count; number++) {
        const { words = '', headings = [] } = articles[number] ?? {};
        const shown = squeezed(words);
        for (const vector of shareOf(number)) assert.ok(shown.includes(squeezed(vector)), vector);
        for (const vector of shareOf(number).filter(inBody))
          assert.ok(
            headings.map(squeezed).some((heading) => heading.includes(squeezed(vector).trim())),
            vector,
          );
      }
      return Promise.resolve();
    });

    /** Resolves when the search page shows results, or what it says where there are none. */
    const shown = (browser: Engine, results = '[data-results] h2 a, [data-nothing] p') =>
      until(() => browser.run((selector) => document.querySelector(selector) !== null, results));

    journey('results of search show them as text', async (browser) => {
      await browser.goto(`${site.url}/search/?q=Title`);
      await shown(browser, '[data-results] h2 a');
      await quiet(browser, 'Title');
      assert.match(
        await browser.run(() => document.querySelector('[data-results]')?.textContent ?? ''),
        /<\/?script|<img /,
      );
      for (const query of ['script alert', 'onerror', 'hostile', 'Alias0x1', 'Quote 3']) {
        // Loading the page for each would take longer than the searches.
        await browser.run((text) => {
          const field = document.querySelector<HTMLInputElement>('search-page input[name=q]');
          if (!field) throw new Error('no field');
          field.value = text;
          field.form?.requestSubmit();
        }, query);
        // The results of the last query stay until those of this one are shown.
        await until(() =>
          browser.run(() => document.querySelector('[data-results][aria-busy=false]') !== null),
        );
        await shown(browser);
        assert.equal(await browser.run(() => new URLSearchParams(location.search).get('q')), query);
        await quiet(browser, query);
      }
    });

    journey(
      'a query that is an attack is shown as text on the search page that a link opens',
      async (browser) => {
        const query = '"><img src=x onerror=alert(1)>';
        await browser.goto(`${site.url}/search/?q=${encodeURIComponent(query)}`);
        await shown(browser);
        await quiet(browser, query);
      },
    );

    journey('the dialogs of search and sharing show them as text', async (browser) => {
      await browser.goto(`${site.url}/articles/article-0/`);
      await until(() => browser.run(() => document.readyState === 'complete'));
      await browser.run(() => {
        document.querySelector<HTMLElement>('a.share')?.focus();
      });
      await browser.press('Enter');
      await until(() => browser.run(() => document.querySelector('dialog[open]') !== null));
      await quiet(browser, 'sharing');
      await browser.press('Escape');
      await until(() => browser.run(() => document.querySelector('dialog') === null));
      await browser.press('/');
      await until(() => browser.run(() => document.activeElement?.closest('dialog[open]') !== null));
      await browser.run(() => {
        const input = document.querySelector<HTMLInputElement>('dialog [name=q]');
        if (!input) return;
        input.value = 'Quote onerror';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await until(() =>
        browser.run(
          () => document.querySelector('dialog a[href^="/articles/"], dialog a[href^="/q/"]') !== null,
        ),
      );
      await quiet(browser, 'searching');
    });

    journey('what the sanitizer alone left of them does nothing', async (browser) => {
      await browser.goto(`${site.url}/sanitized.html`);
      await quiet(browser, 'sanitized.html');
    });

    journey('no name of a window or document can be an id', async (browser) => {
      const names = await browser.run(() => {
        const found: string[] = [];
        for (const start of [window, document])
          for (let at: unknown = start; at; at = Object.getPrototypeOf(at))
            found.push(...Object.getOwnPropertyNames(at));
        return found;
      });
      const own = new Set(['fired', 'watch']);
      assert.deepEqual(
        names.filter((id) => /^[a-z][a-z0-9]*$/.test(id) && !own.has(id) && !isReservedId(id)),
        [],
      );
    });
  });
