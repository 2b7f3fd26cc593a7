import type { Element, ElementContent, Root } from 'hast';
import { readDocument } from '../document.ts';
import { takeNotes } from '../html/footnotes.ts';
import { htmlToMarkdown } from '../html/to-mdast.ts';
import { element } from '../html/tree.ts';
import { type Contained, type ImportContext, ImportRefusal } from '../types.ts';
import { documentProperties } from './properties.ts';
import { childrenOf, descendants, parseXml, type XmlElement, xmlText } from './xml.ts';
import { partText, unzip } from './zip.ts';

/** What a style of the document means. */
interface Style {
  isBold: boolean;
  isItalic: boolean;
  /** The named style that it is based on: `Title`, `Quotations`. */
  named: string;
}

/** Reads an OpenDocument text (docs.oasis-open.org/office/OpenDocument/v1.3): text, headings, lists, links, tables, notes and pictures. */
export function readOpenDocument(bytes: Uint8Array, context: ImportContext): Contained {
  const parts = unzip(bytes);
  if (partText(parts, 'META-INF/manifest.xml').includes('encryption-data'))
    throw new ImportRefusal({
      found: 'an OpenDocument file with a password',
      expected: 'a file that opens without one',
      fix: 'open it in LibreOffice, and save it without the password',
    });
  const kind = partText(parts, 'mimetype').trim();
  if (!parts.has('content.xml') || (kind !== '' && !kind.includes('opendocument.text')))
    throw new ImportRefusal({
      found: `a file of the kind ${kind === '' ? 'that is not known' : kind}`,
      expected: 'an OpenDocument text (.odt)',
      fix: 'save it as .odt or .docx',
    });
  const reader = new OpenDocumentReader(
    parseXml(partText(parts, 'content.xml')),
    partText(parts, 'styles.xml'),
  );
  const tree = reader.read();
  const notes = takeNotes(tree);
  const pictures = new Map(
    [...reader.pictures].flatMap((path): [string, Uint8Array][] => {
      const picture = parts.get(path.replace(/^\.\//u, ''));
      return picture ? [[path, picture]] : [];
    }),
  );
  const piece = readDocument(
    htmlToMarkdown(tree, notes),
    { ...documentProperties(parts), pictures },
    context,
  );
  return { pieces: [piece], notes: reader.notesOnRest };
}

class OpenDocumentReader {
  readonly pictures = new Set<string>();
  readonly #root: XmlElement;
  readonly #styles = new Map<string, Style>();
  readonly #ordered = new Set<string>();
  readonly #notes: Element[] = [];

  constructor(root: XmlElement, styles: string) {
    this.#root = root;
    for (const tree of [...(styles === '' ? [] : [parseXml(styles)]), root]) this.#readStyles(tree);
  }

  get notesOnRest(): string[] {
    const has = (name: string) => descendants(this.#root, name).length > 0;
    return [
      ...(has('office:annotation') ? ['Comments in the margin were left out.'] : []),
      ...(has('text:tracked-changes')
        ? ['The document has recorded changes: the text is as if they were accepted.']
        : []),
    ];
  }

  read(): Root {
    const text = descendants(this.#root, 'office:text')[0];
    const children = text ? this.#blocks(text) : [];
    return {
      type: 'root',
      children: [...children, ...(this.#notes.length > 0 ? [element('ol', {}, this.#notes)] : [])],
    };
  }

  #readStyles(tree: XmlElement): void {
    for (const style of descendants(tree, 'style:style')) {
      const properties = descendants(style, 'style:text-properties')[0]?.attributes ?? {};
      const { 'style:name': name = '', 'style:parent-style-name': parent = '' } = style.attributes;
      const from = this.#styles.get(parent);
      this.#styles.set(name, {
        isBold:
          properties['fo:font-weight'] === undefined
            ? from?.isBold === true
            : properties['fo:font-weight'] === 'bold',
        isItalic:
          properties['fo:font-style'] === undefined
            ? from?.isItalic === true
            : properties['fo:font-style'] === 'italic',
        named: /^(?:Title|Subtitle|Quotations|Caption|Figure|Illustration)$/u.test(name)
          ? name
          : (from?.named ?? parent),
      });
    }
    for (const list of descendants(tree, 'text:list-style'))
      if (childrenOf(list)[0]?.name === 'text:list-level-style-number')
        this.#ordered.add(list.attributes['style:name'] ?? '');
  }

  #blocks(node: XmlElement): ElementContent[] {
    return childrenOf(node).flatMap((child): ElementContent[] => {
      const { attributes, name } = child;
      if (name === 'text:h')
        return [
          element(
            `h${Math.min(6, Number(attributes['text:outline-level'] ?? '1') + 1)}`,
            {},
            this.#inline(child, true),
          ),
        ];
      if (name === 'text:p') return this.#paragraph(child);
      if (name === 'text:list') return [this.#list(child)];
      if (name === 'table:table') return [this.#table(child)];
      if (name === 'text:section' || name === 'office:text' || name === 'draw:text-box')
        return this.#blocks(child);
      return [];
    });
  }

  #paragraph(node: XmlElement): ElementContent[] {
    const style = this.#styles.get(node.attributes['text:style-name'] ?? '');
    const own = node.attributes['text:style-name'] ?? '';
    const named = /^(?:Title|Quotations)$/u.test(own) ? own : (style?.named ?? '');
    const children = this.#inline(node, named === 'Title');
    if (children.length === 0) return [];
    if (named === 'Title') return [element('h1', {}, children)];
    const inner = style?.isBold === true ? [element('strong', {}, children)] : children;
    const paragraph = element('p', {}, inner);
    return [named === 'Quotations' ? element('blockquote', {}, [paragraph]) : paragraph];
  }

  #list(node: XmlElement): Element {
    const isOrdered = this.#ordered.has(node.attributes['text:style-name'] ?? '');
    const items = childrenOf(node).filter(
      ({ name }) => name === 'text:list-item' || name === 'text:list-header',
    );
    return element(
      isOrdered ? 'ol' : 'ul',
      {},
      items.map((item) => element('li', {}, this.#blocks(item))),
    );
  }

  #table(node: XmlElement): Element {
    const rows = descendants(node, 'table:table-row').map((row, index) =>
      element(
        'tr',
        {},
        childrenOf(row, 'table:table-cell').map((cell) =>
          element(index === 0 ? 'th' : 'td', {}, this.#blocks(cell)),
        ),
      ),
    );
    return element('table', {}, rows);
  }

  /** The content of a paragraph; `isPlain` for headings, whose bold letters mean nothing. */
  #inline(node: XmlElement, isPlain = false): ElementContent[] {
    return node.children.flatMap((child): ElementContent[] => {
      if (typeof child === 'string') return [{ type: 'text', value: child.replace(/\s+/gu, ' ') }];
      const { name, attributes } = child;
      if (name === 'text:s')
        return [{ type: 'text', value: ' '.repeat(Math.min(20, Number(attributes['text:c'] ?? '1'))) }];
      if (name === 'text:tab') return [{ type: 'text', value: ' ' }];
      if (name === 'text:line-break') return [element('br', {}, [])];
      if (name === 'text:a')
        return [element('a', { href: attributes['xlink:href'] ?? '' }, this.#inline(child, isPlain))];
      if (name === 'text:note') return [this.#note(child)];
      if (name === 'draw:frame') return this.#frame(child);
      if (name === 'text:span') return this.#span(child, isPlain);
      if (
        /^(?:office:annotation|text:bookmark|text:change|text:soft-page-break|text:sequence-decls)/u.test(
          name,
        )
      )
        return [];
      return this.#inline(child, isPlain);
    });
  }

  #span(node: XmlElement, isPlain: boolean): ElementContent[] {
    const style = this.#styles.get(node.attributes['text:style-name'] ?? '');
    const children = this.#inline(node, isPlain);
    const slanted = style?.isItalic === true ? [element('em', {}, children)] : children;
    return style?.isBold === true && !isPlain ? [element('strong', {}, slanted)] : slanted;
  }

  #note(node: XmlElement): Element {
    const number = String(this.#notes.length + 1);
    const body = childrenOf(node, 'text:note-body')[0];
    this.#notes.push(element('li', { id: `note-${number}` }, body ? this.#blocks(body) : []));
    return element('sup', {}, [element('a', { href: `#note-${number}` }, [{ type: 'text', value: number }])]);
  }

  #frame(node: XmlElement): ElementContent[] {
    const url = descendants(node, 'draw:image')[0]?.attributes['xlink:href'];
    const alt = xmlText(descendants(node, 'svg:desc')[0] ?? descendants(node, 'svg:title')[0]);
    const box = childrenOf(node, 'draw:text-box')[0];
    if (url === undefined) return box ? this.#blocks(box) : [];
    this.pictures.add(url);
    const caption = box
      ? descendants(box, 'text:p')
          .map((one) => ownText(one))
          .join(' ')
          .trim()
      : '';
    const image = element('img', { src: url, alt }, []);
    return caption === ''
      ? [image]
      : [element('figure', {}, [image, element('figcaption', {}, [{ type: 'text', value: caption }])])];
  }
}

/** The words of a caption, without those of the picture’s frame inside it. */
const ownText = (node: XmlElement): string =>
  node.children
    .filter((child) => typeof child === 'string' || !child.name.startsWith('draw:'))
    .map((child) => (typeof child === 'string' ? child : ownText(child)))
    .join('');
