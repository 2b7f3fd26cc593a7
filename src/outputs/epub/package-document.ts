import { type Result, x } from 'xastscript';
import type { BookEntry } from '../../model/books.ts';
import { direction } from '../../text/scripts.ts';
import { xmlDocument } from '../xml.ts';
import { type BookFeatures, metadata } from './metadata.ts';

/** A file of a book, apart from those that every book has. */
export interface BookFile {
  /** Path from the package document. */
  path: string;
  /** XML id in the manifest. */
  id: string;
  mediaType: string;
  /** What the manifest says about it: `nav`, `cover-image`, `svg`. */
  properties?: string | undefined;
  content: string | Uint8Array;
  /** True for a document that is read in the order of the list; `aside` for one outside of that order. */
  isRead?: boolean;
}

/** The path of the package document in the container. */
export const packagePath = 'EPUB/package.opf';

/** Returns the package document: metadata, all files, and the order in which they are read (EPUB 3.3, 5). */
export const packageDocument = (
  entry: BookEntry,
  files: readonly BookFile[],
  features: BookFeatures,
): string =>
  xmlDocument(
    x(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'id',
        'xml:lang': entry.lang,
        dir: direction(entry.lang),
        prefix: 'a11y: http://www.idpf.org/epub/vocab/package/a11y/#',
      },
      [
        x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, metadata(entry, features)),
        x(
          'manifest',
          files.map(({ path, id, mediaType, properties }): Result =>
            x('item', { id, href: path, 'media-type': mediaType, properties }),
          ),
        ),
        x(
          'spine',
          { 'page-progression-direction': direction(entry.lang) },
          files.filter(({ isRead }) => isRead).map(({ id }) => x('itemref', { idref: id })),
        ),
      ],
    ),
  );

/** Returns META-INF/container.xml, which names the package document. */
export const containerDocument = (): string =>
  xmlDocument(
    x('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [
      x('rootfiles', [
        x('rootfile', { 'full-path': packagePath, 'media-type': 'application/oebps-package+xml' }),
      ]),
    ]),
  );
