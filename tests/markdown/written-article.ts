import fc from 'fast-check';
import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { sentence, type WordMaker } from '../model/written-words.ts';

/** A made-up article: its Markdown, and the words of each block as they were put in, apart from any parser. */
export interface WrittenArticle {
  markdown: string;
  blocks: string[][];
  notes: string[][];
}

/** Inline markup around a run of words; `code` holds plain text only. */
type Wrap =
  | 'plain'
  | 'emphasis'
  | 'strong'
  | 'struck words behind'
  | 'link'
  | 'code'
  | 'strong in link'
  | 'link in emphasis';
const wraps: Wrap[] = [
  'plain',
  'plain',
  'emphasis',
  'strong',
  'struck words behind',
  'link',
  'code',
  'strong in link',
  'link in emphasis',
];

type Kind = 'paragraph' | 'list' | 'loose list' | 'table' | 'blockquote' | 'heading' | 'list in blockquote';
const kinds: Kind[] = [
  'paragraph',
  'paragraph',
  'list',
  'loose list',
  'table',
  'blockquote',
  'heading',
  'list in blockquote',
];

interface Plan {
  words: string[];
  /** For each word, the markup around it. Adjacent words of the same kind share it. */
  wraps: Wrap[];
  /** After which words a note mark, or a line break, stands. */
  marks: number[];
  breaks: number[];
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** The inline content of a block; `mark` makes the mark of a note. */
function inline(
  { words, wraps, marks, breaks }: Plan,
  mark: (() => PhrasingContent) | undefined,
): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (let from = 0; from < words.length;) {
    let to = from + 1;
    while (to < words.length && wraps[to] === wraps[from]) to++;
    const run: PhrasingContent[] = [];
    for (let at = from; at < to; at++) {
      run.push(text(words[at] ?? ''));
      const inCode = wraps[from] === 'code';
      if (mark && !inCode && marks.includes(at) && !wraps[from]?.includes('link')) run.push(mark());
      if (at < to - 1) run.push(breaks.includes(at) && mark && !inCode ? { type: 'break' } : text(' '));
    }
    out.push(...wrapped(wraps[from] ?? 'plain', run));
    if (to < words.length) out.push(text(' '));
    from = to;
  }
  return out;
}

function wrapped(wrap: Wrap, children: PhrasingContent[]): PhrasingContent[] {
  const link = (inside: PhrasingContent[]): PhrasingContent => ({
    type: 'link',
    url: 'https://example.org/a_(b)?c=*d*',
    title: null,
    children: inside,
  });
  if (wrap === 'plain') return children;
  // A line break in code would end the row of a table.
  const code = children.map((child) => ('value' in child ? child.value : '')).join('');
  if (wrap === 'code') return [{ type: 'inlineCode', value: code.replaceAll('\n', ' ') }];
  // Struck words are no words of the block.
  if (wrap === 'struck words behind')
    return [...children, text(' '), { type: 'delete', children: [text('struckout words')] }];
  if (wrap === 'link') return [link(children)];
  if (wrap === 'strong in link') return [link([{ type: 'strong', children }])];
  if (wrap === 'link in emphasis') return [{ type: 'emphasis', children: [link(children)] }];
  return [{ type: wrap, children }];
}

/** An article of one script: up to six blocks of all kinds, with notes; every word in it is unlike every other. */
export const article = (word: WordMaker, type: (text: string) => string): fc.Arbitrary<WrittenArticle> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...kinds),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .chain((shape) => {
      const lengths = shape.flatMap(([, parts]) => parts);
      const count = lengths.reduce((sum, length) => sum + length, 0);
      const noteWords = 6;
      return fc
        .tuple(
          sentence(word, { min: count + noteWords, max: count + noteWords }),
          fc.array(fc.constantFrom(...wraps), { minLength: count, maxLength: count }),
          fc.array(fc.nat(4), { minLength: count, maxLength: count }),
        )
        .map(([words, around, extras]) => build(shape, words, around, extras, type));
    });

function build(
  shape: [Kind, number[]][],
  words: string[],
  around: Wrap[],
  extras: number[],
  type: (text: string) => string,
): WrittenArticle {
  const blocks: string[][] = [];
  const notes: string[][] = [];
  const definitions: RootContent[] = [];
  let used = 0;
  let spare = around.length;

  const mark = (): PhrasingContent => {
    const name = `n${definitions.length}`;
    const note = words.slice(spare, spare + 2);
    spare += 2;
    if (note.length < 2) return text('');
    notes.push(note);
    definitions.push({
      type: 'footnoteDefinition',
      identifier: name,
      label: name,
      children: [{ type: 'paragraph', children: [text(note.join(' '))] }],
    });
    return { type: 'footnoteReference', identifier: name, label: name };
  };
  const take = (length: number, plainOnly = false): PhrasingContent[] => {
    const slice = words.slice(used, used + length);
    blocks.push(slice);
    const indices = slice.map((_, index) => index);
    const plan: Plan = {
      words: slice.map(type),
      wraps: around.slice(used, used + length),
      marks: indices.filter((index) => extras[used + index] === 1),
      breaks: indices.filter((index) => extras[used + index] === 2),
    };
    used += length;
    return inline(plan, plainOnly ? undefined : mark);
  };
  const paragraph = (length: number): BlockContent => ({ type: 'paragraph', children: take(length) });
  const list = (lengths: number[], spread: boolean): BlockContent => ({
    type: 'list',
    ordered: false,
    spread,
    children: lengths.map((length, index) => ({
      type: 'listItem',
      spread,
      // The second item holds a list of its own.
      children:
        index === 1
          ? [paragraph(length - (length > 1 ? 1 : 0)), ...(length > 1 ? [list([1], spread)] : [])]
          : ([paragraph(length)] as (BlockContent | DefinitionContent)[]),
    })),
  });

  const top = shape.map(([kind, lengths]): RootContent => {
    if (kind === 'list' || kind === 'loose list') return list(lengths, kind === 'loose list');
    if (kind === 'blockquote') return { type: 'blockquote', children: lengths.map(paragraph) };
    if (kind === 'list in blockquote') return { type: 'blockquote', children: [list(lengths, false)] };
    if (kind === 'table') {
      const row = (cells: number[]): TableRow => ({
        type: 'tableRow',
        children: cells.map((length) => ({ type: 'tableCell', children: take(length, true) })),
      });
      return {
        type: 'table',
        align: ['left', 'right'],
        children: [row(lengths.slice(0, 1)), ...lengths.slice(1).map((length) => row([length]))],
      };
    }
    const [first = 1, ...rest] = lengths;
    const length = rest.reduce((sum, more) => sum + more, first);
    return kind === 'heading'
      ? { type: 'heading', depth: 2, children: take(length, true) }
      : { type: 'paragraph', children: take(length) };
  });
  const tree: Root = { type: 'root', children: [...top, ...definitions] };
  return { markdown: toMarkdown(tree, { extensions: [gfmToMarkdown()] }), blocks, notes };
}
