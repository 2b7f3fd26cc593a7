import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { ContentSource } from '../../src/content/content-source.ts';
import { deskActions } from '../../src/desk/actions/all.ts';
import { listed, parseQuery, queryUrl } from '../../src/desk/pages/query.ts';
import type { Row } from '../../src/desk/pages/rows.ts';
import { deskPages } from '../../src/desk/pages/serve.ts';
import { deskEndpoint } from '../../src/desk/server/endpoint.ts';
import { languages } from '../../src/i18n/languages.ts';
import { copyOf, temporaryFolder, writeSiteFile } from '../publications.ts';
import { all, attribute, tag } from '../site/elements.ts';
import { listenHere, token } from './server/requests.ts';

/** Serves the desk of a publication. */
function deskOf(root: string) {
  const content = new ContentSource(root);
  const pages = deskPages(root, content);
  const endpoint = deskEndpoint(deskActions, token, { root, content });
  const send = listenHere((request, response) => {
    // As the dev server does it: the folder is not in the URL.
    const isPage = request.url?.startsWith('/desk/') === true;
    request.url = request.url?.replace(/^\/_?desk/, '');
    (isPage ? pages : endpoint)(request, response);
  });
  return {
    content,
    page: async (path = '', headers = {}) => {
      const answer = await send(`/desk/${path}`, undefined, headers);
      return { ...answer, tree: fromHtml(answer.text) };
    },
    act: (name: string, input: object, file?: string) => {
      const json = JSON.stringify({ lang: 'en', ...input });
      const type = { 'content-type': 'application/octet-stream' };
      return file === undefined
        ? send(`/_desk/${name}`, json)
        : send(`/_desk/${name}`, `${json}\n${file}`, type);
    },
  };
}

/** The text of each row of the list, by file name. */
const rowsIn = (tree: ReturnType<typeof fromHtml>) =>
  new Map(
    all(tree, tag('tr')).flatMap((row) => {
      const link = all(row, tag('a')).map((each) => attribute(each, 'href'));
      const file = link.map((url) => /file=content%2Farticles%2F([\w-]+)\.md/.exec(url)?.[1]).find(Boolean);
      return file === undefined ? [] : [[file, toString(row)] as const];
    }),
  );

