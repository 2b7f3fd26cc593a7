import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readContent } from '../../../src/content/read-content.ts';
import { type Legacy, noLegacy } from '../../../src/model/legacy.ts';
import { type Card, cardAlt, libraryCards, quoteCard } from '../../../src/outputs/cards/card.ts';
import { fontsDigest, rendererVersion } from '../../../src/outputs/cards/fonts.ts';
import {
  cardFile,
  cardHash,
  cardImage,
  cardNames,
  isCardFile,
  publishedCards,
} from '../../../src/outputs/cards/names.ts';
import { templateOf, templateVersion } from '../../../src/outputs/cards/template.ts';
import { site } from '../../../src/site.ts';

const card: Card = {
  name: 'a-quote',
  form: 'quote',
  shape: 'wide',
  lang: 'en',
  kicker: 'Kicker',
  text: 'Words.',
  speaker: 'Somebody',
  note: 'Role, 1 May 2014',
  work: 'Work',
  address: 'verbatim.example/q/a-quote',
};
const inputs = { template: 1, renderer: '2.16.3', fonts: 'abc' };

describe('the hash in the name of a card', () => {
  const others: Record<Exclude<keyof Card, 'shows'>, Partial<Card>> = {
    name: { name: 'another' },
    form: { form: 'article' },
    shape: { shape: 'square' },
    figure: { figure: { caption: 'Town desk' } },
    lang: { lang: 'ar' },
    kicker: { kicker: 'Another' },
    text: { text: 'Words' },
    speaker: { speaker: 'Somebody else' },
    note: { note: undefined },
    work: { work: 'Another' },
    hand: { hand: 'said' },
    before: { before: 'Another ' },
    after: { after: ' another' },
    ticks: { ticks: [0.5] },
    tick: { tick: 1 },
    verify: { verify: 'Another' },
    address: { address: 'verbatim.example/q/another' },
  };
  for (const [field, change] of Object.entries(others))
    it(`changes with ${field}`, () => {
      assert.notEqual(cardHash({ ...card, ...change }, inputs), cardHash(card, inputs));
    });

  const otherInputs = {
    ...{ template: 2, renderer: '2.16.4', fonts: 'abd', site: 'Ledger', marker: '#ffd0e8' },
    ...{ typefaces: { latin: 'Source Sans 3' }, wordmark: '<svg/>' },
  };
  for (const [input, change] of Object.entries(otherInputs))
    it(`changes with the ${input}`, () => {
      assert.notEqual(cardHash(card, { ...inputs, [input]: change }), cardHash(card, inputs));
    });

  it('does not depend on the name in a publication whose cards are older than that, so that they keep their URLs', () => {
    const { name, unhashedName } = site;
    const hashNamed = (own: string, unhashed?: string) => {
      Object.assign(site, { name: own, unhashedName: unhashed });
      return cardHash(card);
    };
    try {
      assert.notEqual(hashNamed('Ledger'), hashNamed('Gazette'));
      assert.equal(hashNamed('Ledger', 'Ledger'), hashNamed('Gazette', 'Gazette'));
      assert.equal(hashNamed('Ledger', 'Gazette'), hashNamed('Ledger'));
    } finally {
      Object.assign(site, { name, unhashedName });
    }
  });

  it('does not change with the order of fields, or with an undefined field', () => {
    const turned = Object.fromEntries(Object.entries(card).reverse()) as unknown as Card;
    assert.equal(cardHash(turned, inputs), cardHash(card, inputs));
    assert.equal(
      cardHash({ ...card, speaker: undefined }, inputs),
      cardHash((({ speaker: _, ...rest }) => rest)(card), inputs),
    );
  });

  it('has ten hexadecimal digits and depends on the installed fonts and renderer', () => {
    assert.match(fontsDigest(), /^[0-9a-f]{64}$/);
    assert.match(rendererVersion(), /^\d+\.\d+\.\d+$/);
    assert.match(cardFile(card), /^a-quote\.[0-9a-f]{10}\.png$/);
  });
});

