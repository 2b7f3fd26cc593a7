import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Element } from 'hast';
import { dateInWords, strings } from '../../src/i18n/strings.ts';
import { fold } from '../../src/text/fold.ts';
import { writtenBy } from '../../src/text/quotation-marks.ts';
import { articles, people, placeInSeries, quotes, sources, topics, withdrawn } from '../site/content.ts';
import { firstLanguage, ledger, linkTo, pathIn, readText, site, siteUrl } from '../site/dist.ts';
import { all, attribute, byId, isLink, one, tag, text, withClass } from '../site/elements.ts';
import { meta, pageAt, pages } from '../site/parsed.ts';

const langOf = ({ data }: (typeof articles)[number]) => data.lang ?? firstLanguage;
/** True for an article in the site’s first language. */
const isFirst = (article: (typeof articles)[number]) => langOf(article) === firstLanguage;
/** Why a test of what one dossier has does not run. */
const notOfIraq = topics.some(({ id }) => id === 'iraq') ? false : 'this publication has no topic iraq';

const under = (folder: string) =>
  pages
    .filter(
      ({ path, redirect }) => !redirect && path.startsWith(`/${folder}/`) && path.split('/').length === 4,
    )
    .map(({ path }) => path.split('/')[2]);
const ids = (written: readonly { id: string }[]) => written.map(({ id }) => id).sort();
/** Returns words to compare, with one kind of white space, quotation mark and dash. */
const same = (a: string, b: string) => fold(a).text === fold(b).text;

test('each file in content has its page, and each page its file', () => {
  assert.deepEqual(under('articles').sort(), ids(articles));
  assert.deepEqual(under('topics').sort(), ids(topics));
  assert.deepEqual(under('people').sort(), ids(people));
});

/** The last day on which a page was sealed with a square card; the pages sealed until then had more files. */
const lastSquare = Object.values(ledger)
  .flatMap((entry) => (entry?.cards?.some((card) => card.includes('-square.')) ? (entry.since ?? []) : []))
  .reduce((last, since) => (since > last ? since : last), '');

test('each former URL redirects, and no other page does', () => {
  const former = [
    ...articles.flatMap(({ data }) =>
      (data.aliases ?? []).flatMap((slug) => ['', 'sources/'].map((page) => `/articles/${slug}/${page}`)),
    ),
    // “How to cite” was a page of its own.
    ...articles
      .flatMap(({ id, data }) => [id, ...(data.aliases ?? [])])
      .filter((name) => (ledger[`/articles/${name}/`]?.since ?? '9999') <= lastSquare)
      .map((name) => `/articles/${name}/cite/`),
    ...topics.flatMap((topic) =>
      (topic.data.formerly ?? []).flatMap((id) => pagesOf({ ...topic, id }).map(({ path }) => path)),
    ),
    ...people.flatMap(({ data }) => (data.formerly ?? []).map((id) => `/people/${id}/`)),
  ];
  assert.deepEqual(
    pages
      .filter(({ redirect }) => redirect)
      .map(({ path }) => path)
      .sort(),
    former.sort(),
  );
});

test('each quote has a page, and each quote page its quote', () => {
  assert.ok(quotes.length > 0);
  assert.deepEqual(under('q').sort(), ids([...quotes, ...withdrawn].map(({ quote }) => quote)));
});

describe('the record of a speaker', () => {
  const said = Map.groupBy([...quotes, ...withdrawn], ({ quote }) => quote.speaker);
  for (const { id } of people) {
    const own = (said.get(id) ?? []).map(({ quote }) => quote);
    if (own.length === 0) continue;
    const record = JSON.parse(readText(`/people/${id}/record.json`)) as {
      quotes: { id: string; text?: string; said?: string }[];
    };
    test(`${id}: has what they said, newest day first`, () => {
      assert.deepEqual(ids(record.quotes), ids(own));
      const days = record.quotes.map((quote) => quote.said ?? '');
      assert.deepEqual(days, days.toSorted().reverse());
      for (const { id: quoteId, text: words } of record.quotes) {
        const quote = own.find((one) => one.id === quoteId);
        assert.equal(words, quote?.withdrawn ? undefined : quote?.text, quoteId);
      }
    });
    test(`${id}: is shown on the page in the same order, with the days of withdrawals, and links to its feed`, () => {
      const { tree } = pageAt(`/people/${id}/`);
      const lists = all(tree, withClass('record'));
      assert.equal(lists.length, 1);
      const entries = lists.flatMap((list) => all(list, tag('li')));
      for (const [index, entry] of entries.entries()) {
        const quote = own.find((one) => one.id === record.quotes[index]?.id) ?? assert.fail(`no ${index}`);
        assert.ok(
          one(entry, (a) => a.properties.href === linkTo(`/q/${quote.id}/`)),
          quote.id,
        );
        assert.equal(all(entry, tag('blockquote')).length, quote.withdrawn ? 0 : 1);
        if (quote.withdrawn) assert.ok(text(entry).includes(quote.withdrawn.why), quote.id);
      }
      for (const file of ['feed.xml', 'record.json'])
        assert.ok(
          one(tree, (a) => a.tagName === 'a' && a.properties.href === linkTo(`/people/${id}/${file}`)),
          file,
        );
      assert.ok(
        one(
          tree,
          (link) => link.tagName === 'link' && link.properties.href === linkTo(`/people/${id}/feed.xml`),
        ),
      );
    });
  }
});

