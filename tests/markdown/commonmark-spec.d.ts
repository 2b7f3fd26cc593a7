declare module 'commonmark-spec' {
  /** The examples of CommonMark's specification, in its order. */
  export const tests: { markdown: string; html: string; section: string; number: number }[];
}
