import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test, type TestContext } from 'node:test';
import {
  citationJs,
  nameOf,
  pandoc,
  plainText,
  type ReadItem,
  type ReadName,
  system,
} from '../outputs/citation-readers.ts';
import { articles, people, quotes, sources, withdrawn } from '../site/content.ts';
import { fileAt, firstLanguage, ledger, linkTo, plainDigits, readText, site, siteUrl } from '../site/dist.ts';
import { all, attribute, tag } from '../site/elements.ts';
import { meta, pageAt } from '../site/parsed.ts';

/** The fields that every reader must get, from what editors wrote. */
interface Expected {
  path: string;
  id: string;
  title: string;
  authors: string[];
  /** What citations show of each author at least: the family name, if editors gave one. */
  cited: string[];
  date: string;
  lang: string;
  /** Text that the file must contain: that of a quote. */
  words: string | undefined;
}

/** Returns the name of a person for readers of a language, and the family name, if editors gave one. */
function nameFor(id: string, lang: string): { name: string; family: string | undefined } {
  const person = people.find((other) => other.id === id)?.data;
  const own = person?.names?.[lang];
  return own === undefined
    ? { name: person?.name ?? '', family: person?.family }
    : { name: own, family: person?.families?.[lang] };
}

const expected: Expected[] = [
  ...articles.map((article) => ({
    article,
    path: `/articles/${article.id}/`,
    id: article.id,
    words: undefined,
  })),
  ...quotes.map(({ quote, article }) => ({
    article,
    path: `/q/${quote.id}/`,
    id: `q-${quote.id}`,
    words: quote.text,
  })),
].map(({ article: { data }, path, id, words }) => ({
  path,
  id: `verbatim-${id}`,
  title: data.title,
  authors: [data.author].flat().map((author) => nameFor(author, data.lang ?? firstLanguage).name),
  cited: [data.author].flat().map((author) => {
    const { name, family } = nameFor(author, data.lang ?? firstLanguage);
    return family ?? name;
  }),
  date: data.date,
  lang: data.lang ?? firstLanguage,
  words,
}));