for (const article of articles) {
  const quoted = (article.data.pullQuotes ?? []).filter((quote) => !quote.withdrawn);
  test(`${article.id}: each quote is marked in the text and links to its page`, () => {
    const { tree } = pageAt(`/articles/${article.id}/`);
    const asides = all(tree, withClass('pull-quote'));
    assert.equal(asides.length, quoted.length);
    for (const quote of quoted) {
      const mark = one(tree, byId(`q-${quote.id}`));
      assert.ok(mark?.tagName === 'mark', `${quote.id} is not marked`);
      assert.ok(same(withoutNotes(mark), quote.text), `${quote.id} marks “${text(mark)}”`);
      const aside = asides.find((candidate) =>
        one(candidate, (a) => a.properties.href === linkTo(`/q/${quote.id}/`)),
      );
      assert.ok(
        aside &&
          same(
            text(one(aside, withClass('words'))),
            writtenBy(quote.speaker ? 'said' : 'own', quote.text, article.data.lang ?? ''),
          ),
        `${quote.id} next to the text`,
      );
    }
  });
}

/** Returns the text of an element without the numbers of notes. */
function withoutNotes(element: Element): string {
  const strip = (node: Element): Element => ({
    ...node,
    children: node.children
      .filter((child) => child.type !== 'element' || child.tagName !== 'sup')
      .map((child) => (child.type === 'element' ? strip(child) : child)),
  });
  return text(strip(element));
}

test('a line under the title of an article has a tick where each quote is; that of a quote page links to the others', () => {
  for (const article of articles) {
    const own = quotes.filter((quote) => quote.article === article).map(({ quote }) => quote.id);
    const map = one(pageAt(`/articles/${article.id}/`).tree, withClass('quote-map'));
    const ticks = map ? attribute(all(map, tag('path'))[1] ?? map, 'd') : '';
    const shown = [...ticks.matchAll(/M(\d+)/g)].map(([, x]) => Number(x));
    assert.equal(shown.length, own.length, article.id);
    assert.ok(
      shown.every((x, index) => x >= (shown[index - 1] ?? 0) && x < 1000),
      `${article.id}: ${shown.join(' ')}`,
    );
    for (const id of own) {
      const map = one(pageAt(`/q/${id}/`).tree, withClass('quote-map'));
      const links = map ? all(map, tag('a')).map((link) => attribute(link, 'href')) : [];
      assert.deepEqual(
        links.sort(),
        own
          .filter((other) => other !== id)
          .map((other) => linkTo(`/q/${other}/`))
          .sort(),
      );
    }
  }
});

test('a quote page has the quote, its attribution, the passage, and a link to the place in the article', () => {
  for (const { quote, article } of quotes) {
    const page = pageAt(`/q/${quote.id}/`);
    const main = one(page.tree, tag('main'));
    assert.ok(main);
    assert.ok(same(text(one(main, withClass('hand'))), quote.text), `${quote.id}: its words`);
    const back = linkTo(`/articles/${article.id}/#q-${quote.id}`);
    assert.ok(
      one(main, (element) => element.tagName === 'a' && element.properties.href === back),
      back,
    );
    assert.ok(text(main).includes(`${siteUrl}/q/${quote.id}/`), `${quote.id}: its address, to be copied`);

    const place = one(main, withClass('place'));
    assert.ok(
      place && same(text(one(place, tag('blockquote'))), quote.text),
      `${quote.id}: its words in place`,
    );
    assert.ok(text(place).length > quote.text.length, `${quote.id}: words around it`);

    const whose = text(one(main, tag('figcaption')));
    const speaker = people.find(({ id }) => id === quote.speaker);
    const lang = article.data.lang ?? firstLanguage;
    const expected = speaker
      ? (speaker.data.names?.[lang] ?? speaker.data.name)
      : strings(lang).ownWords(site.name);
    assert.ok(whose.includes(expected), `${quote.id}: “${whose}” should name ${expected}`);
  }
});

