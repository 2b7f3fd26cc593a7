/** Anchors Web Annotations, as Hypothesis does; the package brings no types. */
declare module 'dom-anchor-text-quote' {
  /** Where the words stand in the root's text content; null where they do not. */
  export function toTextPosition(
    root: object,
    selector: { exact: string; prefix?: string; suffix?: string },
  ): { start: number; end: number } | null;
}
