import { build } from 'esbuild';

/**
 * Statements in Pagefind 1.6's browser module, with their replacements. Those that swallow a failure: unpatched, a missing or damaged part
 * of the index looks like a word without results; readers must see the difference. And those that load what is not needed, or twice.
 */
const changes: readonly [what: string, from: string | RegExp, to: string][] = [
  ['loading a chunk of words', '"load_index_chunk")).catch(()=>{})', '"load_index_chunk"))'],
  ['loading a chunk of filters', '"load_filter_chunk")).catch(()=>{})', '"load_filter_chunk"))'],
  [
    'loading the list of texts',
    'Failed to load the meta index:\n${e?.toString()}`);',
    'Failed to load the meta index:\n${e?.toString()}`);throw e;',
  ],
  // Searches report this failure; nothing awaits the initialization itself.
  ['initialization', 'this.init(options2?.language);', 'this.init(options2?.language).catch(()=>{});'],
  // Damaged bytes would crash the engine permanently; only the file should fail.
  [
    'checking a signature',
    'Missing signature`);return data;',
    'Missing signature`);throw new Error(`${file} is damaged`);',
  ],
  // The page has requested some files before this module is there (client/search/start-loading.ts).
  ['options', 'this.version=pagefind_version;', 'this.version=pagefind_version;this.given=opts;'],
  ['the name of the engine', 'wasm.${language}.pagefind', 'wasm.pagefind'],
  ['fetching', 'await fetch(queued.input)', 'await(this.given.fetch??fetch)(queued.input)'],
  [
    'the list of editions',
    'entry_response=await this.throttledFetch(entryUrl);let entry_json=await entry_response.json();',
    'entry_json=this.given.entry;if(!entry_json){const entry_response=await this.throttledFetch(entryUrl);entry_json=await entry_response.json();}',
  ],
  ['excerpts', /const excerpt_start=calculate_excerpt_region.*?(?=return fragment;)/, ''],
  [
    'exports',
    'export{createInstance,debouncedSearch,destroy,filters,init,mergeIndex,options,preload,search};',
    'const open=(options)=>new Pagefind(options);export{open as createInstance};',
  ],
  // Pagefind searches for beginnings of words, so results say which word is at each position, as in its playground.
  [
    'the start of the engine',
    'this.raw_ptr=this.backend.init_pagefind(new Uint8Array(this.searchMeta));',
    'this.raw_ptr=this.backend.enter_playground_mode(this.backend.init_pagefind(new Uint8Array(this.searchMeta)));',
  ],
  ['results', 'words:locations,', 'words:weighted_locations,'],
];

/** Statements that are replaced for an index in parts: all parts share one engine, which is loaded once. */
const changesForParts: typeof changes = [
  [
    'loading the engine',
    'async loadWasm(language){',
    'loadWasm(language){return sharedEngine??=this.loadEngine(language)}async loadEngine(language){',
  ],
  [
    'the start of the exports',
    'const open=(options)=>new Pagefind(options);',
    'var sharedEngine;const open=(options)=>new Pagefind(options);',
  ],
];

/** Returns Pagefind's browser module with its failures reported; throws if the module is not the version known here. */
export function patchPagefind(module: string, inParts = false): string {
  return [...changes, ...(inParts ? changesForParts : [])].reduce((text, [what, from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`Pagefind's module is not the expected version: the code for ${what} has changed`);
    return text.replace(from, () => to);
  }, module);
}

/** Returns a patched module without the parts that its export does not use: workers, excerpts, the functions of the module itself. */
export async function shrinkPagefind(module: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: module, loader: 'js' },
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2020',
    write: false,
    // `import.meta.url` is only for options that are not used.
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
