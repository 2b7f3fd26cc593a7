/** The part of the package that the tests use; it has no types of its own. */
declare module 'text-fragments-polyfill/text-fragment-utils' {
  export const getFragmentDirectives: (hash: string) => unknown;
  export const parseFragmentDirectives: (directives: unknown) => unknown;
  /** Marks what the directives lead to; for each directive the `<mark>` elements. */
  export const processFragmentDirectives: (parsed: unknown) => { text: HTMLElement[][] };
  export const removeMarks: (marks: HTMLElement[]) => void;
}