test('a shared quote page names the quote, not the article', () => {
  for (const { quote } of quotes) {
    const page = pageAt(`/q/${quote.id}/`);
    assert.ok(fold(meta(page, 'property', 'og:title')).text.includes(fold(quote.text).text), quote.id);
    assert.equal(meta(page, 'property', 'og:url'), `${siteUrl}/q/${quote.id}/`);
    assert.equal(meta(page, 'property', 'og:type'), 'article');
  }
});

test('a quote with a speaker has a date and a source, and its page shows both', () => {
  const spoken = quotes.filter(({ quote }) => quote.speaker !== undefined);
  for (const { quote } of spoken) {
    const { tree } = pageAt(`/q/${quote.id}/`);
    const source = sources.get(quote.source ?? '');
    assert.ok(source && quote.said, quote.id);
    const cited = all(tree, tag('cite')).flatMap((cite) => all(cite, tag('a')));
    assert.ok(
      cited.some((link) => attribute(link, 'href') === source.url),
      `${quote.id}: its source`,
    );
    const days = all(tree, tag('time')).map((time) => attribute(time, 'dateTime'));
    assert.ok(days.includes(quote.said), `${quote.id}: the day it was said`);
    const speaker = linkTo(`/people/${quote.speaker ?? ''}/`);
    assert.ok(
      one(tree, (element) => element.properties.href === speaker),
      `${quote.id}: its speaker’s page`,
    );
  }
});

/** Returns the paragraphs of a body, each with the ids of the sources that its notes cite. */
function citedParagraphs(body: string): { words: string; cited: string[] }[] {
  const notes = new Map(
    Array.from(body.matchAll(/^\[\^([^\]]+)\]:(.*)$/gm), ([, name = '', note = '']) => [
      name,
      Array.from(note.matchAll(/@([\w-]+)/g), ([, source = '']) => source),
    ]),
  );
  return body
    .split(/\n\n+/)
    .filter((paragraph) => !paragraph.startsWith('[^'))
    .map((paragraph) => ({
      words: fold(paragraph.replaceAll(/\[\^[^\]]+\]|\]\([^)]*\)|[[*]|<[^>]*>/g, '')).text,
      cited: Array.from(
        paragraph.matchAll(/\[\^([^\]]+)\]/g),
        ([, name = '']) => notes.get(name) ?? [],
      ).flat(),
    }));
}

test('the words of a speaker have a note in their paragraph that cites their source, and were not said after it was printed', () => {
  for (const { quote, article } of quotes.filter(({ quote: { speaker } }) => speaker !== undefined)) {
    const paragraph = citedParagraphs(article.body).find(({ words }) =>
      words.includes(fold(quote.text).text),
    );
    assert.ok(paragraph?.cited.includes(quote.source ?? ''), `${quote.id}: a note with ${quote.source}`);
    const { date = 'undated' } = sources.get(quote.source ?? '') ?? {};
    const exact = Math.min(date.length, quote.said?.length ?? 0);
    assert.ok(
      date === 'undated' || (quote.said ?? '').slice(0, exact) <= date.slice(0, exact),
      `${quote.id}: said ${quote.said}, printed ${date}`,
    );
  }
});

test('a paragraph with words in quotation marks cites a source', () => {
  for (const { id, body } of articles)
    for (const { words, cited } of citedParagraphs(body)) {
      const quoted = Array.from(words.matchAll(/"([^"]+)"/g), ([, inside = '']) => inside);
      const long = quoted.find((inside) => inside.split(' ').length >= 5);
      if (long !== undefined) assert.ok(cited.length > 0, `${id}: “${long}” without a note`);
    }
});

