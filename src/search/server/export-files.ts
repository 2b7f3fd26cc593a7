import type { PagefindData } from '../pagefind.ts';
import type { SearchRecord } from '../record.ts';
import type { SpellingGroup } from '../spellings.ts';
import { type SearchDocument, searchDocument } from './document.ts';
import { openSearchIndex, openSearchLines } from './opensearch.ts';
import { typesenseCollection, typesenseLine, typesenseSynonyms } from './typesense.ts';

/** A file of an export. */
export interface ExportFile {
  /** Path below the folder of the export. */
  path: string;
  text: string;
}

/** What is exported. */
export interface Exported {
  records: readonly SearchRecord[];
  /** Texts by the paths of their pages, as they are indexed; each record has one. */
  texts: ReadonlyMap<string, PagefindData>;
  names: readonly SpellingGroup[];
  languages: readonly string[];
  /** The name of the index or collection. */
  index: string;
}

/** A request to OpenSearch may have 100 MB (http.max_content_length); larger ones take longer than they save. */
const mostCharacters = 20_000_000;

/** Returns the files that fill a search server, one at a time: what it must know of the fields, and the documents as NDJSON, in parts. */
export function* exportFiles(
  exported: Exported,
  engine: 'opensearch' | 'typesense',
  most = mostCharacters,
): Generator<ExportFile> {
  const { names, languages, index } = exported;
  const json = (path: string, value: unknown) => ({
    path: `${engine}/${path}`,
    text: `${JSON.stringify(value, undefined, 2)}\n`,
  });
  if (engine === 'opensearch') yield json('index.json', openSearchIndex(languages));
  else {
    yield json('collection.json', typesenseCollection(index, languages));
    yield json('synonyms.json', typesenseSynonyms(names));
  }
  const lineOf = engine === 'opensearch' ? openSearchLines : typesenseLine;
  let part = 0;
  let text = '';
  for (const document of documentsOf(exported)) {
    const line = lineOf(document);
    if (text !== '' && text.length + line.length > most) {
      yield { path: `${engine}/documents-${++part}.ndjson`, text };
      text = '';
    }
    text += line;
  }
  yield { path: `${engine}/documents-${++part}.ndjson`, text };
}

function* documentsOf({ records, texts }: Exported): Generator<SearchDocument> {
  for (const record of records) {
    const text = texts.get(record.url);
    if (!text) throw new Error(`${record.url} has no indexed text`);
    yield searchDocument(record, text);
  }
}
