/**
 * Statements in Pagefind 1.6's browser module that swallow a failure, with their replacements. Unpatched, a missing or damaged part
 * of the index looks like a word without results; readers must see the difference.
 */
const changes: readonly [what: string, from: string, to: string][] = [
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
];

/** Returns Pagefind's browser module with its failures reported; throws if the module is not the version known here. */
export function patchPagefind(module: string): string {
  return changes.reduce((text, [what, from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`Pagefind's module is not the expected version: the code for ${what} has changed`);
    return text.replace(from, () => to);
  }, module);
}
