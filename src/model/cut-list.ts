/** A page of a list: the entries from index `from` to before `to` of the list, newest first. */
export interface CutPage {
  /** The number of a full page, counted from the oldest entries; undefined for the first page, which has the newest. */
  number: number | undefined;
  from: number;
  to: number;
}

/**
 * Returns the pages of a list of `length` entries, newest first. Full pages have `size` entries and are counted from the oldest, so an
 * added entry never changes them. The first page has the rest: at least `size` entries, so that it is never short, and less than twice as
 * many; a list of fewer than two full pages has no other page. So an entry that is dated back by less than a page changes no full page either.
 */
export function cutList(length: number, size: number): CutPage[] {
  const count = Math.max(0, Math.floor(length / size) - 1);
  const full = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    from: length - (index + 1) * size,
    to: length - index * size,
  }));
  return [{ number: undefined, from: 0, to: length - count * size }, ...full.reverse()];
}