describe('the desk', () => {
  const root = copyOf('good');
  const { content, page, act } = deskOf(root);
  const file = (name: string) => join(root, 'content/articles', `${name}.md`);
  const ledger = () => readFileSync(join(root, 'content/permalinks.json'), 'utf8');
  const edit = (name: string, change: (text: string) => string) => {
    writeFileSync(file(name), change(readFileSync(file(name), 'utf8')));
    content.changed();
  };

  test('lists every article with its state, words, quotes and problems', async () => {
    const { tree, headers } = await page();
    const rows = rowsIn(tree);
    assert.deepEqual([...rows.keys()].sort(), [
      'how-the-ledger-grew',
      'one-bridge-two-entries',
      'one-bridge-two-entries-ar',
    ]);
    assert.match(
      rows.get('how-the-ledger-grew') ?? '',
      /How the ledger grew.*Published, not sealed.*8 October 2026.*None/,
    );
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/);
  });

  test('shows what will be sealed, and seals exactly that', async () => {
    const { tree, text } = await page('seal/');
    for (const shown of [
      '/q/a-line-copied-is-a-line-paid/',
      'A line that is copied is a line that is paid',
      'mara-lind',
    ])
      assert.ok(text.includes(shown), shown);
    const digest = all(tree, tag('input')).map((input) => attribute(input, 'value'))[0];
    edit('how-the-ledger-grew', (before) => before.replace(/a line that is paid/g, 'a line that was paid'));
    const late = await act('seal', { digest });
    assert.deepEqual([late.status, existsSync(join(root, 'content/permalinks.json'))], [409, false]);
    edit('how-the-ledger-grew', (before) => before.replace(/a line that was paid/g, 'a line that is paid'));
    assert.equal((await act('seal', { digest })).status, 200);
    const urls = all(tree, tag('section')).flatMap((section) =>
      all(section, tag('a')).map((a) => attribute(a, 'href')),
    );
    const sealed = Object.keys(JSON.parse(ledger()) as object).filter(Boolean);
    assert.deepEqual(urls.sort(), sealed.sort());
    assert.match((await page('seal/')).text, /Nothing to seal/);
  });

  test('tells sealed articles, changed ones, drafts, scheduled ones and unreadable ones apart', async () => {
    edit('one-bridge-two-entries', (text) =>
      text.replace(/^title: .*$/m, 'title: One bridge & <script>alert(1)</script>'),
    );
    const draft = readFileSync(file('how-the-ledger-grew'), 'utf8')
      .replace(/^pullQuotes:\n(?:[ -].*\n)+/m, '')
      .replace(/^corrections:\n(?: .*\n)+/m, '')
      .replace(/^(?:series|part): .*\n/gm, '');
    writeFileSync(file('a-draft'), draft.replace(/^date: /m, 'draft: true\ndate: '));
    writeFileSync(file('to-come'), draft.replace(/^date: .*$/m, 'date: 2099-01-01'));
    writeFileSync(file('broken'), '---\ntitle: [\n---\nText.\n');
    content.changed();
    const { tree, text } = await page();
    const rows = rowsIn(tree);
    assert.match(rows.get('how-the-ledger-grew') ?? '', /Sealed/);
    assert.match(rows.get('one-bridge-two-entries') ?? '', /One bridge & <script>.*Changed since sealed/);
    assert.match(rows.get('a-draft') ?? '', /Draft/);
    assert.match(rows.get('to-come') ?? '', /Scheduled/);
    assert.match(rows.get('broken') ?? '', /Cannot be read.*Errors: 1.*Found.*Expected/);
    assert.doesNotMatch(text, /<script>alert/);
    const filtered = rowsIn((await page('?state=draft')).tree);
    assert.deepEqual([...filtered.keys()], ['a-draft']);
    assert.deepEqual([...rowsIn((await page('?problems=1&text=BROKEN')).tree).keys()], ['broken']);
    assert.match((await page('?text=nothing-like-it')).text, /No article matches/);
  });

  test('seals nothing while there are errors, and lists them', async () => {
    const before = ledger();
    const { tree, text } = await page('seal/');
    assert.match(text, /Nothing can be sealed.*broken\.md/s);
    assert.equal(all(tree, tag('form')).length, 0);
    assert.equal((await act('seal', { digest: '' })).status, 409);
    assert.equal(ledger(), before);
  });

  test('shows a broken article as it was last valid, with its problems', async () => {
    edit('to-come', (text) => text.replace(/^date: .*$/m, 'date: 2099-02-30'));
    assert.match(rowsIn((await page()).tree).get('to-come') ?? '', /Scheduled.*1 January 2099.*Errors: 1/);
    for (const name of ['broken', 'a-draft', 'to-come']) rmSync(file(name));
    content.changed();
  });

  test('shows what the next deploy changes: new URLs, other words, redirects', async () => {
    assert.match((await page('changes/')).text, /Shared links with another card/);
    renameSync(file('how-the-ledger-grew'), file('how-the-books-grew'));
    edit('how-the-books-grew', (text) =>
      text
        .replace(/^series: /m, 'aliases: [how-the-ledger-grew]\nseries: ')
        .replace(/A line that is copied is a line that is paid/gi, 'A line that is copied is paid')
        .replace(
          /^ {6}- date: 2026-10-09$/m,
          '      - date: 2026-10-10\n        said: A line that is copied is a line that is paid\n        why: It was long.\n$&',
        ),
    );
    const { tree } = await page('changes/');
    const sections = all(tree, tag('section')).map(toString);
    const about = (heading: string) => sections.find((each) => each.startsWith(heading)) ?? '';
    assert.match(
      about('Quotes with other words'),
      /paid\/NowA line that is copied is paidBeforeA line that is copied is a line that is paid/,
    );
    assert.match(
      about('URLs that redirect'),
      /\/articles\/how-the-ledger-grew\/ → \/articles\/how-the-books-grew\//,
    );
    assert.match(about('New URLs'), /\/articles\/how-the-books-grew\//);
    assert.equal(about('URLs that would be lost'), '');
  });

  test('creates a new article as npm run new does, with the fields of the form, and never over another', async () => {
    const form = {
      title: 'Über: drei “Städte” #1',
      author: 'town-desk',
      topics: ['bridges'],
      date: '2026-12-01',
    };
    const { status, data } = await act('new-article', form);
    assert.equal(status, 200);
    assert.match(JSON.stringify(data), /uber-drei-stadte-1\.md.*__open-in-editor/);
    const text = readFileSync(file('uber-drei-stadte-1'), 'utf8');
    assert.match(text, /^---\ntitle: ["']Über: drei “Städte” #1["']\nstandfirst: One or two/);
    assert.match(text, /\ndraft: true\n/);
    const { problems } = await content.read();
    assert.deepEqual(
      problems.filter(({ file }) => file.includes('uber-drei')),
      [],
    );
    assert.equal((await act('new-article', form)).status, 409);
    assert.equal(readFileSync(file('uber-drei-stadte-1'), 'utf8'), text);
    for (const slug of ['../a', 'con', 'Big', 'constructor'])
      assert.ok((await act('new-article', { ...form, slug })).status >= 400, slug);
    assert.equal((await act('new-article', { title: '  ' })).status, 422);
    assert.equal((await act('new-article', { ...form, other: 1 })).status, 422);
  });

  test('creates an article with a picture and examples of blocks, whose problems are only what has to be filled in', async () => {
    const form = {
      title: 'With everything',
      author: 'town-desk',
      topics: ['bridges'],
      slug: 'with-everything',
    };
    const pictures = join(root, 'content/pictures');
    mkdirSync(join(pictures, 'older'));
    copyFileSync(join(pictures, 'bridge.jpg'), join(pictures, 'older/pier.jpg'));
    const { tree } = await page('new/');
    rmSync(join(pictures, 'older'), { recursive: true });
    const offered = all(tree, tag('option'))
      .map((option) => attribute(option, 'value'))
      .filter((value) => /\.(?:jpg|png|webp|avif)$/.test(value));
    // An article can name only pictures that are directly in the folder.
    assert.deepEqual(offered, ['bridge.jpg']);
    const [picture = ''] = offered;
    const noCredit = await act('new-article', { ...form, picture, pictureAlt: 'A bridge' });
    assert.equal(noCredit.status, 422);
    const blocks = ['chart', 'map', 'timeline'];
    const all3 = { ...form, blocks, picture, pictureAlt: 'A bridge', pictureCredit: 'Photo: Nia Okoro' };
    assert.equal((await act('new-article', all3)).status, 200);
    const text = readFileSync(file('with-everything'), 'utf8');
    assert.match(text, /leadPicture:\n {2}file: .*\n {2}alt: A bridge\n {2}credit: "?Photo: Nia Okoro"?\n/);
    assert.match(text, /::chart\{#a-chart\}\n\n::map\{#a-map\}\n\n::timeline\n$/);
    const { problems } = await content.read();
    const own = problems.filter((problem) => problem.file.includes('with-everything'));
    const toFillIn = (field = '') => field.endsWith('.sources') || field.startsWith('leadPicture');
    assert.deepEqual(
      own.filter(({ field }) => !toFillIn(field)),
      [],
    );
    assert.equal(own.filter(({ field = '' }) => field.endsWith('.sources')).length, 3);
    rmSync(file('with-everything'));
    content.changed();
  });

  test('shows what it recognizes in a dropped file, writes it with the chosen people, and never over another', async () => {
    const name = 'Eine Brücke <b>.txt';
    const words = 'The council met on Tuesday evening and voted for the new bridge. '.repeat(8);
    const typed = `A bridge for everyone\n\n${words}\n\n“We paid twice,” said Mara Lind.\n\nBy Ada Unknown\n`;
    const preview = await act('import-preview', { name }, typed);
    assert.equal(preview.status, 200, preview.text);
    const { html } = preview.data as { html: string };
    assert.match(html, /A bridge for everyone.*The file as it will be written.*We paid twice/s);
    assert.doesNotMatch(html, /<b>/);
    assert.equal(existsSync(file('a-bridge-for-everyone')), false);
    const proposed = all(fromHtml(html), tag('input')).map((input) => attribute(input, 'value'));
    const { status, data } = await act('import-write', { name, proposed }, typed);
    assert.equal(status, 200);
    assert.match(JSON.stringify(data), /Written:.*a-bridge-for-everyone\.md.*__open-in-editor/);
    const text = readFileSync(file('a-bridge-for-everyone'), 'utf8');
    assert.ok(text.includes(words.trim()));
    for (const path of proposed) assert.ok(existsSync(join(root, path)), path);
    assert.match(JSON.stringify((await act('import-preview', { name }, typed)).data), /is not overwritten/);
    await act('import-write', { name }, typed);
    assert.equal(readFileSync(file('a-bridge-for-everyone'), 'utf8'), text);
    const broken = await act('import-preview', { name: 'a.txt' }, '\0\u0001\u0002'.repeat(200));
    assert.deepEqual([broken.status, broken.error?.what], [422, 'a.txt']);
  });

  test('is in each language of the interface, in its direction, and remembers the choice', async () => {
    for (const [lang, { strings }] of Object.entries(languages)) {
      const { tree, text, headers } = await page(`?lang=${lang}`);
      const [html] = all(tree, tag('html'));
      assert.ok(html);
      assert.deepEqual(
        [attribute(html, 'lang'), attribute(html, 'dir')],
        [lang, /ar|fa/.test(lang) ? 'rtl' : 'ltr'],
      );
      assert.ok(
        text.includes(languages[lang as 'en'].desk.list.columns.state) && text.includes(strings.skip),
      );
      const kept = String(headers['set-cookie']).split(';')[0];
      assert.match((await page('new/', { cookie: kept })).text, new RegExp(`<html lang="${lang}"`));
    }
    assert.match((await page('?lang=toString')).text, /<html lang="en"/);
  });

  test('has no other pages', async () => {
    for (const path of ['none/', 'new', '..%2f', 'list/']) assert.equal((await page(path)).status, 404, path);
  });
});

describe('the desk of an empty publication', () => {
  const root = temporaryFolder();
  writeSiteFile(root);
  const { page } = deskOf(root);

  test('says what to do first', async () => {
    const { tree, text } = await page();
    assert.match(text, /What to do first/);
    const links = all(tree, tag('main')).flatMap((main) =>
      all(main, tag('a')).map((a) => attribute(a, 'href')),
    );
    assert.ok(links.includes('/desk/new/') && links.includes('/desk/import/'));
    for (const path of ['new/', 'seal/', 'changes/']) assert.equal((await page(path)).status, 200);
  });
});

describe('the list of many articles', () => {
  const rows = Array.from({ length: 1782 }, (_, index): Row => ({
    file: `content/articles/a${index}.md`,
    title: `Title ${(index * 7919) % 1782}`,
    ...{ state: index % 2 === 0 ? 'sealed' : 'draft', problems: [], article: undefined },
  }));

  test('has pages of 100, each article once', () => {
    const query = parseQuery(new URLSearchParams('sort=title'));
    const pages = Array.from(
      { length: 18 },
      (_, page) => listed(rows, { ...query, page: page + 1 }, 'en').rows,
    );
    assert.deepEqual(
      pages.map((page) => page.length),
      [...Array.from({ length: 17 }, () => 100), 82],
    );
    const titles = pages.flat().map(({ title }) => title);
    assert.equal(new Set(titles).size, 1782);
    assert.deepEqual(titles, [...titles].sort(new Intl.Collator('en').compare));
  });

  test('has a URL for each view, and takes URLs that are wrong', () => {
    const query = parseQuery(new URLSearchParams('text=a&state=draft&problems=1&sort=words&dir=asc&page=3'));
    assert.deepEqual(parseQuery(new URLSearchParams(queryUrl(query))), query);
    assert.deepEqual(parseQuery(new URLSearchParams('state=toString&sort=__proto__&page=-1e9&dir=x')), {
      text: '',
      state: undefined,
      onlyProblems: false,
      order: 'date',
      isDescending: false,
      page: 1,
    });
    assert.equal(listed(rows, { ...query, text: '', onlyProblems: false, page: 999 }, 'en').page, 9);
  });
});
