import postcss, {
  type AtRule,
  type ChildNode,
  type Container,
  type Declaration,
  type Document,
} from 'postcss';
import { lacking } from '../../eslint.browsers.js';

/** A CSS feature, by its name here and its possible keys in MDN’s data on browsers. */
interface Feature {
  name: string;
  paths: string[];
}

/** New units; the data has them in groups. */
const units = new Map<string, string>([
  ...['svw', 'svh', 'svi', 'svb', 'svmin', 'svmax'].map(
    (unit) => [unit, 'viewport_percentage_units_small'] as const,
  ),
  ...['lvw', 'lvh', 'lvi', 'lvb', 'lvmin', 'lvmax'].map(
    (unit) => [unit, 'viewport_percentage_units_large'] as const,
  ),
  ...['dvw', 'dvh', 'dvi', 'dvb', 'dvmin', 'dvmax'].map(
    (unit) => [unit, 'viewport_percentage_units_dynamic'] as const,
  ),
  ...['cqw', 'cqh', 'cqi', 'cqb', 'cqmin', 'cqmax'].map(
    (unit) => [unit, 'container_query_length_units'] as const,
  ),
  ...['vi', 'vb', 'cap', 'rcap', 'rch', 'rex', 'ic', 'ric', 'lh', 'rlh'].map((unit) => [unit, unit] as const),
]);

const selectorFeatures = (selector: string): Feature[] => [
  ...[...selector.matchAll(/::?([\w-]+)/g)].map(([text, name = '']) => ({
    name: text,
    paths: [`css.selectors.${name}`],
  })),
  ...(selector.includes('&') ? [{ name: 'nesting', paths: ['css.selectors.nesting'] }] : []),
];

const mediaFeatures = (params: string): Feature[] => [
  ...[...params.matchAll(/\(\s*([\w-]+)/g)].map(([, name = '']) => ({
    name: `@media (${name})`,
    paths: [`css.at-rules.media.${name.replace(/^(?:min|max)-/, '')}`],
  })),
  ...(/[<>]/.test(params)
    ? [{ name: '@media with < or >', paths: ['css.at-rules.media.range_syntax'] }]
    : []),
];

/** The features that a value and its property need. Strings and URLs in a value are not syntax. */
function declarationFeatures(property: string, text: string): Feature[] {
  const value = text.replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '');
  const words = [...value.matchAll(/(?<![\w.#-])([a-z][\w-]*)(\(?)/gi)];
  return [
    { name: property, paths: [`css.properties.${property}`] },
    ...words.map(([, word = '', call]) => ({
      name: call ? `${word}()` : `${property}: ${word}`,
      paths: call
        ? [`css.properties.${property}.${word}`, `css.types.${word}`, `css.types.color.${word}`]
        : [`css.properties.${property}.${word}`],
    })),
    ...[...value.matchAll(/(?<![\w#-])[\d.]+([a-z]+)/gi)].flatMap(([, unit = '']) =>
      units.has(unit)
        ? [{ name: `the unit ${unit}`, paths: [`css.types.length.${units.get(unit) ?? unit}`] }]
        : [],
    ),
  ];
}

type Around = Container | Document | undefined;
const isAtRule = (node: Container | Document): node is AtRule => node.type === 'atrule';

/** The conditions of the `@supports` rules around a node, up to the first `or`: only browsers that meet them read the node. */
function guardsOf(node: ChildNode): string[][] {
  const guards: string[][] = [];
  for (let around: Around = node.parent; around; around = around.parent) {
    if (!isAtRule(around)) continue;
    const { name, params } = around;
    if (name !== 'supports' || params.startsWith('not')) continue;
    const [certain = ''] = params.split(/\(?\([^()]*\)\s*or\b/);
    for (const [, property = '', value = ''] of certain.matchAll(
      /\(\s*([\w-]+)\s*:((?:[^()]|\([^()]*\))*)\)/g,
    ))
      guards.push(...declarationFeatures(property, value).map(({ paths }) => paths));
    for (const [, selector = ''] of certain.matchAll(/selector\((.*?)\)(?=\s*(?:and|$))/g))
      guards.push(...selectorFeatures(selector).map(({ paths }) => paths));
  }
  return guards;
}

/** Returns true if the rule has an earlier declaration of the same property as a fallback, or one with a browser’s prefix. */
const hasFallback = ({ prop, parent }: Declaration, at: number): boolean =>
  parent?.nodes.some(
    (node, index) =>
      node.type === 'decl' &&
      ((node.prop === prop && index < at) || /^-(?:webkit|moz)-(.*)/.exec(node.prop)?.[1] === prop),
  ) ?? false;

/**
 * Returns the features a style sheet needs that browsers of the support policy lack, with those browsers: not those in an `@supports` that
 * such browsers fail, nor values with a fallback in the same rule.
 */
export function unguarded(css: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const judge = (node: ChildNode, features: readonly Feature[]) => {
    const guards = guardsOf(node);
    for (const { name, paths } of features) {
      const browsers = lacking(paths, guards);
      if (browsers?.length) found.set(name, browsers);
    }
  };
  const isNested = (node: Around): boolean =>
    node !== undefined && (node.type === 'rule' || isNested(node.parent));
  postcss.parse(css).walk((node) => {
    if (node.type === 'atrule') {
      judge(node, [{ name: `@${node.name}`, paths: [`css.at-rules.${node.name}`] }]);
      if (node.name === 'media') judge(node, mediaFeatures(node.params));
    }
    if (node.type === 'rule') {
      judge(node, selectorFeatures(node.selector));
      if (isNested(node.parent)) judge(node, [{ name: 'nesting', paths: ['css.selectors.nesting'] }]);
    }
    if (node.type === 'decl' && !hasFallback(node, node.parent?.index(node) ?? 0))
      judge(node, declarationFeatures(node.prop, node.value));
  });
  return found;
}