/** Returns the page that cites an article or a quote. */
const citedOn = (path: string) => (path.startsWith('/q/') ? path : `${path}sources/`);
/** Returns the content of the file that a page offers under a name, which is in the link itself. */
function download(page: string, name: string): string {
  const link = all(pageAt(page).tree, tag('a')).find((a) => attribute(a, 'download') === name);
  const [, text = ''] = /^data:[\w.+/-]+;charset=utf-8,([^#]*)$/.exec(attribute(link, 'href')) ?? [];
  return decodeURIComponent(text);
}
const file = ({ path, id }: Pick<Expected, 'path' | 'id'>, ending: string) =>
  download(citedOn(path), `${id}.${ending}`);
const language = (tagged: string | undefined) =>
  new Intl.DisplayNames('en', { type: 'language' }).of(
    tagged === 'arabic' ? 'ar' : ((tagged ?? 'und').replace('english', 'en').split('-')[0] ?? ''),
  );

/** One row of the table: a format, a reader, and the fields that the reader does not have. */
const table: {
  format: string;
  reader: string;
  read: (text: string) => ReadItem[] | undefined;
  loses?: ('day' | 'type' | 'language' | 'id')[];
}[] = [
  { format: 'bib', reader: 'pandoc', read: pandoc('bibtex') },
  { format: 'bib', reader: 'Citation.js', read: citationJs, loses: ['type'] },
  { format: 'biblatex.bib', reader: 'pandoc', read: pandoc('biblatex') },
  { format: 'biblatex.bib', reader: 'Citation.js', read: citationJs, loses: ['type', 'language'] },
  // Citation.js reads authors of newspapers as reporters, and the year as the date.
  { format: 'ris', reader: 'Citation.js', read: citationJs, loses: ['day', 'id'] },
  { format: 'json', reader: 'pandoc', read: pandoc('csljson') },
];

for (const { format, reader, read, loses = [] } of table)
  test(`every citation.${format} is read completely by ${reader}`, (t) => {
    const json = format === 'json';
    const texts = expected.map((want) => file(want, format));
    const items = json
      ? read(JSON.stringify(texts.flatMap((text) => JSON.parse(text) as unknown[])))
      : read(texts.join('\n'));
    if (!items) {
      t.skip(`${reader} is not installed`);
      return;
    }
    assert.equal(items.length, expected.length);
    for (const [index, want] of expected.entries()) {
      const item: ReadItem | undefined = loses.includes('id')
        ? items[index]
        : items.find(({ id }) => id === want.id);
      assert.ok(item, `${want.path} has no item`);
      // Pandoc capitalizes the word after a colon.
      assert.equal(plainText(item.title).toLowerCase(), plainText(want.title).toLowerCase());
      const authors: (ReadName | string)[] = [item.author ?? item.reporter ?? []].flat();
      assert.deepEqual(authors.map(nameOf), want.authors, want.path);
      assert.equal(item['container-title'], site.name);
      assert.equal(item.URL, `${siteUrl}${want.path}`);
      const day = want.date
        .split('-')
        .map(Number)
        .slice(0, loses.includes('day') ? 1 : 3);
      assert.deepEqual(item.issued?.['date-parts'][0]?.map(Number), day, want.path);
      if (!loses.includes('type')) assert.equal(item.type, 'article-newspaper');
      if (!loses.includes('language')) assert.equal(language(item.language), language(want.lang));
      if (want.words !== undefined)
        assert.ok(plainText(item.abstract).includes(plainText(want.words)), want.path);
    }
  });

test('every citation.ris is read completely by bibutils, with the day', (t: TestContext) => {
  const mods = system('ris2xml', ['-i', 'utf8'], expected.map((want) => file(want, 'ris')).join(''));
  if (mods === undefined) {
    t.skip('bibutils is not installed');
    return;
  }
  const items = mods.split('</mods>').slice(0, -1);
  assert.equal(items.length, expected.length);
  const text = (xml: string) =>
    plainText(xml.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&apos;', "'"));
  for (const [index, want] of expected.entries()) {
    const xml = items[index] ?? '';
    const item = text(xml.replace(/<[^>]*>\s*/g, ' '));
    for (const part of [want.title, want.date, `${siteUrl}${want.path}`, ...want.authors, want.words ?? ''])
      // It splits titles at a colon.
      assert.ok(
        item.replaceAll(':', '').includes(plainText(part).replaceAll(':', '')),
        `${want.path} lacks ${part}`,
      );
    assert.ok(xml.includes('<genre authority="marcgt">newspaper</genre>'));
  }
});

describe('an RIS file', () => {
  test('has the full date, one author per line, and CR LF line ends', () => {
    for (const want of expected) {
      const { path, date, authors, lang } = want;
      const lines = file(want, 'ris').split('\r\n');
      assert.ok(lines.includes(`DA  - ${date.replaceAll('-', '/')}/`), path);
      for (const author of authors)
        assert.ok(lines.some((line) => line.startsWith('AU  - ') && nameOf(line.slice(6)) === author));
      assert.ok(lines.includes(`LA  - ${lang}`));
      assert.equal(lines[0], 'TY  - NEWS');
      assert.deepEqual(lines.slice(-2), ['ER  - ', '']);
      assert.ok(!lines.some((line) => line.includes('\n')));
    }
  });
});

test('a withdrawn quote has no citation', () => {
  for (const { quote } of withdrawn) {
    const links = all(pageAt(`/q/${quote.id}/`).tree, tag('a'));
    assert.deepEqual(
      links.filter((link) => attribute(link, 'download') !== ''),
      [],
    );
    assert.equal(fileAt(`/q/${quote.id}/citation.bib`), undefined);
  }
});

test('pages that were sealed with files of citations and sources still have them', () => {
  for (const path of Object.keys(ledger)) {
    const id = `verbatim-${path.replace(/^\/articles\/|\/$/g, '').replace(/^\/q\//, 'q-')}`;
    const isArticle = path.startsWith('/articles/');
    const square = isArticle ? `article-${path.slice(10, -1)}-square.` : `${path.slice(3, -1)}-square.`;
    if (!expected.some((want) => want.path === path)) continue;
    if (!ledger[path]?.cards?.some((card) => card.startsWith(square))) continue;
    for (const ending of ['bib', 'biblatex.bib', 'ris'])
      assert.equal(readText(`${path}citation.${ending}`), file({ path, id }, ending));
    assert.deepEqual(JSON.parse(readText(`${path}citation.json`)), JSON.parse(file({ path, id }, 'json')));
    if (!isArticle) continue;
    assert.deepEqual(JSON.parse(readText(`${path}sources.json`)), sourcesOf(path.slice(10, -1)));
    assert.match(readText(`${path}cite/index.html`), /content="0; url=[^"]*\/sources\/#cite"/);
  }
});

/** Returns the sources of an article, as its page offers them. */
const sourcesOf = (id: string) =>
  JSON.parse(download(`/articles/${id}/sources/`, `verbatim-${id}-sources.json`) || '[]') as (ReadItem & {
    accessed?: { 'date-parts': number[][] };
  })[];

test('the list of sources has every source of the article, in order, with dates and URLs', () => {
  for (const { id, data } of articles) {
    const items = sourcesOf(id);
    const listed = (data.sources ?? []).map((source) => (typeof source === 'string' ? source : source.id));
    assert.deepEqual(
      items.map((item) => item.id),
      listed,
    );
    for (const item of items) {
      const source = sources.get(item.id);
      assert.ok(source);
      assert.equal(item.URL, source.url);
      const parts = (date: string) => [date.split('-').map(Number)];
      assert.deepEqual(
        item.accessed?.['date-parts'],
        source.accessed === undefined ? undefined : parts(source.accessed),
      );
      assert.deepEqual(
        item.issued?.['date-parts'],
        source.date === 'undated' ? undefined : parts(source.date),
      );
    }
  }
});

test('pandoc reads all sources', (t) => {
  const items: ReadItem[] = articles.flatMap(({ id }) => sourcesOf(id));
  const read = pandoc('csljson')(JSON.stringify(items));
  if (!read) {
    t.skip('pandoc is not installed');
    return;
  }
  assert.deepEqual(
    read.map(({ URL }) => URL),
    items.map(({ URL }) => URL),
  );
});

const styles = ['APA 7', 'Chicago 17', 'MLA 9'];
/** Returns the text of an element as a reader copies it. */
const textOf = (node: { type: string; value?: string; children?: unknown[] }): string =>
  node.value ?? (node.children ?? []).map((child) => textOf(child as Parameters<typeof textOf>[0])).join('');

for (const [what, where] of [
  ['an article’s page of sources', (path: string) => !path.startsWith('/q/')],
  ['a quote’s page', (path: string) => path.startsWith('/q/')],
] as const)
  test(`${what} shows three styles without script`, () => {
    let judged = 0;
    for (const { path, cited, words, date } of expected) {
      if (!where(path)) continue;
      const at = citedOn(path);
      judged++;
      const { tree } = pageAt(at);
      assert.deepEqual(
        all(tree, tag('summary'))
          .map((summary) => textOf(summary).trim())
          .filter((text) => styles.includes(text)),
        styles,
      );
      const forms = all(tree, tag('p'))
        .filter(({ properties }) => properties.className?.some((name) => name.includes('citation')))
        .map(textOf);
      assert.equal(forms.length, words === undefined ? 4 : 6, at);
      const full = forms.filter((text) => text.includes(`${siteUrl}${path}`));
      assert.equal(full.length, 4);
      for (const text of full) {
        assert.ok(text.includes(site.name));
        const digits = plainDigits(text);
        assert.ok(digits.includes(date.slice(0, 4)) && digits.includes(String(Number(date.slice(8)))), text);
        assert.ok(
          cited.every((author) => text.includes(author)),
          text,
        );
      }
      if (words !== undefined)
        assert.equal(
          forms.filter((text) =>
            plainText(text)
              .replace(/["']/g, '')
              .includes(plainText(words).replace(/["']|\.$/g, '')),
          ).length,
          3,
          at,
        );
    }
    assert.ok(judged > 0);
  });

test('the page of an article’s sources is in its language, and indexed by search engines if there are any', () => {
  for (const { id, data } of articles) {
    const page = pageAt(`/articles/${id}/sources/`);
    assert.equal(meta(page, 'name', 'robots') === 'noindex', (data.sources ?? []).length === 0);
    const [html] = all(page.tree, tag('html'));
    assert.equal(html?.properties.lang, data.lang ?? firstLanguage);
    assert.ok(
      all(page.tree, tag('a')).some((link) => attribute(link, 'href') === linkTo(`/articles/${id}/`)),
    );
  }
});

/** Debian’s package citation-style-language-styles; APA 7, Chicago 17 and MLA 9 as of 2023. */
const csl = '/usr/share/citation-style-language/styles';
test('citations of English articles are the same as pandoc’s', (t) => {
  const english = expected.filter(({ path, lang }) => lang === 'en' && !path.startsWith('/q/'));
  for (const [index, style] of [
    [0, 'apa'],
    [2, 'chicago-fullnote-bibliography'],
    [3, 'modern-language-association'],
  ] as const) {
    if (!existsSync(`${csl}/${style}.csl`)) {
      t.skip('the styles are not installed');
      return;
    }
    for (const want of english) {
      const { path } = want;
      const set = system(
        'pandoc',
        ['-f', 'csljson', '--citeproc', '--csl', `${csl}/${style}.csl`, '-t', 'plain', '--wrap=none'],
        file(want, 'json'),
      );
      if (set === undefined) {
        t.skip('pandoc is not installed');
        return;
      }
      const forms = all(pageAt(citedOn(path)).tree, tag('p'))
        .filter(({ properties }) => properties.className?.some((name) => name.includes('citation')))
        .map(textOf);
      // The processor does not follow the manuals’ capitals around a colon.
      const colon = (text: string) => text.replace(/\p{L}+: \p{L}/gu, (around) => around.toLowerCase());
      assert.equal(colon(plainText(forms[index]).trim()), colon(plainText(set).replaceAll('_', '').trim()));
    }
  }
});
