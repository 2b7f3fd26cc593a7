import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseXml, type XmlElement } from '../site/xml.ts';

/** A published EPUB: its bytes, and its documents by their paths. */
export interface OpenBook {
  bytes: Uint8Array;
  names: readonly string[];
  text: (path: string) => string;
  xml: (path: string) => XmlElement;
}

/** Opens an EPUB of a built site. */
export function openBook(dist: string, path: string): OpenBook {
  const bytes = readFileSync(join(dist, path));
  const files = unzipSync(bytes);
  const text = (name: string) => new TextDecoder().decode(files[name]);
  return { bytes, names: Object.keys(files), text, xml: (name) => parseXml(text(name)) };
}

/** Returns all elements of a document for which a condition is true. */
export const elements = (
  { children }: XmlElement,
  condition: (element: XmlElement) => boolean,
): XmlElement[] =>
  children.flatMap((child) => [...(condition(child) ? [child] : []), ...elements(child, condition)]);
