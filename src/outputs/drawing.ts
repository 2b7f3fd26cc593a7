import type { Element, ElementContent, Properties, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { show } from '../model/problem.ts';
import { type DrawingFault, drawingRules, plainSvg } from './drawing-rules.ts';

/** An SVG drawing that contains shapes and their colors, and nothing else. */
export interface Drawing {
  /** Width divided by height. */
  ratio: number;
  viewBox: string;
  shapes: ElementContent[];
  /** Attributes of the root that its shapes inherit, such as `fill`. */
  inherited: Properties;
  /** The colors of its shapes: `currentColor` or as written. */
  colors: ReadonlySet<string>;
}

/** The largest drawing, in bytes: every page contains it. */
export const largestDrawing = 8192;

/**
 * Reads an SVG file as the HTML parser of a browser reads it inside a page. Returns the drawing, or all its faults: anything that is
 * not on the short list of shapes and attributes in drawing-rules.ts.
 */
export function readDrawing(text: string): { drawing?: Drawing; faults: DrawingFault[] } {
  const size = Buffer.byteLength(text);
  const faults: DrawingFault[] =
    size > largestDrawing
      ? [
          {
            found: `a drawing of ${size} bytes`,
            expected: `at most ${largestDrawing} bytes, because every page contains it`,
            fix: 'simplify its paths, or run it through SVGO with a precision of 2 digits',
          },
        ]
      : [];
  const declared = /<!(?:doctype|entity)|<\?(?!xml[\s?])/i.exec(text);
  if (declared)
    faults.push({
      ...placeOf(text, declared.index),
      found: `${show(declared[0])}, a declaration`,
      expected: 'only elements',
      fix: 'delete the declaration; “Plain SVG” exports have none',
    });
  // Blanks keep the lines and columns. An HTML parser does not know declarations of XML.
  const blank = (match: string) => match.replace(/[^\n]/g, ' ');
  const tree = fromHtml(text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, blank), { fragment: true });
  const root = rootOf(tree);
  if (!root)
    return {
      faults: [
        ...faults,
        {
          line: 1,
          found: 'a file that is not one SVG drawing',
          expected: 'one element <svg>, with everything inside it',
          fix: plainSvg,
        },
      ],
    };
  const { colors, faults: inside } = drawingRules(root);
  const { viewBox, ratio } = frameOf(root);
  if (ratio === undefined) faults.push(viewBoxFault(root));
  if (colors.size === 0 && inside.length === 0)
    faults.push({
      ...startOf(root),
      found: 'a drawing without a shape that has a color',
      expected: 'at least one shape',
      fix: plainSvg,
    });
  if (faults.length + inside.length > 0 || ratio === undefined) return { faults: [...faults, ...inside] };
  return { drawing: { ratio, viewBox, shapes: root.children, inherited: paintOf(root), colors }, faults };
}

/**
 * Returns a drawing as HTML or, for programs that read files, as SVG. Parts without a color have the color of the text. Ids begin with
 * `prefix`, so that they equal no id of the page; titles and comments are left out.
 */
export function drawingHtml(
  { ratio, viewBox, shapes, inherited }: Drawing,
  height: number,
  { prefix, ...attributes }: { prefix: string } & Record<string, string>,
): string {
  const root: Element = {
    type: 'element',
    tagName: 'svg',
    properties: {
      viewBox,
      width: Math.round(ratio * height),
      height,
      fill: 'currentColor',
      ...renamed(inherited, prefix),
      ...attributes,
    },
    children: shapes.flatMap((shape) => cleaned(shape, prefix)),
  };
  return toHtml(root, { space: 'svg', closeEmptyElements: true });
}

const startOf = ({ position }: Element) => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
});

/** Returns the only element of the file, if it is an SVG. */
function rootOf(tree: Root): Element | undefined {
  const nodes = tree.children.filter(
    (node) =>
      node.type !== 'comment' &&
      node.type !== 'doctype' &&
      !(node.type === 'text' && node.value.trim() === ''),
  );
  const [root] = nodes;
  return nodes.length === 1 && root?.type === 'element' && root.tagName === 'svg' ? root : undefined;
}

function frameOf({ properties: { viewBox } }: Element): { viewBox: string; ratio: number | undefined } {
  const text = typeof viewBox === 'string' ? viewBox : '';
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = numbers;
  const isValid = numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0;
  return { viewBox: text, ratio: isValid ? width / height : undefined };
}

function viewBoxFault(root: Element): DrawingFault {
  const { width, height, viewBox } = root.properties;
  const [w, h] = [width, height].map((value) => /^\s*([\d.]+)(?:px)?\s*$/.exec(String(value))?.[1]);
  return {
    ...startOf(root),
    found: typeof viewBox === 'string' ? `viewBox=${show(viewBox)}` : 'no viewBox',
    expected: 'four numbers: left, top, width and height of the drawing',
    fix:
      w === undefined || h === undefined
        ? 'add viewBox="0 0 width height" with the size of the drawing to <svg>'
        : `add to <svg>: viewBox="0 0 ${w} ${h}"`,
  };
}

/** Returns the attributes of the root that shapes inherit. */
const paintOf = ({ properties }: Element): Properties =>
  Object.fromEntries(
    Object.entries(properties).filter(([name]) => /^(?:fill|stroke|color|opacity|clipRule)/.test(name)),
  );

/** Returns a shape without titles, comments and positions, and with prefixed ids. */
function cleaned(node: ElementContent, prefix: string): ElementContent[] {
  if (node.type !== 'element' || node.tagName === 'title' || node.tagName === 'desc') return [];
  return [
    {
      type: 'element',
      tagName: node.tagName,
      properties: renamed(node.properties, prefix),
      children: node.children.flatMap((child) => cleaned(child, prefix)),
    },
  ];
}

/** Returns attributes with the ids in them prefixed. */
const renamed = (properties: Properties, prefix: string): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]): [string, Properties[string]] => {
      if (typeof value !== 'string') return [name, value];
      if (name === 'id') return [name, prefix + value];
      if (/href$/i.test(name)) return ['href', value.trim().replace('#', `#${prefix}`)];
      return [name, value.replace(/url\(\s*(["']?)#([^"')]*)\1\s*\)/, `url(#${prefix}$2)`)];
    }),
  );

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
