import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type MeasuredNode, Renderer } from '@takumi-rs/core';
import { PNG } from 'pngjs';
import { type Block, blocks } from '../../../src/outputs/cards/blocks.ts';
import type { Card } from '../../../src/outputs/cards/card.ts';
import { fit, type Fitted, type Measure } from '../../../src/outputs/cards/fit.ts';
import { cardFonts, rendererFont } from '../../../src/outputs/cards/fonts.ts';
import { heroHeight, quoteBlocks } from '../../../src/outputs/cards/quote-blocks.ts';
import { lettersOf } from '../../../src/outputs/cards/quote-place.ts';
import { type CardRenderer, openCardRenderer } from '../../../src/outputs/cards/renderer.ts';
import { textNode } from '../../../src/outputs/cards/text-node.ts';
import { samples, sixtyWords } from './samples.ts';

let cards: CardRenderer;
const renderer = new Renderer();
before(async () => {
  cards = await openCardRenderer();
  for (const font of cardFonts) await renderer.registerFont(rendererFont(font));
});

/** Returns the lines of a fitted text as the renderer lays them out, from top to bottom. */
async function layOut(block: Block, fitted: Fitted) {
  const measured = await renderer.measure(textNode(block, fitted, block.width));
  const lines = new Map<number, { text: string; width: number }>();
  const collect = (node: MeasuredNode) => {
    for (const { text, y, width } of node.runs) {
      const line = lines.get(Math.round(y)) ?? { text: '', width: 0 };
      lines.set(Math.round(y), { text: line.text + text, width: line.width + width });
    }
    node.children.forEach(collect);
  };
  collect(measured);
  return { height: measured.height, lines: [...lines.values()] };
}

const quoteOf = (words: number, shape: Card['shape']): Card => ({
  name: 'a',
  form: 'quote',
  shape,
  lang: 'en',
  text: sixtyWords.split(' ').slice(0, words).join(' '),
  hand: 'own',
  speaker: 'Verbatim’s own words',
  work: 'In Three towns, three wars',
  address: 'verbatim.example/q/a',
});

describe('a quote of 1 to 60 words', () => {
  for (const shape of ['wide', 'square'] as const) {
    it(`fits its box completely, at sizes that only decrease, on a ${shape} card`, async () => {
      let before = Infinity;
      for (let words = 1; words <= 60; words++) {
        const card = quoteOf(words, shape);
        const [first] = await cards.fitted(card);
        assert.ok(first);
        const [{ around: _, ...block }, fitted] = first;
        const { height, lines } = await layOut(block, fitted);
        assert.equal(fitted.text, card.text);
        assert.ok(height <= block.height, `${words} words are ${height} high`);
        // Every line ends where a word ends: in Latin the runs come in the order of the text.
        let at = 0;
        for (const { text, width } of lines) {
          const end = at + text.length;
          assert.equal(card.text.slice(at, end), text);
          assert.ok(end === card.text.length || text.endsWith(' '), `“${text}” ends inside a word`);
          // A space at the end of a line overhangs.
          assert.ok(width <= block.width + fitted.size * 0.3, `“${text}” is ${width} wide`);
          at = end;
        }
        assert.equal(at, card.text.length);
        assert.ok(fitted.size <= before + 3, `${words} words are larger than ${words - 1}`);
        before = Math.min(before, fitted.size);
      }
    });
  }
});

describe('every text of the samples', () => {
  for (const card of samples) {
    it(`${card.name} fits its box, and has no more lines drawn than measured`, async () => {
      const texts = await cards.fitted(card);
      for (const [block, fitted] of texts) {
        const { around, ...alone } = block;
        const { height } = await layOut(alone, fitted);
        assert.ok(height <= block.height, `${block.role} is ${height} high in ${block.height}`);
        assert.ok(fitted.size >= block.smallest && fitted.size <= block.largest);
        // The strokes of a quote take room in its lines, and one that begins in the middle of a line may need one more than alone.
        if (fitted.text === block.text && fitted.size < block.largest && !around) {
          const larger = { ...fitted, size: fitted.size + 1 };
          const tooHigh = (await layOut(alone, larger)).height > block.height;
          const pieces = (await layOut({ ...alone, width: 1 }, larger)).lines;
          const tooWide = pieces.some(({ width }) => width > block.width);
          assert.ok(tooHigh || tooWide, `${block.role} would fit at ${larger.size}, too`);
        }
        if (fitted.text !== block.text) {
          assert.ok(fitted.text.endsWith('…'));
          assert.ok(block.text.startsWith(fitted.text.slice(0, -1)));
        }
      }
      const [words] = texts;
      if (card.form !== 'quote' || !words) return;
      const [{ around = { before: '', after: '' }, ...block }, fitted] = words;
      const { lines } = await layOut({ ...block, around: { ...around, after: '' } }, fitted);
      const room = heroHeight(
        card,
        texts.flatMap(([other]) => (['speaker', 'note', 'work'].includes(other.role) ? [other] : [])),
      );
      const drawn = strokes(PNG.sync.read(Buffer.from(await cards.render(card))), room - 20);
      assert.ok(
        drawn.length > 0 && drawn.length <= lines.length,
        `${drawn.length} strokes for ${lines.length} lines`,
      );
      // The edge of the card and the map cut only the text around it; half a stroke begins below the middle of its line.
      const [first = 0] = drawn;
      assert.ok(first > (card.hand === 'said' ? 0 : fitted.size * 0.4), `a stroke begins at ${first}`);
    });
  }
});

