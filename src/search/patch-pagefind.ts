/**
 * Places in Pagefind 1.6's browser module where a failure is swallowed, and what they become. As published, a part of
 * the index that is missing or damaged looks like a word that no text has; a reader must be told which it is.
 */
const changes: readonly [what: string, from: string, to: string][] = [
  ['a chunk of words', '"load_index_chunk")).catch(()=>{})', '"load_index_chunk"))'],
  ['a chunk of facets', '"load_filter_chunk")).catch(()=>{})', '"load_filter_chunk"))'],
  [
    'the list of texts',
    'Failed to load the meta index:\n${e?.toString()}`);',
    'Failed to load the meta index:\n${e?.toString()}`);throw e;',
  ],
  // Whoever asks is told; nobody waits for the start itself.
  ['the start', 'this.init(options2?.language);', 'this.init(options2?.language).catch(()=>{});'],
  // Damaged bytes make the engine stop for good, not the file.
  [
    'a signature',
    'Missing signature`);return data;',
    'Missing signature`);throw new Error(`${file} is damaged`);',
  ],
];

/** The module with its failures told; throws where it is not the one known here. */
export function outspoken(module: string): string {
  return changes.reduce((text, [what, from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`Pagefind's module is another one than expected: how it loads ${what} has changed`);
    return text.replace(from, () => to);
  }, module);
}