test('the pages of a quote and of its translations link to each other, and a translation has the original words or none', () => {
  const byId = new Map(quotes.map((written) => [written.quote.id, written]));
  for (const { quote, article } of quotes) {
    if (quote.translationOf === undefined || quote.withdrawn) continue;
    const original = byId.get(quote.translationOf);
    assert.ok(original, quote.id);
    const versions = [
      { path: `/q/${quote.id}/`, lang: langOf(article) },
      { path: `/q/${original.quote.id}/`, lang: langOf(original.article) },
    ];
    for (const [index, { path }] of versions.entries()) {
      const other = versions[1 - index];
      const links = all(
        pageAt(path).tree,
        ({ tagName, properties }) =>
          tagName === 'a' &&
          other !== undefined &&
          properties.href === linkTo(other.path) &&
          properties.hrefLang === other.lang,
      );
      assert.equal(links.length, 1, `${path}: one link to ${other?.path ?? ''}`);
      const { speaker, source: id = '' } = original.quote;
      const saidIn = speaker === undefined ? undefined : (sources.get(id)?.lang ?? firstLanguage);
      const hasOriginal = [undefined, langOf(original.article)].includes(saidIn);
      if (index === 0 && links[0])
        assert.equal(text(links[0]).includes(original.quote.text), hasOriginal, path);
    }
  }
});

test('a translation and its original link to each other, for readers and for programs', () => {
  const translated = articles.filter(({ data }) => data.translationOf !== undefined);
  for (const { id, data } of translated) {
    const original = articles.find((article) => article.id === data.translationOf);
    assert.ok(original);
    const versions = [
      { lang: data.lang ?? firstLanguage, path: `/articles/${id}/` },
      { lang: original.data.lang ?? firstLanguage, path: `/articles/${original.id}/` },
    ];
    for (const [index, { path }] of versions.entries()) {
      const { tree } = pageAt(path);
      for (const version of versions) {
        const told = all(tree, isLink('alternate')).some(
          ({ properties }) =>
            properties.hrefLang === version.lang && properties.href === siteUrl + version.path,
        );
        assert.ok(told, `${path}: alternate in ${version.lang}`);
      }
      const other = versions[1 - index];
      const linked = one(
        tree,
        ({ tagName, properties }) =>
          tagName === 'a' &&
          other !== undefined &&
          properties.href === linkTo(other.path) &&
          properties.hrefLang === other.lang,
      );
      assert.ok(linked, `${path}: a link to the other version`);
    }
  }
});

for (const article of articles.filter(({ data }) => data.part !== undefined)) {
  test(`${article.id}: each note is shown, and cites a source with a URL and a date`, () => {
    const registered = [...sources.values()];
    const { tree } = pageAt(`/articles/${article.id}/`);
    const section = one(tree, ({ properties }) => properties.dataFootnotes !== undefined);
    const notes = section ? all(section, (element) => element.tagName === 'li') : [];
    const written = article.body.match(/^\[\^[^\]]+\]:/gm) ?? [];
    assert.ok(notes.length > 0);
    assert.equal(notes.length, written.length, 'notes shown and notes written');
    for (const note of notes) {
      const cites = all(note, tag('cite'));
      assert.ok(cites.length > 0, `${attribute(note, 'id')} cites nothing`);
      for (const cite of cites) {
        const href = attribute(one(cite, tag('a')), 'href');
        const source = registered.find(({ url }) => url === href);
        assert.ok(source, `${attribute(note, 'id')}: ${href} is not registered`);
        if (source.date === 'undated') assert.match(source.accessed ?? '', /^\d{4}-\d{2}-\d{2}$/, href);
        else assert.ok(text(cite).includes(dateInWords(source.date, firstLanguage)), `${href}: its date`);
      }
    }
  });
}

test('each article has its key points at the top, and says why another article is related', () => {
  for (const article of articles) {
    const { id, data } = article;
    const { tree } = pageAt(`/articles/${id}/`);
    const points = one(tree, withClass('points'));
    assert.deepEqual(points ? all(points, tag('li')).map((item) => text(item)) : [], data.keyPoints ?? []);
    const { bothAbout } = strings(langOf(article));
    const related = all(tree, withClass('meta')).filter((reason) => text(reason).includes(bothAbout));
    assert.equal(related.length > 0, relatedTo(article).length > 0, id);
    for (const reason of related) assert.match(text(reason), /: \p{L}/u, id);
  }
});

/** Returns the other articles that share a topic with one: not its translations, nor the parts of its series before and after it. */
function relatedTo(article: (typeof articles)[number]): typeof articles {
  const parts = partsBeside(article);
  const place = parts.indexOf(article);
  const besides = place === -1 ? [] : [parts[place - 1], parts[place + 1]];
  const versions = [article.id, article.data.translationOf];
  return articles.filter(
    (other) =>
      !besides.includes(other) &&
      !versions.includes(other.id) &&
      !versions.includes(other.data.translationOf ?? '') &&
      (langOf(other) === langOf(article) || other.data.translationOf === undefined) &&
      other.data.topics.some((topic) => article.data.topics.includes(topic)),
  );
}

