/**
 * What the benches use of the packages in tests/bench/package.json. Those are installed on the first run of a bench, so that
 * `npm run types` and `npm run lint` need these declarations to read the benches without them.
 */
declare module 'lighthouse' {
  interface Audit {
    score: number | null;
    title: string;
    displayValue?: string;
    numericValue?: number;
  }
  interface Report {
    categories: Partial<
      Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
    >;
    audits: Partial<Record<string, Audit>>;
  }
  interface Flags {
    port: number;
    onlyCategories: string[];
    output: 'json';
    logLevel: 'error';
  }
  export default function lighthouse(url: string, flags: Flags): Promise<{ lhr: Report } | undefined>;
}

declare module 'minisearch' {
  export interface SearchOptions {
    boost?: Record<string, number>;
    fuzzy?: number;
    prefix?: boolean | ((term: string, index: number, terms: string[]) => boolean);
    weights?: { fuzzy: number; prefix: number };
    bm25?: { k: number; b: number; d: number };
  }
  export interface Options<T = Record<string, unknown>> {
    fields: (string & keyof T)[];
    idField?: string;
    storeFields?: string[];
    processTerm?: (term: string) => string | null;
    searchOptions?: SearchOptions;
  }
  export default class MiniSearch<T = Record<string, unknown>> {
    constructor(options: Options<T>);
    static loadJSON(json: string, options: Options): MiniSearch;
    addAll(documents: readonly T[]): void;
    search(query: string): { id: unknown }[];
  }
}

declare module 'lunr' {
  interface Token {
    toString(): string;
  }
  interface Query {
    term(term: Token | readonly Token[], options: { wildcard?: number; usePipeline?: boolean }): void;
  }
  interface Index {
    query(ask: (query: Query) => void): { ref: string }[];
  }
  interface Builder {
    ref(field: string): void;
    field(name: string): void;
    add(document: object): void;
  }
  interface Lunr {
    (build: (builder: Builder) => void): Index;
    tokenizer(text: string): Token[];
    Index: { load(json: object): Index };
    Query: { wildcard: { TRAILING: number } };
  }
  const lunr: Lunr;
  export default lunr;
}

declare module 'flexsearch' {
  interface DocumentOptions {
    document: { id: string; index: string[] };
    tokenize: 'strict';
    encode: (text: string) => string[];
  }
  export class Document {
    constructor(options: DocumentOptions);
    add(document: Record<string, string>): void;
    export(write: (key: string, data: string) => void): Promise<void>;
    search(query: string, options: { limit: number; suggest: true; merge: true }): { id: string | number }[];
  }
}

declare module '@orama/orama' {
  interface Database {
    readonly schema: object;
  }
  interface Tokenizer {
    language: string;
    stemming: boolean;
    stopWords: string[];
  }
  export function create(options: {
    schema: Record<string, 'string'>;
    components?: { tokenizer: Tokenizer };
  }): Database;
  export function save(database: Database): object;
  export function insertMultiple(database: Database, documents: readonly object[]): Promise<string[]>;
  export function search(
    database: Database,
    params: { term: string; limit: number },
  ): Promise<{ hits: { id: string }[] }>;
}

declare module 'stemmer' {
  export function stemmer(word: string): string;
}
