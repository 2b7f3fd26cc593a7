import { ageOf, type DeskState, deskStates, type Row } from './rows.ts';

/** Rows on one page of the list. */
const pageSize = 100;

export const orders = ['date', 'title', 'state', 'words', 'age', 'quotes', 'problems'] as const;
export type Order = (typeof orders)[number];

/** What the list shows, as its URL says. */
export interface Query {
  text: string;
  state: DeskState | undefined;
  onlyProblems: boolean;
  order: Order;
  isDescending: boolean;
  /** From 1. */
  page: number;
}

/** Returns the query of a URL; what it does not know counts as left out. */
export function parseQuery(search: URLSearchParams): Query {
  const order = orders.find((each) => each === search.get('sort')) ?? 'date';
  return {
    text: (search.get('text') ?? '').slice(0, 200),
    state: deskStates.find((each) => each === search.get('state')),
    onlyProblems: search.has('problems'),
    order,
    isDescending: search.has('dir') ? search.get('dir') === 'desc' : order !== 'title' && order !== 'state',
    page: Math.max(1, Math.trunc(Number(search.get('page')) || 1)),
  };
}

/** Returns the URL of a query, relative to the list; defaults are left out. */
export function queryUrl({ text, state, onlyProblems, order, isDescending, page }: Query): string {
  const search = new URLSearchParams({
    ...(text === '' ? {} : { text }),
    ...(state ? { state } : {}),
    ...(onlyProblems ? { problems: '1' } : {}),
    ...{ sort: order, dir: isDescending ? 'desc' : 'asc' },
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return `?${search.toString()}`;
}

/** A page of the list. */
export interface Listed {
  rows: Row[];
  /** Rows on all pages. */
  count: number;
  page: number;
  pages: number;
}

/** Returns the rows of one page, filtered and sorted. */
export function listed(all: readonly Row[], query: Query, locale: string): Listed {
  const text = query.text.toLowerCase();
  const matching = all.filter(
    ({ title, file, state, problems }) =>
      (text === '' || title.toLowerCase().includes(text) || file.includes(text)) &&
      (query.state === undefined || state === query.state) &&
      (!query.onlyProblems || problems.length > 0),
  );
  const collator = new Intl.Collator(locale);
  const keys = new Map(matching.map((row) => [row, keyOf(row, query.order)]));
  const compare = (a: Row, b: Row) => {
    const [one = 0, other = 0] = [keys.get(a), keys.get(b)];
    return typeof one === 'number' ? one - Number(other) : collator.compare(one, String(other));
  };
  matching.sort((a, b) => (query.isDescending ? compare(b, a) : compare(a, b)));
  const pages = Math.max(1, Math.ceil(matching.length / pageSize));
  const page = Math.min(query.page, pages);
  return {
    rows: matching.slice((page - 1) * pageSize, page * pageSize),
    ...{ count: matching.length, page, pages },
  };
}

function keyOf({ title, state, problems, article }: Row, order: Order): string | number {
  switch (order) {
    case 'title':
      return title;
    case 'state':
      return deskStates.indexOf(state);
    case 'problems':
      return problems.length;
    case 'date':
      return article ? Date.parse(article.publishedAt) : Infinity;
    case 'words':
      return article?.words ?? 0;
    case 'quotes':
      return article?.quotes.length ?? 0;
    case 'age':
      return article ? (ageOf(article) ?? 0) : 0;
  }
}
