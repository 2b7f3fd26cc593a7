import type { Library } from './model/library.ts';

type LibrarySource = () => Promise<Library>;

/**
 * Pages run in the process that read the content, but the bundler gives them copies of the project’s modules, so they do not share module
 * variables with the build. They share this property of the global object.
 */
const meeting: Record<symbol, LibrarySource | undefined> = globalThis;
const key = Symbol.for('verbatim.library');

/** Sets where pages get the library from. The build and the dev server call this before they render a page. */
export function provideLibrary(source: LibrarySource): void {
  meeting[key] = source;
}

/** Returns the joined library that pages show: what is published in a build, everything in a preview and in the dev server. */
export async function library(): Promise<Library> {
  const source = meeting[key];
  if (!source) throw new Error('no content has been read: only npm run build and npm run dev render pages');
  return source();
}