describe('the version of the template in the name of a card', () => {
  const quote: Card = { ...card, hand: 'said' };
  const long: Card = {
    ...quote,
    text: 'Words. '.repeat(60),
    note: 'Role '.repeat(20),
    work: 'Work '.repeat(40),
  };
  it('is that of the last change only for pictures that it changed: quotes that touch the text around them, and long ones with long names', () => {
    for (const changed of [{ before: 'He said: “' }, { after: '”, he said.' }, { after: ', he said.' }])
      assert.equal(templateOf({ ...quote, ...changed }), 4);
    for (const same of [{}, { before: 'Before. ', after: ' After.' }, { before: 'Before—', after: '—after' }])
      assert.equal(templateOf({ ...quote, ...same }), 3);
    assert.equal(templateOf({ ...quote, before: '«', after: '»', lang: 'ar' }), 3);
    assert.equal(templateOf({ ...quote, before: 'He said: “', form: 'article' }), 3);
    assert.equal(templateOf(long), templateVersion);
    assert.equal(templateOf({ ...long, work: 'In Work' }), 3);
  });

  it('is in the hash', () => {
    const touching = { ...quote, before: 'He said: “' };
    const own = { ...inputs, ...{ renderer: rendererVersion(), fonts: fontsDigest() } };
    const named = site.name === site.unhashedName ? own : { ...own, site: site.name };
    assert.equal(cardHash(touching), cardHash(touching, { ...named, template: 4 }));
    assert.equal(cardHash(long), cardHash(long, { ...named, template: templateVersion }));
    assert.equal(cardHash(quote), cardHash(quote, { ...named, template: 3 }));
  });
});

describe('names of the cards of the site', async () => {
  const { published: library } = await readContent(process.cwd());
  const names = cardNames(library);

  it('are one for each quote, article and topic, and for the front page', () => {
    for (const { path, id } of library.quotes)
      assert.deepEqual(
        names.get(path)?.map((name) => name.split('.')[0]),
        [id],
      );
    for (const { path, slug } of library.articles)
      assert.deepEqual(
        names.get(path)?.map((name) => name.split('.')[0]),
        [`article-${slug}`],
      );
    for (const { path } of [...library.topics, { path: '/' }]) assert.equal(names.get(path)?.length, 1, path);
  });

  it('are in other shapes only where those were sealed', () => {
    const files = (legacy: Legacy) => [...publishedCards({ ...library, legacy }).keys()];
    assert.deepEqual(files(noLegacy), [...names.values()].flat());
    const [quote] = library.quotes;
    assert.ok(quote);
    const square = cardFile(quoteCard(quote, 'square'));
    const sealed = { pages: new Set(library.quotes.map(({ path }) => path)), cards: new Set([square]) };
    assert.deepEqual(files(sealed), [...files(noLegacy), square]);
  });

  it('are unique, and valid for restore-cards', () => {
    const all = [...names.values()].flat();
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(
      all.filter((name) => !isCardFile(name)),
      [],
    );
    for (const name of ['../x.0123456789.png', 'a.0123456789.png.html', 'A.0123456789.png', 'a.png'])
      assert.equal(isCardFile(name), false, name);
  });

  it('are in the image metadata of pages, with alternative text', () => {
    for (const quote of library.quotes) {
      const { path, alt, width, height } = cardImage(quoteCard(quote));
      assert.equal(path, `/cards/${names.get(quote.path)?.[0] ?? ''}`);
      assert.deepEqual([width, height], [1200, 630]);
      assert.ok(
        alt.includes(quote.text) &&
          alt.includes(
            quote.speaker?.names[quote.article.lang] ?? quote.speaker?.name ?? quote.article.title,
          ),
      );
    }
    for (const card of libraryCards(library).values()) assert.ok(cardAlt(card).includes(card.text));
  });
});
