import { loadServerStrings } from 'virtual:server-strings';
import type { SearchServer } from '../../model/site-search.ts';
import type { Answer, SearchRequest } from '../../search/engine.ts';
import type { Contents } from '../../search/files.ts';
import { IndexFiles, type LoadFile } from '../../search/index-files.ts';
import { ServerSearch } from '../../search/server/server-search.ts';

/** The search server of the site, as the search page and the dialog ask it. Only scripts of sites that have one contain it (virtual:search-server). */
export class OwnServer {
  readonly #search: ServerSearch;

  readonly #files: IndexFiles;

  constructor(server: SearchServer, file: LoadFile) {
    this.#files = new IndexFiles(file);
    this.#search = new ServerSearch(server, this.#files);
  }

  /** Returns the names of topics and people. Rejects if the file with them cannot be read. */
  async names(): Promise<Contents['names']> {
    return (await this.#files.contents()).names;
  }

  /** Answers a request, or returns a sentence for readers: why the server did not. */
  async answer(request: SearchRequest): Promise<Answer | string> {
    const answer = await this.#search.tryAnswer(request);
    return typeof answer === 'object' ? answer : (await loadServerStrings(request.lang))[answer];
  }

  /** Answers a further request, with the index in mind: throws a ServerFailure. */
  readonly ask = (request: SearchRequest): Promise<Answer> => this.#search.answer(request);
}