test('the dossier on Iraq has what other tests here are about', { skip: notOfIraq }, () => {
  const languages = new Set(articles.map(langOf));
  assert.deepEqual([...languages].sort(), ['ar', 'en', 'fa']);
  assert.ok(quotes.length > 20);
  assert.deepEqual(new Set(quotes.map(({ article }) => langOf(article))), languages);
  assert.ok(articles.some(({ data }) => data.translationOf !== undefined));
  assert.ok(topics.some(({ data }) => data.wikidata !== undefined));
  assert.ok(topics.some(({ data }) => data.summaries?.ar !== undefined));
  assert.ok(quotes.some(({ quote }) => quote.revisions?.length));
  const spoken = quotes.filter(({ quote }) => quote.speaker !== undefined);
  const translated = spoken.filter(
    ({ quote, article }) => (sources.get(quote.source ?? '')?.lang ?? firstLanguage) !== langOf(article),
  );
  assert.ok(translated.length > 0 && translated.length < spoken.length);
});

test('each article of the dossier on Iraq has key points and related articles', { skip: notOfIraq }, () => {
  for (const { id, data } of articles) {
    assert.ok(data.keyPoints && data.keyPoints.length >= 2, `${id} has key points`);
    const { tree } = pageAt(`/articles/${id}/`);
    const reasons = /Shared topics:|موضوعات مشتركة:|موضوع‌های مشترک:/;
    assert.ok(
      all(tree, withClass('meta')).some((reason) => reasons.test(text(reason))),
      `${id} has related articles`,
    );
  }
});

test('each language has a front page and a feed of its articles, and the front pages link to each other', () => {
  for (const lang of site.languages) {
    const path = pathIn(lang);
    const { tree } = pageAt(path);
    assert.equal(attribute(one(tree, tag('html')), 'lang'), lang);
    const links = all(tree, tag('a')).map((link) => attribute(link, 'href'));
    const feed = readText(`${path}feed.xml`);
    for (const { id, data } of articles.filter((article) => langOf(article) === lang)) {
      assert.ok(links.includes(linkTo(`/articles/${id}/`)), `${path} leads to ${id}`);
      assert.ok(feed.includes(`<link>${siteUrl}/articles/${id}/</link>`), `the feed of ${path} has ${id}`);
      assert.ok(
        all(tree, isLink('alternate')).some((link) => link.properties.href === linkTo(`${path}feed.xml`)),
      );
      assert.ok(data.topics.some((topic) => links.includes(linkTo(pathIn(lang, `/topics/${topic}/`)))));
    }
    const versions = site.languages.length > 1 ? site.languages : [];
    for (const other of versions) {
      assert.ok(
        all(tree, isLink('alternate')).some(({ properties }) => properties.hrefLang === other),
        `${path}: alternate in ${other}`,
      );
      assert.ok(other === lang || links.includes(linkTo(pathIn(other))), `${path} leads to ${pathIn(other)}`);
    }
  }
});

/** Returns the series and the part of an article. */
const placeOf = (article: (typeof articles)[number]) => placeInSeries(article, articles);

/** Returns all parts of an article’s series in its language, in order; nothing if it has no series. */
function partsBeside(article: (typeof articles)[number]): typeof articles {
  const own = placeOf(article);
  return articles
    .filter((other) => own && placeOf(other)?.series === own.series && langOf(other) === langOf(article))
    .sort((a, b) => (placeOf(a)?.part ?? 0) - (placeOf(b)?.part ?? 0));
}

test('each article of a series links to its series, and to the parts before and after it in its language', () => {
  for (const article of articles) {
    const parts = partsBeside(article);
    const { tree } = pageAt(`/articles/${article.id}/`);
    const path = (part: (typeof articles)[number] | undefined) => part && linkTo(`/articles/${part.id}/`);
    const linked = (rel: string) =>
      attribute(
        one(tree, ({ tagName, properties }) => tagName === 'a' && [properties.rel].flat().includes(rel)),
        'href',
      );
    const place = parts.indexOf(article);
    assert.deepEqual(
      [linked('prev'), linked('next')],
      [path(parts[place - 1]) ?? '', path(place === -1 ? undefined : parts[place + 1]) ?? ''],
      article.id,
    );
    const series = linkTo(pathIn(langOf(article), `/series/${placeOf(article)?.series ?? ''}/`));
    const toSeries = all(tree, tag('a')).filter((link) => attribute(link, 'href') === series);
    // At the head, and with the parts before and after.
    assert.equal(toSeries.length, Math.min(parts.length, 2), article.id);
  }
});

