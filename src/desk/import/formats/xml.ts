import sax from 'sax';
import { ImportRefusal } from '../types.ts';

/** An element of XML; names keep their prefixes, as files of these formats write them. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** Parses XML without entities of its own, so that no file can grow by them. Throws an `ImportRefusal` for XML that is incomplete. */
export function parseXml(text: string): XmlElement {
  const options: sax.SAXOptions & { strictEntities: boolean } = { strictEntities: true };
  const parser = sax.parser(true, options);
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const addText = (value: string) => open.at(-1)?.children.push(value);
  parser.onopentag = ({ name, attributes }) => {
    const node: XmlElement = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = addText;
  parser.oncdata = addText;
  let fault: Error | undefined;
  parser.onerror = (error) => {
    fault ??= error;
  };
  try {
    // Exports have control characters that XML does not allow.
    parser.write(text.replace(/(?![\t\n\r])[\u0000-\u001f]/gu, '')).close();
  } catch (error) {
    fault ??= error instanceof Error ? error : new Error(String(error));
  }
  if (fault === undefined) return root;
  throw new ImportRefusal({
    found: `XML that is incomplete or damaged (${fault.message.split('\n')[0] ?? ''})`,
    expected: 'a whole file',
    fix: 'export it again, and check that the download finished',
  });
}

/** Returns the elements directly inside another, of a name or all. */
export const childrenOf = (node: XmlElement, name?: string): XmlElement[] =>
  node.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );

/** Returns all elements of a name, at any depth. */
export const descendants = (node: XmlElement, name: string): XmlElement[] =>
  childrenOf(node).flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);

export const xmlText = (node: XmlElement | undefined): string =>
  node?.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('') ?? '';
