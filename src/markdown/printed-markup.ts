import type { Heading, Nodes, Paragraph, Root, TableCell } from 'mdast';
import type { VFile } from 'vfile';
import type { Annotations } from '../model/article.ts';
import { nearest, show } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { articlePath, withoutBase } from '../model/routes.ts';
import { SKIP, visit } from '../text/visit-tree.ts';
import { decoded } from './entities.ts';
import { annotationsOf } from './file-annotations.ts';

/** A kind of markup that Markdown does not read, so readers would see it as typed. */
interface Rule {
  name: ProblemName;
  /** With the flag d, so that groups can be cut from the source. */
  pattern: RegExp;
  expected: string;
  /** Returns what to write instead; undefined if the match is intended. */
  fix: (typed: string, groups: (string | undefined)[]) => string | undefined;
}

const knownReferences =
  'nbsp amp lt gt quot apos mdash ndash hellip eacute egrave agrave ccedil uuml ouml auml szlig copy reg trade laquo raquo ldquo rdquo lsquo rsquo euro deg times shy'.split(
    ' ',
  );
const tags = new Map([
  ['**', 'strong'],
  ['__', 'strong'],
  ['*', 'em'],
  ['_', 'em'],
  ['~~', 'del'],
]);
const tagged = (_: string, [marker = '', words = '']: (string | undefined)[]) => {
  const tag = tags.get(marker) ?? 'em';
  return `write <${tag}>${words}</${tag}>, or put a space outside the ${marker}`;
};
const emphasis =
  'a space or punctuation outside the emphasis: between a letter and a bracket or quotation mark, its characters are shown as typed';

/** Returns the character of a reference as it can be typed; white space other than a plain space stays a reference. */
const asCharacter = (name: string) => {
  const character = decoded(`&${name};`);
  return /^[\s\p{C}]+$/u.test(character) ? `&${name};` : show(character);
};

