/** The part of the package that the tests use; it has no types of its own. */
declare module 'text-fragments-polyfill/text-fragment-utils' {
  export const getFragmentDirectives: (hash: string) => unknown;
  export const parseFragmentDirectives: (directives: unknown) => unknown;
  /** Marks the text that the directives identify; returns the `<mark>` elements of each directive. */
  export const processFragmentDirectives: (parsed: unknown) => { text: HTMLElement[][] };
  export const removeMarks: (marks: HTMLElement[]) => void;
}
