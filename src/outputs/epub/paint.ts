import type { Element } from 'hast';
import { s } from 'hastscript';
import { classes } from '../classes.ts';

/** A rule of a style sheet that paints drawings. */
export interface PaintRule {
  /** The compounds of its selector, each an element of any name or one: `.map text.region` has two. */
  compounds: { name: string | undefined; classes: string[] }[];
  /** Of two rules for an element, that with the higher one counts, or else the later. */
  specificity: number;
  declarations: [property: string, value: string][];
}

/** Returns the rules of a style sheet without nested rules. Throws for a selector that is more than names, classes and `:is()` of them. */
export function paintRules(css: string): PaintRule[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const declarations = body.split(';').flatMap((declaration): [string, string][] => {
      const [property = '', value] = declaration.split(/:(.*)/s);
      return value === undefined ? [] : [[property.trim(), value.trim()]];
    });
    return alternatives(selectors).map((selector) => {
      const compounds = selector.split(/\s+/).map(compound);
      return {
        compounds,
        specificity: compounds.reduce(
          (sum, { name, classes }) => sum + classes.length * 100 + (name ? 1 : 0),
          0,
        ),
        declarations,
      };
    });
  });
}

/** Returns the selectors of a list, each without `:is()`. */
function alternatives(list: string): string[] {
  const [all, inside] = /:is\(([^()]*)\)/.exec(list) ?? [];
  if (all !== undefined && inside !== undefined) {
    return list
      .split(/,(?![^(]*\))/)
      .flatMap((selector) =>
        selector.includes(all)
          ? inside.split(',').flatMap((one) => alternatives(selector.replace(all, one.trim())))
          : alternatives(selector),
      );
  }
  return list.split(',').map((selector) => selector.trim());
}

function compound(text: string): PaintRule['compounds'][number] {
  if (!/^(?:[a-z]+)?(?:\.[\w-]+)*$/.test(text)) throw new Error(`a drawing is painted by ${text}`);
  const [name = '', ...names] = text.split('.');
  return { name: name === '' ? undefined : name, classes: names };
}

/**
 * Writes how drawings are painted into their elements, as attributes: reading systems that show SVG without the styles of its document paint everything
 * black. Changes the elements.
 */
export function paintDrawings(parts: readonly Element[], rules: readonly PaintRule[]): void {
  const ids = new Set(parts.flatMap(idsIn));
  for (const part of parts) paint(part, { ancestors: [], color: undefined, isInDrawing: false, ids }, rules);
}

const idsIn = ({ properties: { id }, children }: Element): string[] => [
  ...(typeof id === 'string' ? [id] : []),
  ...children.flatMap((child) => (child.type === 'element' ? idsIn(child) : [])),
];

/** What an element inherits. */
interface Surroundings {
  ancestors: readonly Element[];
  /** The value of `--color`, which the elements of a line or a thread have. */
  color: string | undefined;
  isInDrawing: boolean;
  /** All ids of the document so far. */
  ids: Set<string>;
}

function paint(element: Element, around: Surroundings, rules: readonly PaintRule[]): void {
  const path = [...around.ancestors, element];
  const found = rules
    .filter(({ compounds }) => matches(compounds, path))
    .sort((a, b) => a.specificity - b.specificity)
    .flatMap(({ declarations }) => declarations);
  const own = new Map(found);
  const color = own.get('--color') ?? around.color;
  const isInDrawing = around.isInDrawing || element.tagName === 'svg';
  if (isInDrawing)
    for (const [property, value] of own) {
      const painted = value === 'var(--color)' ? color : value.replace(/(?<=^[\d.]+)px$/, '');
      if (painted !== undefined && isAttribute(property, element)) element.properties[property] = painted;
    }
  // A pattern that a reading system does not know would be black.
  const { fill, style } = element.properties;
  if (isInDrawing && typeof fill === 'string' && fill.startsWith('url(')) {
    const own = typeof style === 'string' ? `${style.replace(/;?\s*$/, '')};` : '';
    Object.assign(element.properties, { fill: 'none', style: `${own}fill:${fill}` });
  }
  for (const child of element.children)
    if (child.type === 'element') paint(child, { ...around, ancestors: path, color, isInDrawing }, rules);
  if (around.isInDrawing && element.tagName === 'svg') flatten(element, around);
}

/**
 * Makes a drawing in a drawing, such as the overview of a map, a group with its place: some reading systems show a nested one at the corner, as large as
 * the outer.
 */
function flatten(element: Element, { ancestors, ids }: Surroundings): void {
  const { x = 0, y = 0, width, height, ...properties } = element.properties;
  const outer = ancestors.find(({ tagName }) => tagName === 'svg')?.properties.ariaDescribedBy;
  const name = `${[outer ?? 'drawing'].flat().join('-')}-inset`;
  let id = name;
  for (let count = 2; ids.has(id); count++) id = `${name}-${count}`;
  ids.add(id);
  for (const child of element.children)
    if (child.type === 'element' && child.properties.width === '100%')
      Object.assign(child.properties, { width, height });
  element.tagName = 'g';
  element.properties = {
    ...properties,
    transform: `translate(${String(x)} ${String(y)})`,
    'clip-path': `url(#${id})`,
  };
  element.children.unshift(s('clipPath', { id }, [s('rect', { width, height })]));
}

/**
 * True for a property that is an attribute in SVG. The outline of letters is left to style sheets: where their order is not known, it would cover the
 * letters.
 */
const isAttribute = (property: string, { tagName }: Element) =>
  property !== '--color' && !(tagName === 'text' && /^(?:stroke|paint-order)/.test(property));

/** True if the last compound of a selector matches the last element of a path, and the others match ancestors in their order. */
function matches(compounds: PaintRule['compounds'], path: readonly Element[]): boolean {
  const fits = (element: Element | undefined, { name, classes: names }: PaintRule['compounds'][number]) =>
    element !== undefined &&
    (name === undefined || element.tagName === name) &&
    names.every((one) => classes(element).includes(one));
  const last = compounds.at(-1);
  if (!last || !fits(path.at(-1), last)) return false;
  let at = path.length - 2;
  for (const one of compounds.slice(0, -1).reverse()) {
    while (at >= 0 && !fits(path[at], one)) at--;
    if (at < 0) return false;
    at--;
  }
  return true;
}