/** In the order in which they are tried; text that one rule has matched is hidden from later ones. */
const rules: Rule[] = [
  {
    name: 'shortcode-unsupported',
    pattern:
      /\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|\[\/(?:caption|gallery|embed|video|audio|playlist)\]|\[(?:caption|gallery|embed|video|audio|playlist|[a-z]+_\w+)\s[^\]\n]*=[^\]\n]*\]|\[(?:toc|gallery|caption|embed)\]/dgi,
    expected: 'Markdown: templates and shortcodes are not supported',
    fix: (typed) =>
      /figure|image|img|caption|gallery/i.test(typed)
        ? 'write ![what it shows](../pictures/name.jpg "The caption. (Who took it)")'
        : 'delete it, or put it in backticks to show it to readers',
  },
  {
    name: 'import-unsupported',
    pattern: /^(?:import|export)\s[^\n]*?(?:\sfrom\s+)?['"][^'"\n]+['"];?[ \t]*$/dgm,
    expected: 'Markdown: imports are not supported',
    fix: () => 'delete the line',
  },
  {
    name: 'inline-note-unsupported',
    pattern: /\^\[[^\]\n]+\]/dg,
    expected: 'a reference here, and the note at the end of the file',
    fix: (typed) => `write [^name] here, and at the end [^name]: ${typed.slice(2, -1)}`,
  },
  {
    name: 'callout-unsupported',
    pattern: /^\[!\w+\][-+]?/dgm,
    expected: 'a box: callouts are not supported',
    fix: (typed) => {
      const kind = typed.replace(/\W/g, '').toLowerCase();
      return `write :::box[${kind.charAt(0).toUpperCase()}${kind.slice(1)}], the words without >, and ::: on a line of its own`;
    },
  },
  {
    name: 'wiki-link-unsupported',
    pattern: /!?\[\[([^[\]\n]+)\]\]/dg,
    expected: 'a Markdown link: wiki links are not supported',
    fix: (_, [inside = '']) => {
      const [page = '', words = page] = inside.split('|');
      const slug = page
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-');
      return `write [${words.trim()}](${withoutBase(articlePath(slug))})`;
    },
  },
  {
    name: 'link-not-recognized',
    pattern: /(!?)\[([^[\]\n]*)\]\(([^()\n]*[/.:#][^()\n]*)\)?/dg,
    expected: 'a URL without spaces, closed by a parenthesis, with the title in quotation marks',
    fix: (_, [picture = '', words = '', address = '']) => {
      if (/\s["'(]/.test(address)) return 'put a backslash before each quotation mark inside the title';
      if (picture === '') return `write [${words}](${address.trim().replaceAll(' ', '%20')})`;
      return `write ![${words}](${address
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9./]+/g, '-')}), and rename the file in the same way`;
    },
  },
  {
    name: 'link-reference-undefined',
    pattern: /(!?)\[([^[\]\n]+)\]\[(?![\^@])([^[\]\n]*)\]/dg,
    expected: 'a line that defines the reference',
    fix: (_, [picture = '', words = '', label = '']) =>
      picture === ''
        ? `add a line [${label || words}]: https://…, or write [${words}](https://…)`
        : `write ![${words}](../pictures/name.jpg)`,
  },
  {
    name: 'picture-not-recognized',
    pattern: /(?<![\p{L}\p{N}])!\[([^[\]\n]+)\](?![([])/dgu,
    expected: 'a picture with its file',
    fix: (_, [words = '']) => `write ![${words}](../pictures/name.jpg)`,
  },
  {
    name: 'emphasis-not-recognized',
    pattern: /(?<!\*)(\*\*?)(?![\s*])([^*\n]*[^\s*])\1(?!\*)/dg,
    expected: emphasis,
    fix: tagged,
  },
  {
    name: 'emphasis-not-recognized',
    pattern:
      /(?<![\w~])(__?|~~)(?![\s_~])([^_~\n]*[^\s_~])\1(?![~_\w])|(?<=[^\p{ASCII}])(__|~~)(?![\s_~])([^_~\n]*[^\s_~])\3/dgu,
    expected: emphasis,
    fix: (typed, [marker, words, otherSign, otherWords]) =>
      tagged(typed, [marker ?? otherSign ?? '', words ?? otherWords ?? '']),
  },
  {
    name: 'emphasis-unclosed',
    pattern:
      /(?<!\*)\*\*(?!\*)(?=\S)|(?<=\S)(?<!\*)\*\*(?!\*)|(?<!~)~~(?!~)(?=\S)|(?<![_\w])__(?![_\s])|(?<=[\p{L},;][ \n])\*(?=\p{L})/dgu,
    expected: 'emphasis characters in pairs, in one paragraph',
    fix: (marker) =>
      `write ${marker} on the other side of the words too, or ${marker.replace(/./g, '\\$&')} for the character itself`,
  },
  {
    name: 'code-unclosed',
    pattern: /`+/dg,
    expected: 'backticks in pairs, in one paragraph',
    fix: (marker) =>
      `write ${marker} after the code too, or ${marker.replace(/./g, '\\$&')} for the character itself`,
  },
  {
    name: 'highlight-unsupported',
    pattern: /(?<![=\w])==(?![\s=])([^=\n]*[^\s=])==(?![=\w])/dg,
    expected: 'emphasis: highlighting is not supported',
    fix: (_, [words = '']) => `write **${words}**`,
  },
  {
    name: 'math-unsupported',
    pattern: /\$\$[^$\n]+\$\$|(?<=[\p{L}\p{N})])\^[\p{L}\p{N}+-]{1,8}\^|(?<=\p{L})~\d{1,3}~(?!\d)/dgu,
    expected: 'words, Unicode, <sup> and <sub>: formulas are not supported',
    fix: (typed) => {
      if (typed.startsWith('^')) return `write <sup>${typed.slice(1, -1)}</sup>`;
      if (typed.startsWith('~')) return `write <sub>${typed.slice(1, -1)}</sub>`;
      return 'write it in words, or use a picture';
    },
  },
  {
    name: 'entity-not-recognized',
    pattern:
      /&amp;(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});|&([a-z][a-z\d]{1,31});|&(#\d{2,7}|[a-z]{2,8})(?![a-z\d;=])/dgi,
    expected: 'the character itself, or a valid character reference',
    fix: (_, [twice, whole, open]) => {
      if (twice !== undefined) {
        const character = decoded(`&${twice};`);
        return character === `&${twice};` ? undefined : `write ${show(character)}`;
      }
      if (whole !== undefined) {
        if (decoded(`&${whole};`) !== `&${whole};`) return undefined;
        const guess = nearest(whole, knownReferences);
        return guess === undefined
          ? `write &amp;${whole}; to show it as it is`
          : `write ${asCharacter(guess)}`;
      }
      return open?.startsWith('#') || knownReferences.includes(open ?? '')
        ? `write ${asCharacter(open ?? '')}`
        : undefined;
    },
  },
  {
    name: 'heading-not-recognized',
    pattern: /^(#{2,6})([^\s#][^\n]*)/dgm,
    expected: 'a space after the # of a heading, and an empty line above it',
    fix: (_, [signs = '', words = '']) => `write ${signs} ${words}`,
  },
  {
    name: 'task-not-recognized',
    pattern: /^\[[ xX]\][ \t]+[^\n]*/dgm,
    expected: 'checkboxes at the beginning of a list item',
    fix: (typed) => `write - ${typed}`,
  },
  {
    name: 'definition-unsupported',
    pattern: /(?<=^([^\n]+)\n):[ \t]+\S[^\n]*/dgm,
    expected: 'a paragraph, list or table: definition lists are not supported',
    fix: (typed, [term = '']) => `write **${term.trim()}**: ${typed.replace(/^:\s+/, '')}`,
  },
  {
    name: 'attributes-unsupported',
    // A line that begins with colons is a block, which is reported as one.
    pattern: /(?<!^[ \t]*::[^\n]*|^:[^\n]*)\{:?[ \t]*[#.][a-z][\w-]*(?:[ \t][^{}\n]*)?\}/dgim,
    expected: 'no ids or classes: headings get their ids from their text',
    fix: (typed) => `delete ${typed}`,
  },
  {
    name: 'list-pasted',
    // One line is enough for unmistakable bullets; dashes, letters and numbers also begin sentences, so they need two.
    pattern:
      /(?:^[ \t]*[•‣◦▪▫■□●○►▶➢➤✓✔❖\u{f0a7}\u{f0b7}\u{f0d8}\u{f076}][ \t\u00a0]*\S[^\n]*(?:\n|$))+|(?:^[ \t]*(?:[·–—o][ \t\u00a0]+|[-+*](?=\p{L})|\(?[a-z\d]{1,2}\)[ \t\u00a0]*|\d{1,2}\.(?=\p{L}))\S[^\n]*(?:\n|$)){2,}/dgmu,
    expected: 'a Markdown list, with an empty line above it: these lines become one paragraph',
    fix: (typed) => {
      const items = typed
        .trimEnd()
        .split('\n')
        .map((line) => line.trim());
      const isNumbered = items.every((line) => /^\(?\d/.test(line));
      return `write\n${items.map((line, index) => `${isNumbered ? `${index + 1}.` : '-'} ${line.replace(/^(?:[^\p{L}\p{N}("“«[*_]+|o[ \t\u00a0]+|\(?[a-z\d]{1,2}[).])\s*/u, '')}`).join('\n')}`;
    },
  },
];

/** What a match of any rule begins with, or contains: most paragraphs have nothing of it, and twenty searches in each take long. */
const anySign =
  /[[{^*_~`=$&]|^(?:#|:[ \t]|import\s|export\s)|^[ \t]*(?:[•‣◦▪▫■□●○►▶➢➤✓✔❖\u{f0a7}\u{f0b7}\u{f0d8}\u{f076}]|[·–—o][ \t\u00a0]|[-+]\p{L}|\(?[a-z\d]{1,2}\)|\d{1,2}\.\p{L})/mu;

/** What Markdown reads in a paragraph begins with one of these, or is a URL: the others are plain. */
const readSign = /[\\<>`[*_~@!&|{]|:\/\/|www\./iu;

/** Reports markup that Markdown did not read, with its position and what to write instead. Runs on the parsed tree, before changes. */
export function remarkPrintedMarkup() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    const { problems } = annotationsOf(file);
    visit(tree, (node) => {
      if (node.type === 'strong' || node.type === 'emphasis') {
        const inner = node.children.find(({ type }) => type === node.type);
        if (inner && node.children.length > 1 && touchesLetters(inner, source))
          problems.push(unreadEmphasis(node, source, 'emphasis inside emphasis'));
        else if (node.type === 'emphasis' && isProduct(node, source))
          problems.push(unreadEmphasis(node, source, 'emphasis between numbers'));
        return inner ? SKIP : undefined;
      }
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
        checkBlock(node, source, problems);
      return undefined;
    });
  };
}

const touchesLetters = ({ position }: Nodes, source: string) =>
  /\S$/.test(source.slice(0, position?.start.offset)) ||
  /^[\p{L}\p{N}]/u.test(source.slice(position?.end.offset));

const isProduct = ({ position }: Nodes, source: string) =>
  /\d$/.test(source.slice(0, position?.start.offset)) &&
  /^\*\d/.test(source.slice(position?.start.offset, position?.end.offset));

function checkBlock(
  block: Paragraph | Heading | TableCell,
  source: string,
  problems: Annotations['problems'],
): void {
  const from = block.position?.start.offset;
  if (from === undefined) return;
  const whole = source.slice(from, block.position?.end.offset);
  let text = readSign.test(whole) ? plainParts(block, source) : whole;
  if (!anySign.test(text)) return;
  const typedAt = ([start, end]: [number, number]) => source.slice(from + start, from + end);
  for (const { name, pattern, expected, fix } of rules)
    for (const { indices } of [...text.matchAll(pattern)]) {
      const [all, ...groups] = (indices ?? []).map((range) => range);
      if (all === undefined) continue;
      const typed = typedAt(all);
      const help = fix(
        typed,
        groups.map((range) => range && typedAt(range)),
      );
      if (help === undefined) continue;
      text = text.slice(0, all[0]) + blank(typed) + text.slice(all[1]);
      const start = startAt(source, from + all[0] + (/^\s*/.exec(typed)?.[0].length ?? 0));
      // Code that a pipe cuts in two is reported with its table row.
      const isCut = problems.some(
        (other) => other.name === 'table-pipe-in-code' && other.line === start.line,
      );
      if (name === 'code-unclosed' && isCut) continue;
      const found = `${show(typed.trim())}, which is shown as typed`;
      problems.push({ name, ...start, found, expected, fix: help });
    }
}

/** Returns the line and column of an offset in the source. */
function startAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Returns the problem for emphasis that was probably not meant; `as` says how it is read. */
function unreadEmphasis(node: Nodes, source: string, as: string): Annotations['problems'][number] {
  const typed = source.slice(node.position?.start.offset, node.position?.end.offset);
  const marker = /^(?:\*\*|__|\*|_)/.exec(typed)?.[0] ?? '*';
  const tag = tags.get(marker) ?? 'em';
  return {
    name: 'emphasis-not-recognized',
    line: node.position?.start.line,
    column: node.position?.start.column,
    found: `${show(typed)}, which is read as ${as}`,
    expected: emphasis,
    fix: as.endsWith('numbers')
      ? `write × or \\* between numbers`
      : `write ${typed.split(marker).reduce((all, part, index) => `${all}<${index % 2 === 1 ? '' : '/'}${tag}>${part}`)}`,
  };
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/**
 * Returns the source of a block with spaces in place of everything that Markdown has read: code, HTML, URLs, pictures, note
 * references, escapes, and the characters of emphasis and links. Any markup left in it would be shown as typed.
 */
function plainParts(block: Nodes, source: string): string {
  const from = block.position?.start.offset ?? 0;
  let text = source.slice(from, block.position?.end.offset);
  const hide = (start: number | undefined, end: number | undefined) => {
    if (start === undefined || end === undefined || end <= start) return;
    text = text.slice(0, start - from) + blank(text.slice(start - from, end - from)) + text.slice(end - from);
  };
  visit(block, (node) => {
    if (node === block || node.type === 'text' || !node.position) return undefined;
    const { start, end } = node.position;
    if (!('children' in node) || node.children.length === 0) {
      hide(start.offset, end.offset);
      return SKIP;
    }
    hide(start.offset, node.children[0]?.position?.start.offset ?? end.offset);
    hide(node.children.at(-1)?.position?.end.offset ?? start.offset, end.offset);
    return undefined;
  });
  return text
    .replace(/\\[!-/:-@[-`{-~]/g, '  ')
    .replace(/(?:https?:\/\/|www\.)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+/gi, blank)
    .replace(/^[ \t]*>[ \t]?/gm, blank);
}
