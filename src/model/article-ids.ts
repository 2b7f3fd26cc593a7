import { sourceId, type ArticleData } from './article.ts';
import { blockParts, type BlockData } from './blocks.ts';
import { freeId } from './free-id.ts';
import { quoteFragment } from './routes.ts';
import { nearest, show, type Problem } from './problem.ts';
import { isReservedId } from './reserved-ids.ts';

/** What of an article's frontmatter has an id in its page. */
export type ArticleParts = BlockData & { pullQuotes?: { id: string }[] };

/** Ids that the parts of an article bring into its page. */
export const partIds = ({ pullQuotes = [], ...data }: ArticleParts): string[] => [
  ...blockParts(data).flatMap(({ id, derived = [] }) => [id, ...derived]),
  ...pullQuotes.map(({ id }) => quoteFragment(id)),
];

interface Place {
  field: string;
  id: string;
}

/** Whether a field gives something its id, which may be another; lists only name what is elsewhere. */
const isNamed = (field: string) => field.endsWith('.id');

/** Ids inside one article: its parts are addresses in the page, so each is there once; a list names nothing twice. */
export function checkIds(data: ArticleData, file: string, problems: Problem[]): void {
  const taken = new Set([...partIds(data), ...data.sources.map(sourceId)]);
  const once = (places: Place[]) => {
    const seen = new Set<string>();
    for (const { field, id } of places) {
      if (seen.has(id)) {
        problems.push({
          name: 'id-repeated',
          file,
          field,
          found: `${show(id)} a second time`,
          expected: 'each id once',
          fix: isNamed(field) ? `write id: ${freeId(id, taken)}` : 'delete one of the two',
        });
      }
      seen.add(id);
    }
  };
  const own = (places: Place[]) => {
    once(places);
    for (const { field, id } of places) {
      if (!isReservedId(id) && places.every((place) => id !== `${place.id}-name`) && !fragments.has(id))
        continue;
      problems.push({
        name: 'id-of-the-page',
        file,
        field,
        found: `${show(id)}, an id that the page already uses`,
        expected: 'a unique id, of two words or more',
        ...(isNamed(field) ? { fix: `write id: ${freeId(id, taken)}` } : {}),
      });
    }
  };
  const fragments = new Set(data.pullQuotes.map(({ id }) => quoteFragment(id)));
  const parts = (field: string, list: { id: string }[]) =>
    list.map(({ id }, index) => ({ field: `${field}.${index}.id`, id }));
  const names = (field: string, ids: string[]) =>
    ids.map((id, index) => ({ field: `${field}.${index}`, id }));

  once(names('author', data.author));
  once(names('topics', data.topics));
  // Ids of people cannot give way: what is named in the article does.
  own(blockParts(data).sort((a, b) => Number(isNamed(a.field)) - Number(isNamed(b.field))));
  once(
    data.sources.map((source, index) => ({
      field: `sources.${index}${typeof source === 'string' ? '' : '.id'}`,
      id: sourceId(source),
    })),
  );

  if (!data.timeline) return;
  const { threads, entries } = data.timeline;
  once(parts('timeline.threads', threads));
  const known = [...new Set(threads.map(({ id }) => id))];
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
