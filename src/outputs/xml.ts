import { toXml } from 'xast-util-to-xml';
import type { Result } from 'xastscript';

/** Returns an XML document in UTF-8. */
export const xmlDocument = (tree: Result): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${toXml(tree, { closeEmptyElements: true })}\n`
    .replace(noXml, '')
    // Not allowed in text (www.w3.org/TR/xml, 2.4), and not escaped by the serializer. There are no CDATA sections.
    .replaceAll(']]>', ']]&gt;')
    // Named references, which the simplest feed readers support too, and which are shorter.
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&#x26;', '&amp;');

/** Characters that XML 1.0 cannot contain in any form (2.2), but an article’s body can. */
const noXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;