test('each series has a page with its parts, in each language that it has articles in', () => {
  const places = articles.flatMap((article) => ({ ...placeOf(article), lang: langOf(article) }));
  for (const { series, lang } of places) {
    if (series === undefined || !site.languages.some((own) => own === lang)) continue;
    const path = pathIn(lang, `/series/${series}/`);
    const { tree } = pageAt(path);
    const list = one(tree, withClass('parts')) ?? assert.fail(path);
    const [first] = articles.filter(
      (article) => placeOf(article)?.series === series && langOf(article) === lang,
    );
    assert.ok(first);
    assert.deepEqual(
      all(list, withClass('title')).map((title) => attribute(one(title, tag('a')), 'href')),
      partsBeside(first).map(({ id }) => linkTo(`/articles/${id}/`)),
      path,
    );
  }
});

test('the front page lists the parts of a series in order, except the article that leads it', () => {
  const { tree } = pageAt('/');
  const lead = text(one(one(tree, withClass('lead')) ?? assert.fail('nothing leads'), tag('h2'))).trim();
  const newest = Math.max(...articles.filter(isFirst).map(({ data }) => Date.parse(data.date)));
  assert.equal(Date.parse(articles.find(({ data }) => data.title === lead)?.data.date ?? ''), newest);
  for (const list of all(tree, withClass('parts'))) {
    const titles = all(list, tag('h3')).map((title) => text(title).trim());
    const first = articles.find(({ data }) => data.title === titles[0]) ?? assert.fail('an unknown part');
    assert.deepEqual(
      titles,
      partsBeside(first)
        .map(({ data }) => data.title)
        .filter((title) => title !== lead),
    );
  }
});

/** Returns the pages of a topic: in the site’s first language, and in those of its summaries. */
const pagesOf = ({ id, data }: (typeof topics)[number]) => [
  { lang: firstLanguage, path: `/topics/${id}/` },
  ...Object.keys(data.summaries ?? {}).map((lang) => ({ lang, path: `/${lang}/topics/${id}/` })),
];

test('each page of a topic lists its articles, those in its language with their standfirsts, others by their titles', () => {
  for (const topic of topics) {
    const about = articles.filter(({ data }) => data.topics.includes(topic.id));
    for (const { path, lang } of pagesOf(topic)) {
      const { tree } = pageAt(path);
      const paths = (own: boolean) =>
        about
          .filter(({ data }) => ((data.lang ?? firstLanguage) === lang) === own)
          .map(({ id }) => linkTo(`/articles/${id}/`))
          .sort();
      const linked = (items: Element[]) => items.map((item) => attribute(one(item, tag('a')), 'href')).sort();
      assert.deepEqual(linked(all(tree, withClass('teaser'))), paths(true), path);
      const foreign = all(tree, tag('section')).find(
        (section) => attribute(section, 'ariaLabelledBy') === 'foreign',
      );
      assert.deepEqual(foreign ? linked(all(foreign, tag('li'))) : [], paths(false), path);
    }
  }
});

test('a topic with a summary in another language has a page in that language, with its name, and everything in that language links to it', () => {
  const others = topics.flatMap((topic) =>
    pagesOf(topic).flatMap((page) => (page.lang === firstLanguage ? [] : { ...page, topic })),
  );
  for (const { lang, path, topic } of others) {
    const { tree } = pageAt(path);
    assert.equal(attribute(one(tree, tag('html')), 'lang'), lang);
    assert.equal(text(one(tree, tag('h1'))).trim(), topic.data.labels?.[lang]);
    assert.ok(text(one(tree, withClass('standfirst'))).includes(topic.data.summaries?.[lang] ?? '?'), path);
    const written = articles.filter(({ data }) => data.lang === lang && data.topics.includes(topic.id));
    for (const from of [
      `/${lang}/`,
      `/${lang}/topics/`,
      `/topics/${topic.id}/`,
      ...written.map(({ id }) => `/articles/${id}/`),
    ])
      assert.ok(
        all(pageAt(from).tree, tag('a')).some((link) => attribute(link, 'href') === linkTo(path)),
        `${from} leads to ${path}`,
      );
    assert.ok(all(tree, tag('a')).some((link) => attribute(link, 'href') === linkTo(`/topics/${topic.id}/`)));
  }
});
