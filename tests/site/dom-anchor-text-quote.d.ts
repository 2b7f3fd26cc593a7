/** Anchors Web Annotations, as Hypothesis does; the package has no types. */
declare module 'dom-anchor-text-quote' {
  /** Returns the range of the words in the root’s text content, or null. */
  export function toTextPosition(
    root: object,
    selector: { exact: string; prefix?: string; suffix?: string },
  ): { start: number; end: number } | null;
}