/** Returns where bands of the marker begin, from top to bottom, down to `end`; throws if one reaches that. */
function strokes({ width, data }: PNG, end: number): number[] {
  const starts: number[] = [];
  let inside = false;
  for (let y = 0; y < end; y++) {
    let marked = false;
    for (let x = 0; x < width && !marked; x++) {
      const at = (y * width + x) * 4;
      marked = data[at] === 0xff && data[at + 1] === 0xe9 && data[at + 2] === 0x5c;
    }
    if (marked && !inside) starts.push(y);
    inside = marked;
  }
  assert.ok(!inside, 'the quote is cut by the map');
  return starts;
}

describe('a line of a quote’s paragraph', () => {
  const filler = sixtyWords.split(' ');
  const fillerAr =
    'من زارها واحدة بعد أخرى وجد بينها عدواً مشتركاً وقليلاً غيره ثم عادت الدكاكين إلى العمل'.split(' ');
  const fillerFa = 'نیروهایی که برای جنگ با دشمن مشترک گرد آمده بودند هرگز در یک جنگ نجنگیدند'.split(' ');
  const fillerHe = 'הם נלחמו באותו אויב ומעולם לא באותה מלחמה ובשעה אחרת הגיעו גם האחרים'.split(' ');
  const cases: [lang: string, words: string[], open: string, quote: string, close: string][] = [
    ['en', filler, '“', 'Enough.', '”'],
    ['en', filler, '(“', 'They fought the same enemy', ',” he said.'],
    ['de', filler, '„', 'Genug', '“,'],
    ['fr', filler, '«\u00a0', 'Assez', '\u00a0».'],
    ['sv', filler, '”', 'Nog', '”;'],
    ['ar', fillerAr, '«', 'كفى.', '»'],
    ['ar', fillerAr, '«', 'الحليف في الشدّة قلّما يرحل', '»، كما قال'],
    ['fa', fillerFa, '«', 'کتاب‌ها را می‌گوید', '»؛'],
    ['he', fillerHe, '„', 'די.', '”'],
  ];
  for (const [lang, words, open, text, close] of cases)
    it(`keeps the marks of ${open}${text}${close} with its words, in ${lang}`, async () => {
      for (let before = 0; before < words.length; before++) {
        const card: Card = {
          ...{ ...quoteOf(1, before % 2 === 0 ? 'wide' : 'square'), lang, text, hand: 'said' },
          before: `${words.slice(0, before).join(' ')} ${open}`.trimStart(),
          after: `${close} ${words.join(' ')}`,
        };
        const [first] = await cards.fitted(card);
        assert.ok(first);
        const [block, fitted] = first;
        const { lines } = await layOut(block, fitted);
        const start = lettersOf(block.around?.before ?? '');
        const starts = lines.map((_, line) =>
          lines.slice(0, line).reduce((sum, earlier) => sum + lettersOf(earlier.text), 0),
        );
        const end = start + lettersOf(fitted.text);
        const shown = lines.map((line) => line.text).join('\n');
        assert.ok(start === 0 || !starts.includes(start), shown);
        assert.ok(!starts.includes(end), shown);
        assert.equal(
          lines.reduce((sum, line) => sum + lettersOf(line.text), 0),
          end + lettersOf(block.around?.after ?? ''),
        );
      }
    });
});

describe('truncation', () => {
  it('ends after a whole word, without the comma before the ellipsis', async () => {
    const { text, size } = await fit({ ...box, text: 'one two, three four' }, monospaced);
    assert.deepEqual({ text, size }, { text: 'one two…', size: 10 });
  });

  it('keeps the longest beginning that fits', async () => {
    assert.equal((await fit({ ...box, text: 'one two threes four' }, monospaced)).text, 'one two…');
    assert.equal((await fit({ ...box, text: 'one to thr four' }, monospaced)).text, 'one to thr…');
  });

  it('breaks a word only if the first is wider than the box, between graphemes', async () => {
    const { text } = await fit({ ...box, text: 'e\u0301'.repeat(30) }, monospaced);
    assert.ok(text.length > 2);
    assert.match(text, /^(e\u0301)+…$/);
  });

  it('does not change a text that fits at the largest size', async () => {
    assert.deepEqual(await fit({ ...box, text: 'one' }, monospaced), { text: 'one', size: 20 });
  });

  it('returns the largest size that fits', async () => {
    assert.deepEqual(await fit({ ...box, text: 'one two th' }, monospaced), { text: 'one two th', size: 12 });
  });

  const box = { width: 120, height: 10, largest: 20, smallest: 10 };
  /** One line of letters as wide as the font size; the height fits if the width does. */
  const monospaced: Measure = (text, size, width) => {
    if (width === 1) {
      const lines = (text.match(/\S+ ?/g) ?? []).map((piece) => piece.length * size);
      return Promise.resolve({ height: 10 * lines.length, lines });
    }
    const isLow = text.length * size <= width;
    return Promise.resolve({ height: isLow ? 10 : 20, lines: [text.length * size] });
  };
});

describe('a card', () => {
  it('has a block for each of its texts', () => {
    assert.deepEqual(
      quoteBlocks({ ...quoteOf(3, 'wide'), note: 'Role' }, 220).map(({ role }) => role),
      ['text', 'speaker', 'note', 'work', 'address', 'verify'],
    );
    assert.deepEqual(
      blocks({ ...quoteOf(3, 'wide'), form: 'topic' }, 220).map(({ role }) => role),
      ['text', 'address'],
    );
  });
});
