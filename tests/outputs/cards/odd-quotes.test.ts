import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Renderer } from '@takumi-rs/core';
import type { Block } from '../../../src/outputs/cards/blocks.ts';
import { type Card, sizes } from '../../../src/outputs/cards/card.ts';
import type { Fitted } from '../../../src/outputs/cards/fit.ts';
import { cardFonts, rendererFont } from '../../../src/outputs/cards/fonts.ts';
import { foot, heroHeight } from '../../../src/outputs/cards/quote-blocks.ts';
import { type CardRenderer, openCardRenderer } from '../../../src/outputs/cards/renderer.ts';
import { textNode } from '../../../src/outputs/cards/text-node.ts';
import { longNamed, titleOf, type Wording, wordings, wordsOf } from '../../odd-quotes.ts';

/** Odd quotes on cards: their boxes as the renderer lays them out. tests/browser/odd-quotes.test.ts has their pages and embeds. */
let cards: CardRenderer;
const renderer = new Renderer();
before(async () => {
  cards = await openCardRenderer();
  for (const font of cardFonts) await renderer.registerFont(rendererFont(font));
});

/** Returns a card for each odd quote of a language. */
function oddCards(wording: Wording): Card[] {
  const { lang, words, one, scripts } = wording;
  const long = wordsOf(words, 40);
  const longest: Partial<Card> = {
    hand: 'said',
    speaker: longNamed.name,
    note: `${longNamed.role}, 14 September 2026`,
  };
  const quote = (name: string, text: string, rest: Partial<Card> = {}): Card => ({
    ...{ form: 'quote', shape: 'wide', hand: 'own', lang, name, text },
    speaker: 'Verbatim’s own words',
    work: `In \u2068${titleOf(wording, 200)}\u2069, \u206822 November 2026\u2069`,
    ...{ ticks: [0, 0.5, 1], tick: 0 },
    verify: 'Verify these words at \u2066verbatim.example/verify\u2069',
    address: `verbatim.example/q/${name}`,
    ...rest,
  });
  return [
    quote('hundred-words', wordsOf(words, 100), { before: `${long} “`, after: `” ${long}`, ...longest }),
    quote('hundred-words-alone', wordsOf(words, 100), longest),
    quote('one-word', one, { before: `${long} “`, after: `” ${long}`, ...longest }),
    quote('one-word-alone', one),
    quote('heading', wordsOf(words, 5)),
    quote('table-cell', wordsOf(words, 7), { before: '1 · ' }),
    quote('caption', wordsOf(words, 6), { after: ' (Town desk)' }),
    quote('three-scripts', scripts, { before: `${long} `, after: ` ${long}` }),
    quote('speaker-without-role', wordsOf(words, 20), { hand: 'said', speaker: 'A. B.', note: undefined }),
    quote('speaker-with-a-day', wordsOf(words, 20), { hand: 'said', speaker: 'A. B.', note: '1 May 2014' }),
  ];
}

/** Returns the height of a text, and the width of its widest line, as the renderer lays it out. */
async function sizeOf(block: Block, fitted: Fitted) {
  const { around: _, ...alone } = block;
  const node = await renderer.measure(textNode(alone, fitted, block.width));
  const lines = new Map<number, number>();
  for (const { y, width } of node.runs) lines.set(Math.round(y), (lines.get(Math.round(y)) ?? 0) + width);
  return { height: node.height, width: Math.max(...lines.values()) };
}

for (const wording of wordings)
  describe(`an odd quote in ${wording.lang}, of an article with a title of 200 characters`, () => {
    for (const card of oddCards(wording))
      it(`is on its card as a whole, and nothing overlaps: ${card.name}`, async () => {
        const texts = await cards.fitted(card);
        const role = (name: Block['role']) => texts.filter(([block]) => block.role === name);
        for (const [block, fitted] of texts) {
          // A line may end at a separator, which is a space in the text.
          assert.equal(fitted.text.replaceAll('\u2028', ' '), block.text, `${block.role} is cut`);
          const { height, width } = await sizeOf(block, fitted);
          // The quote has its place in the paragraph, below.
          if (block.role !== 'text')
            assert.ok(height <= block.height, `${block.role} is ${height} high in ${block.height}`);
          assert.ok(width <= block.width + fitted.size * 0.3, `${block.role} is ${width} wide`);
        }
        const below = (['speaker', 'note', 'work'] as const).flatMap(role);
        const hero = heroHeight(
          card,
          below.map(([block]) => block),
        );
        const [[block, fitted] = []] = role('text');
        assert.ok(block && fitted);
        const { height } = await sizeOf(block, fitted);
        const line = fitted.size * block.leading;
        assert.ok(height <= hero, `a quote of ${height} in ${hero}`);
        assert.ok((fitted.shown ?? hero) >= Math.min(height, hero) - line, 'the quote is shown');
        // Boxes below the map, from top to bottom: they end above the edge of the card.
        const bottom =
          hero +
          foot.above +
          below.reduce((sum, [one]) => sum + one.height, 0) +
          foot.beforeLinks +
          2 * foot.links +
          foot.below;
        assert.equal(bottom, sizes[card.shape].height);
        // The URL and where to verify are next to the name of the site.
        const [[name, drawn] = []] = role('name');
        assert.ok(name && drawn);
        const { width } = await sizeOf(name, drawn);
        for (const [links] of [...role('address'), ...role('verify')])
          assert.ok(links.width + width <= sizes[card.shape].width - 144, `${links.role} reaches the name`);
      });
  });
