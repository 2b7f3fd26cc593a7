import type { ElementContent, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { h } from 'hastscript';
import type { Result } from 'xastscript';
import { direction } from '../../text/scripts.ts';
import { xmlDocument } from '../xml.ts';

/** A document of an EPUB. */
export interface BookDocument {
  title: string;
  lang: string;
  /** Path of the style sheet, from the document. */
  styles: string;
  body: ElementContent[];
}

/** Returns a document as XHTML: well-formed XML with the namespaces of its elements. */
export function xhtml({ title, lang, styles, body }: BookDocument): string {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { ...languageOf(lang), 'xmlns:epub': 'http://www.idpf.org/2007/ops', dir: direction(lang) }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('title', title),
          h('link', { rel: 'stylesheet', type: 'text/css', href: styles }),
        ]),
        h('body', body),
      ]),
    ],
  };
  return xmlDocument(toXast(tree) as Result);
}

/** Returns the attributes for the language of an element: reading systems read one or the other. */
export const languageOf = (lang: string): { lang: string; xmlLang: string } => ({ lang, xmlLang: lang });
