import { toXml } from 'xast-util-to-xml';
import type { Result } from 'xastscript';

/** An XML document in UTF-8, ready to be written. */
export const xmlDocument = (tree: Result): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${toXml(tree, { closeEmptyElements: true })}\n`
    .replace(noXml, '')
    // Not allowed in text (www.w3.org/TR/xml, 2.4), and not escaped by the serialiser; there are no CDATA sections that could end in it.
    .replaceAll(']]>', ']]&gt;')
    // The names of these signs, which the plainest readers know too, and which are shorter.
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&#x26;', '&amp;');

/** What XML 1.0 cannot carry, in no form (2.2); an article’s body may hold it. */
const noXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;
