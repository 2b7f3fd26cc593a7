import { sourceId, type ArticleData } from './article.ts';
import { nearest, show, type Problem } from './problem.ts';

/** Ids inside one article: its parts are addresses in the page, so each is there once; a list names nothing twice. */
export function checkIds(data: ArticleData, file: string, problems: Problem[]): void {
  const once = (places: { field: string; id: string }[]) => {
    const seen = new Set<string>();
    for (const { field, id } of places) {
      if (seen.has(id)) {
        problems.push({
          name: 'id-repeated',
          file,
          field,
          found: `${show(id)} a second time`,
          expected: 'an id that stands there once',
        });
      }
      seen.add(id);
    }
  };
  const parts = (field: string, list: { id: string }[]) =>
    list.map(({ id }, index) => ({ field: `${field}.${index}.id`, id }));
  const names = (field: string, ids: string[]) =>
    ids.map((id, index) => ({ field: `${field}.${index}`, id }));

  once([
    ...parts('claims', data.claims),
    ...parts('timeline.entries', data.timeline?.entries ?? []),
    ...parts('charts', data.charts),
  ]);
  once(names('author', data.author));
  once(names('topics', data.topics));
  once(names('people', data.people));
  once(names('sources', data.sources.map(sourceId)));

  if (!data.timeline) return;
  const { threads, entries } = data.timeline;
  once(parts('timeline.threads', threads));
  const known = threads.map(({ id }) => id);
  for (const [index, { thread }] of entries.entries()) {
    if (known.includes(thread)) continue;
    const guess = nearest(thread, known);
    problems.push({
      name: 'thread-unknown',
      file,
      field: `timeline.entries.${index}.thread`,
      found: `thread ${show(thread)}, which the timeline does not have`,
      expected: `one of ${known.join(', ')}`,
      ...(guess ? { fix: `write ${guess}` } : {}),
    });
  }
}
