import type { Element, Root } from 'hast';
import { VFile } from 'vfile';
import { rehypePullQuotes } from '../../src/markdown/pull-quotes.ts';

/** `npm run bench:match`: milliseconds to find and mark four quotes in a short and in a long body. */
const runs = 15;
const paragraphWords = 100;

for (const words of [1500, 20_000]) {
  const times = Array.from({ length: runs }, () => {
    const { tree, file } = body(words);
    const started = performance.now();
    rehypePullQuotes()(tree, file);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const [best = 0, median = 0] = [times[0], times[Math.floor(runs / 2)]];
  console.log(`${words} words: ${median.toFixed(1)} ms (median of ${runs}, best ${best.toFixed(1)} ms)`);
}

/** Paragraphs of numbered words, with emphasis in each, and four quotes of 15 words, evenly spread. */
function body(count: number): { tree: Root; file: VFile } {
  const all = Array.from({ length: count }, (_, index) => `we’d${index} counted${index} —`.slice(0, 14));
  const tree: Root = { type: 'root', children: [] };
  for (let from = 0; from < count; from += paragraphWords) {
    const words = all.slice(from, from + paragraphWords);
    tree.children.push(
      element('p', [
        text(`${words.slice(0, 50).join(' ')} `),
        element('em', [text(words.slice(50).join(' '))]),
      ]),
    );
  }
  const file = new VFile();
  const pullQuotes = [0, 1, 2, 3].map((index) => {
    const at = Math.floor((index * count) / 4 / paragraphWords) * paragraphWords + 42;
    return { id: `quote-${index}`, text: all.slice(at, at + 15).join(' ') };
  });
  file.data.astro = { frontmatter: { pullQuotes } };
  return { tree, file };
}

function element(tagName: string, children: Element['children']): Element {
  return { type: 'element', tagName, properties: {}, children };
}

function text(value: string) {
  return { type: 'text' as const, value };
}
