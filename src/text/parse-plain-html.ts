import type { Element, Properties, Root, Text } from 'hast';
import { h, s } from 'hastscript';

const set = (names: string) => new Set(names.split(' '));
const voids = set('br col hr img input link source wbr');
const blocks = set(
  'address article aside blockquote dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre search section summary table ul',
);
const inline = set(
  'a abbr b bdi bdo button caption cite code colgroup data del dfn em i ins kbd label legend mark picture q s samp script small span strong sub sup tbody td tfoot th thead time tr u var',
);
const headings = set('h1 h2 h3 h4 h5 h6');
/** What may be in the parts of a table, apart from white space. */
const inTables: Partial<Record<string, ReadonlySet<string>>> = {
  table: set('caption colgroup thead tbody tfoot'),
  colgroup: set('col'),
  thead: set('tr'),
  tbody: set('tr'),
  tfoot: set('tr'),
  tr: set('td th'),
};
const partsOfTables = set('caption col colgroup tbody td tfoot th thead tr');
/** Shapes of drawings. Their texts, titles and styles are left to a parser, and attributes that have a namespace. */
const shapeTag =
  /<(svg|g|path|circle|ellipse|line|polygon|polyline|rect)((?:[ \n]+(?:[a-z][a-z\d-]*|viewBox|preserveAspectRatio)="[^"]*")*)[ \n]*>/y;

const beginning = '<!doctype html><html><head></head><body>';
const ending = '</body></html>';
const startTag = /<([a-z][a-z\d]*(?:-[a-z\d-]*)?)((?:[ \n]+[a-z][a-z\d:-]*(?:="[^"]*")?)*)[ \n]*>/y;
const endTag = /<\/([a-z][a-z\d-]*)>/y;
const attribute = /([a-z][a-z\d:-]*)(?:="([^"]*)")?/gi;

/** Thrown where a parser would build another tree than the tags say, or might. */
class NotPlain extends Error {}

/**
 * Returns the tree of a page that has nothing but a body (main-part.ts), as a parser builds it, in a fraction of the time: its elements are nested as
 * the tags say. Returns undefined where a parser might move, add or close an element, and for what pages of articles do not have.
 */
export function parsePlainHtml(page: string): Root | undefined {
  if (!page.startsWith(beginning) || !page.endsWith(ending) || /[\0\r]/.test(page)) return undefined;
  const body = element('body');
  try {
    new PlainParser(page.slice(0, -ending.length), body).parse(beginning.length);
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
  const html = { ...element('html'), children: [element('head'), body] };
  return { type: 'root', children: [{ type: 'doctype' }, html], data: { quirksMode: false } };
}

const element = (tagName: string, properties: Properties = {}): Element => ({
  ...{ type: 'element', tagName, properties, children: [] },
});

class PlainParser {
  readonly #html: string;
  readonly #open: Element[];
  #current: Element;
  /** How many elements are open, by name. */
  readonly #counts = new Map<string, number>();

  constructor(html: string, root: Element) {
    this.#html = html;
    this.#open = [root];
    this.#current = root;
  }

  parse(from: number): void {
    const html = this.#html;
    for (let at = from; at < html.length;) {
      if (html.charAt(at) !== '<') {
        const next = html.indexOf('<', at);
        const end = next === -1 ? html.length : next;
        this.#addText(html.slice(at, end));
        at = end;
      } else if (html.charAt(at + 1) === '/') {
        endTag.lastIndex = at;
        const [tag, name = ''] = endTag.exec(html) ?? [];
        if (tag === undefined) throw new NotPlain();
        this.#close(name);
        at += tag.length;
      } else at = this.#start(at);
    }
    if (this.#open.length > 1) throw new NotPlain();
  }

  #addText(text: string): void {
    if (this.#current.tagName in inTables && /[^ \n]/.test(text)) throw new NotPlain();
    const { children } = this.#current;
    // A parser joins texts; here, each is between tags.
    children.push({ type: 'text', value: decoded(text, false) } satisfies Text);
  }

  /** Adds the element that starts at a place, and returns the place after its tag; of a script, after the whole element. */
  #start(at: number): number {
    const isDrawing = this.#isOpen('svg') || this.#html.startsWith('<svg', at);
    const tagHere = isDrawing ? shapeTag : startTag;
    tagHere.lastIndex = at;
    const [tag, name = '', attributes = ''] = tagHere.exec(this.#html) ?? [];
    if (tag === undefined || !this.#isPlain(name)) throw new NotPlain();
    const node = element(name, isDrawing ? propertiesOfShape(name, attributes) : propertiesOf(attributes));
    this.#current.children.push(node);
    const end = at + tag.length;
    if (voids.has(name)) return end;
    if (name === 'script') return this.#addScript(node, end);
    if (name === 'pre' && this.#html.charAt(end) === '\n') throw new NotPlain();
    this.#open.push(node);
    this.#current = node;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    return end;
  }

  #addScript(node: Element, at: number): number {
    const close = '</script>';
    const end = this.#html.indexOf(close, at);
    const value = this.#html.slice(at, end);
    if (end === -1 || /<!--|<\/?script/i.test(value)) throw new NotPlain();
    if (value !== '') node.children.push({ type: 'text', value });
    return end + close.length;
  }

  #close(name: string): void {
    if (this.#current.tagName !== name || this.#open.length === 1) throw new NotPlain();
    this.#open.pop();
    this.#current = this.#open.at(-1) ?? this.#current;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) - 1);
  }

  /** True if a parser adds an element to the one that is open, and closes none. */
  #isPlain(name: string): boolean {
    const parent = this.#current.tagName;
    if (this.#isOpen('svg')) return true;
    const parts = inTables[parent];
    if (parts) return parts.has(name);
    if (partsOfTables.has(name)) return false;
    if (blocks.has(name)) {
      if (this.#isOpen('p')) return false;
      if (name === 'li') return parent === 'ul' || parent === 'ol';
      if (name === 'dt' || name === 'dd') return parent === 'dl';
      return !headings.has(name) || !headings.has(parent);
    }
    // These are never in themselves.
    if (name === 'a' || name === 'button') return !this.#isOpen(name);
    return inline.has(name) || voids.has(name) || name.includes('-') || name === 'svg';
  }

  #isOpen(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0;
  }
}

function propertiesOf(attributes: string): Properties {
  const properties: Properties = {};
  if (attributes === '') return properties;
  const names = new Set<string>();
  for (const [, name = '', value = ''] of attributes.matchAll(attribute)) {
    // A parser drops the second.
    if (names.has(name)) throw new NotPlain();
    names.add(name);
    addProperty(properties, name, decoded(value, true));
  }
  return properties;
}

function propertiesOfShape(name: string, attributes: string): Properties {
  const names = new Set<string>();
  const values = new Map<string, string>();
  for (const [, own = '', value = ''] of attributes.matchAll(attribute)) {
    // A parser drops the second, in whatever case.
    if (own in Object.prototype || names.has(own.toLowerCase())) throw new NotPlain();
    names.add(own.toLowerCase());
    values.set(own, decoded(value, true));
  }
  const { properties, children } = s(name, Object.fromEntries(values), []);
  // hastscript treats some combinations of properties as a child node.
  if (children.length > 0) throw new NotPlain();
  return properties;
}

/** By the name of an attribute whose value is a text as it is: the name of its property. Empty for others. */
const texts = new Map<string, string>();
/** Attributes whose values are few; those that have ids are not among them. */
const repeated = set('class colspan height hidden rel tabindex width');
/** By attribute and value, for those: the properties, such as lists of classes. */
const others = new Map<string, Properties>();

function addProperty(properties: Properties, name: string, value: string): void {
  let property = texts.get(name);
  if (property === undefined) {
    if (name in Object.prototype) throw new NotPlain();
    texts.set(name, (property = textProperty(name)));
  }
  if (property !== '') {
    properties[property] = value;
    return;
  }
  const key = `${name}=${value}`;
  const known = others.get(key) ?? h('x', { [name]: value }).properties;
  if (repeated.has(name)) others.set(key, known);
  for (const [one, its] of Object.entries(known)) properties[one] = Array.isArray(its) ? [...its] : its;
}

/** Returns the property of an attribute whose values are texts; an empty text if they are numbers, lists or switches. */
function textProperty(name: string): string {
  const [property = ''] = Object.keys(h('x', { [name]: 'a' }).properties);
  const isText = ['12', 'a b', 'a, b', '', 'true', name].every(
    (value) => h('x', { [name]: value }).properties[property] === value,
  );
  return isText ? property : '';
}

const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }));

/** Returns a text without character references; throws for one that only a parser knows. */
function decoded(text: string, inAttribute: boolean): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(?:(\d+)|x([\da-f]+));|([a-z\d]+)(.?)|#?)/gi,
    (all, decimal, hex, name, after) => {
      if (name !== undefined) {
        // `?a=1&b=2` is not a reference in an attribute.
        if (inAttribute && after === '=') return all;
        const character = named.get(String(name));
        if (character === undefined || after !== ';') throw new NotPlain();
        return character;
      }
      if (all === '&') return '&';
      const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
      const isItself = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || code > 0xdfff;
      if (!isItself || code > 0x10ffff) throw new NotPlain();
      return String.fromCodePoint(code);
    },
  );
}
