import { fromIso } from '../dates.ts';
import type { Properties } from '../document.ts';
import { descendants, parseXml, xmlText } from './xml.ts';
import { partText } from './zip.ts';

/** Returns what Word or LibreOffice keeps about a document: author, date of creation, keywords. Their titles are often of another text. */
export function documentProperties(parts: ReadonlyMap<string, Uint8Array>): Properties {
  const text = partText(parts, 'docProps/core.xml') + partText(parts, 'meta.xml');
  if (text === '') return {};
  const root = parseXml(text);
  const read = (...names: string[]) =>
    names.map((name) => xmlText(descendants(root, name)[0]).trim()).find((value) => value !== '');
  const author = read('dc:creator', 'meta:initial-creator');
  const created = fromIso(read('dcterms:created', 'meta:creation-date') ?? '')?.slice(0, 10);
  const title = read('dc:title');
  const keywords = [read('cp:keywords') ?? '', ...descendants(root, 'meta:keyword').map(xmlText)].flatMap(
    (list) => list.split(/\s*[,;]\s*/u),
  );
  return {
    ...(title === undefined ? {} : { title: { value: title, from: 'the properties of the file' } }),
    ...(author === undefined || /^(?:user|admin|microsoft|office|unknown|author)\b|python-docx/iu.test(author)
      ? {}
      : { authors: [{ value: author, from: 'the properties of the file' }] }),
    ...(created === undefined
      ? {}
      : { date: { value: created, from: 'the day on which the file was created' } }),
    topics: keywords
      .filter((word) => word !== '')
      .map((value) => ({ value, from: 'the keywords of the file' })),
  };
}
