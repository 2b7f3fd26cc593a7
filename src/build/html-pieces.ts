/** A place in the text of a page whose text depends on what comes before: the head, a script, or the border of a template. */
interface Instruction {
  type: string;
  id?: string;
  content?: string;
}

/** Parts of a page in order; a list is filled when what it waits for is there. */
type Piece = string | Instruction | Piece[];

/** Thrown where a component returned something that only Astro’s renderer knows. */
export class NeedsAstro extends Error {}

const template = Symbol.for('astro.renderTemplateResult');
const component = Symbol.for('astro.componentInstance');
const instruction = Symbol.for('astro:render');
const html = Symbol.for('astro:html-string');
const slot = Symbol.for('astro:slot-string');

/** What Astro’s compiled components return and contain, as far as it is used here; it is not in Astro’s types. */
interface Node {
  [template]?: true;
  [component]?: true;
  [instruction]?: true;
  [html]?: true;
  [slot]?: true;
  /** Of HTML, which is a `String`. */
  toString: () => string;
  htmlParts: readonly string[];
  expressions: readonly unknown[];
  init: (result: object) => unknown;
  evaluate?: () => unknown;
  instructions: readonly Instruction[] | null;
  chunks: readonly (string | Instruction)[];
  then?: unknown;
  render?: (destination: { write: (chunk: unknown) => void }) => unknown;
}

/**
 * Writes what a component returned as text. Texts are joined at once; only what is awaited (pictures, scripts) and what depends on its place in the page
 * is a piece of its own. Astro’s renderer, which can also stream and buffer, takes several times as long.
 */
export class HtmlPieces {
  readonly #result: object;
  readonly #root: Piece[] = [];
  #pieces: Piece[] = this.#root;
  #text = '';
  #waiting: Promise<unknown>[] = [];

  /** `result` is what components of the page get from their renderer. */
  constructor(result: object) {
    this.#result = result;
  }

  /** Returns the text of a page: `head` is the text of the place for style sheets. */
  async textOf(root: unknown, head: string): Promise<string> {
    this.#add(root);
    this.#flush();
    while (this.#waiting.length > 0) await Promise.all(this.#waiting.splice(0));
    return joined(this.#root, head);
  }

  #flush(): void {
    if (this.#text !== '') this.#pieces.push(this.#text);
    this.#text = '';
  }

  #add(node: unknown): void {
    switch (typeof node) {
      case 'string':
        this.#text += escaped(node);
        return;
      case 'number':
        if (!Number.isNaN(node)) this.#text += String(node);
        return;
      case 'bigint':
        if (node !== 0n) this.#text += String(node);
        return;
      case 'boolean':
        if (node) this.#text += 'true';
        return;
      case 'function':
        this.#add((node as () => unknown)());
        return;
      case 'object':
        if (node !== null) this.#addObject(node as Node);
        return;
      case 'undefined':
        return;
      default:
        throw new NeedsAstro(typeof node);
    }
  }

  #addObject(node: Node): void {
    if (node[template]) {
      const { htmlParts, expressions } = node;
      for (let at = 0; at < htmlParts.length; at++) {
        this.#text += htmlParts[at] ?? '';
        if (at < expressions.length) this.#add(expressions[at]);
      }
    } else if (node[html]) this.#addHtml(node);
    else if (Array.isArray(node)) for (const one of node as unknown[]) this.#add(one);
    else if (node[component]) this.#add(node.init(this.#result));
    else if (node[instruction]) this.#addInstruction(node as unknown as Instruction);
    else if (typeof node.evaluate === 'function') this.#add(node.evaluate());
    else if (typeof node.then === 'function') this.#await(node as unknown as Promise<unknown>);
    else if (typeof node.render === 'function' && !(node instanceof Response)) this.#addRendered(node);
    else throw new NeedsAstro('an unknown object');
  }

  /** Adds text that is HTML already. */
  #addHtml(node: Node): void {
    if (!node[slot]) {
      this.#text += String(node);
      return;
    }
    for (const one of node.instructions ?? []) this.#addInstruction(one);
    if (node.chunks.length === 0) this.#text += String(node);
    for (const one of node.chunks)
      if (typeof one === 'string') this.#text += one;
      else this.#addInstruction(one);
  }

  #addInstruction(one: Instruction): void {
    this.#flush();
    this.#pieces.push(one);
  }

  /** Adds something that writes itself, perhaps a part of it later. */
  #addRendered(node: Node): void {
    const later: { place?: Piece[] } = {};
    const write = (chunk: unknown) => {
      const add = () => {
        if (typeof chunk === 'string') this.#text += chunk;
        else this.#add(chunk);
      };
      if (later.place) this.#addTo(later.place, add);
      else add();
    };
    const done = node.render?.({ write });
    if (typeof done !== 'object' || done === null) return;
    later.place = this.#place();
    this.#wait(done as Promise<unknown>);
  }

  /** Keeps a place for what is still to come. */
  #await(node: Promise<unknown>): void {
    const place = this.#place();
    this.#wait(
      node.then((value) => {
        this.#addTo(place, () => {
          this.#add(value);
        });
      }),
    );
  }

  #place(): Piece[] {
    this.#flush();
    const place: Piece[] = [];
    this.#pieces.push(place);
    return place;
  }

  #addTo(place: Piece[], add: () => void): void {
    const [pieces, text] = [this.#pieces, this.#text];
    this.#pieces = place;
    this.#text = '';
    add();
    this.#flush();
    this.#pieces = pieces;
    this.#text = text;
  }

  #wait(done: Promise<unknown>): void {
    // `textOf` throws the error; without a handler here, Node would end the process if another was first.
    done.catch(() => undefined);
    this.#waiting.push(done);
  }
}

/** Joins the pieces of a page, each script once. */
function joined(pieces: readonly Piece[], head: string): string {
  const scripts = new Set<string>();
  let hasHead = false;
  let templates = 0;
  const text = (piece: Piece): string => {
    if (typeof piece === 'string') return piece;
    if (Array.isArray(piece)) return piece.map(text).join('');
    const { type, id = '', content = '' } = piece;
    switch (type) {
      case 'template-enter':
        templates++;
        return '';
      case 'template-exit':
        templates--;
        return '';
      case 'head': {
        const own = hasHead ? '' : head;
        hasHead = true;
        return own;
      }
      // Components repeat it; the page has a head.
      case 'maybe-head':
        return '';
      case 'script':
        if (templates > 0) return content;
        if (scripts.has(id)) return '';
        scripts.add(id);
        return content;
      default:
        throw new NeedsAstro(type);
    }
  };
  return pieces.map(text).join('');
}

const special = /[&<>'"]/;
const specials = /[&<>'"]/g;
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
};

/** Escapes text as Astro does. */
const escaped = (text: string): string =>
  special.test(text) ? text.replace(specials, (character) => entities[character] ?? '') : text;
