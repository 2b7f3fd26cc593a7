import { loadServerStrings } from 'virtual:server-strings';
import type { SearchServer } from '../../model/site-search.ts';
import type { Answer, SearchRequest } from '../../search/engine.ts';
import type { IndexFiles } from '../../search/index-files.ts';
import { ServerSearch } from '../../search/server/server-search.ts';

/** The search server of the site, as the search page and the dialog ask it. Only scripts of sites that have one contain it (virtual:search-server). */
export class OwnServer {
  readonly #search: ServerSearch;

  constructor(server: SearchServer, files: IndexFiles) {
    this.#search = new ServerSearch(server, files);
  }

  /** Answers a request, or returns what readers are told: why the server did not. */
  async answer(request: SearchRequest): Promise<Answer | string> {
    const answer = await this.#search.tryAnswer(request);
    return typeof answer === 'object' ? answer : (await loadServerStrings(request.lang))[answer];
  }

  /** Answers a further request, with the index in mind: throws a ServerFailure. */
  readonly ask = (request: SearchRequest): Promise<Answer> => this.#search.answer(request);
}
