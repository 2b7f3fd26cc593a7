import type { Element, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { show } from '../model/problem.ts';

/** What keeps an SVG file from being a drawing, at a place in the file. */
export interface DrawingFault {
  line?: number;
  column?: number;
  found: string;
  expected: string;
  fix: string;
}

/** Elements that draw something with their `fill`. */
const shapes = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
const others = new Set([
  ...['svg', 'g', 'defs', 'title', 'desc'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
]);

/** Attributes that hold numbers and words, by their names in hast. */
const plain = new Set([
  ...[
    'd',
    'x',
    'y',
    'x1',
    'x2',
    'y1',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'fx',
    'fy',
    'fr',
    'width',
    'height',
  ],
  ...['points', 'pathLength', 'transform', 'viewBox', 'preserveAspectRatio', 'offset', 'opacity'],
  ...['fillOpacity', 'fillRule', 'clipRule', 'stopOpacity', 'strokeOpacity', 'strokeWidth', 'strokeLineCap'],
  ...['strokeLineJoin', 'strokeMiterLimit', 'strokeDashArray', 'strokeDashOffset', 'vectorEffect'],
  ...['gradientUnits', 'gradientTransform', 'spreadMethod', 'clipPathUnits', 'maskUnits', 'maskContentUnits'],
  ...['version', 'xmlSpace', 'role', 'ariaLabel', 'ariaHidden', 'ariaLabelledBy', 'shapeRendering'],
]);
const paints = new Set(['fill', 'stroke', 'color', 'stopColor']);
const references = new Set(['clipPath', 'mask']);
const namespaces: Record<string, string> = {
  xmlns: 'http://www.w3.org/2000/svg',
  xmlnsXLink: 'http://www.w3.org/1999/xlink',
};

const reference = String.raw`url\(\s*(["']?)#[\w.:-]+\1\s*\)`;
const paint = new RegExp(
  String.raw`^(?:none|currentColor|black|white|#[0-9a-f]{3}|#[0-9a-f]{6}|${reference})$`,
  'i',
);

/** The fix of most faults, for the drawing program. */
export const plainSvg = 'export the drawing again, as “Plain SVG”';
const elementFixes: Record<string, string> = {
  script: 'delete it',
  style:
    'write styles as attributes of the shapes, like fill="#123456"; drawing programs call them “presentation attributes”',
  text: 'convert text to paths, because readers may not have its font',
  image: 'draw it with paths',
  use: 'export the drawing again with copies of the shapes, not with symbols',
};

/** Returns the colors of an SVG’s shapes, and everything in it that is not on the lists above. */
export function drawingRules(root: Element): { colors: Set<string>; faults: DrawingFault[] } {
  const colors = new Set<string>();
  const faults: DrawingFault[] = [];
  const visit = (element: Element, inherited: { fill?: string; stroke?: string }) => {
    const { tagName, properties, position } = element;
    const at = { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
    if (!shapes.has(tagName) && !others.has(tagName)) {
      faults.push({
        ...at,
        found: `the element <${tagName}>`,
        expected: `only shapes: ${[...shapes].join(', ')}, groups, gradients, clip paths and masks`,
        fix: elementFixes[tagName] ?? `delete it, or ${plainSvg}`,
      });
      return;
    }
    for (const [name, value] of Object.entries(properties)) {
      const fault = attributeFault(tagName, name, String(value));
      if (fault) faults.push({ ...at, ...fault });
    }
    const own = { ...inherited, ...paintsOf(properties) };
    if (shapes.has(tagName))
      for (const color of [own.fill ?? 'currentColor', own.stroke ?? 'none']) colors.add(color);
    if (typeof properties.stopColor === 'string') colors.add(properties.stopColor);
    for (const child of element.children) {
      if (child.type === 'element') visit(child, own);
      else if (
        child.type === 'text' &&
        child.value.trim() !== '' &&
        tagName !== 'title' &&
        tagName !== 'desc'
      )
        faults.push({
          line: child.position?.start.line ?? at.line,
          column: child.position?.start.column ?? at.column,
          found: `the text ${show(child.value.trim())} in <${tagName}>`,
          expected: 'no text: readers may not have its font',
          fix: 'convert text to paths, or delete it',
        });
    }
  };
  visit(root, {});
  return { colors: new Set([...colors].filter((color) => !/^(?:none|url)/i.test(color))), faults };
}

const paintsOf = ({ fill, stroke }: Properties) => ({
  ...(typeof fill === 'string' ? { fill } : {}),
  ...(typeof stroke === 'string' ? { stroke } : {}),
});

/** Returns what is wrong with an attribute, whose value browsers would parse as CSS. */
function attributeFault(
  tagName: string,
  name: string,
  value: string,
): Omit<DrawingFault, 'line'> | undefined {
  const attribute = attributeName(name);
  const found = `${attribute}=${show(value)} in <${tagName}>`;
  if (/^on/i.test(name)) return { found, expected: 'no event handlers', fix: `delete ${attribute}` };
  if (name === 'style' || name === 'className')
    return {
      found,
      expected: 'colors as attributes: pages allow no styles in elements',
      fix: elementFixes.style ?? '',
    };
  if (/href$/i.test(name))
    return tagName.endsWith('Gradient') && /^#[\w.:-]+$/.test(value.trim())
      ? undefined
      : {
          found,
          expected: 'no references to other files',
          fix: `delete ${attribute}, or draw what it refers to with paths`,
        };
  if (paints.has(name))
    return paint.test(value.trim())
      ? undefined
      : {
          found,
          expected:
            'a color as #rrggbb, currentColor (the color of the text), none, or url(#id) of a gradient',
          fix: `write the color as #rrggbb`,
        };
  if (references.has(name))
    return new RegExp(`^(?:none|${reference})$`).test(value.trim())
      ? undefined
      : {
          found,
          expected: 'none, or url(#id) of an element in the same drawing',
          fix: `delete ${attribute}`,
        };
  if (name === 'id')
    return /^[a-z_][\w.:-]*$/i.test(value)
      ? undefined
      : { found, expected: 'an id of letters, digits and hyphens', fix: 'rename the id' };
  if (Object.hasOwn(namespaces, name) && value === namespaces[name]) return undefined;
  if (plain.has(name) && /^[\w\s.,#%()+-]*$/.test(value) && !/url/i.test(value)) return undefined;
  return {
    found,
    expected: 'only attributes of shapes, colors and gradients',
    fix: `delete ${attribute}, or ${plainSvg}`,
  };
}

/** Returns the name of an attribute as it is written: `class` for `className`. */
const attributeName = (name: string): string =>
  /<g ([^\s=>]+)/.exec(
    toHtml({ type: 'element', tagName: 'g', properties: { [name]: 'x' }, children: [] }, { space: 'svg' }),
  )?.[1] ?? name;
