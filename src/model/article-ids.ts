import { type ArticleData, sourceId } from './article.ts';
import { type BlockData, blockIds, blockParts } from './blocks.ts';
import { freeId } from './free-id.ts';
import { nearest, type Problem, show } from './problem.ts';
import { isReservedId } from './reserved-ids.ts';
import { quoteFragment } from './routes.ts';

/** The parts of an article's frontmatter that have an id in its page. */
export type ArticleParts = BlockData & { pullQuotes?: { id: string }[] };

/** Returns the ids of an article's parts in its page. */
export const partIds = ({ pullQuotes = [], ...data }: ArticleParts): string[] => [
  ...blockIds(data),
  ...pullQuotes.map(({ id }) => quoteFragment(id)),
];

interface IdField {
  field: string;
  id: string;
}

/** True for a field that defines an id, which can be changed; lists refer to ids that are defined elsewhere. */
const definesId = (field: string) => field.endsWith('.id');

/** Reports ids that appear twice in an article or a list: each part of an article is a fragment of its page. */
export function checkIds(data: ArticleData, file: string, problems: Problem[]): void {
  const taken = new Set([...partIds(data), ...data.sources.map(sourceId)]);
  // People keep their ids; ids that the article defines can change.
  const parts = blockParts(data).sort((a, b) => Number(definesId(a.field)) - Number(definesId(b.field)));
  const sources = data.sources.map((source, index) => ({
    field: `sources.${index}${typeof source === 'string' ? '' : '.id'}`,
    id: sourceId(source),
  }));
  const found = [
    ...repeatedIds(listed('author', data.author), taken),
    ...repeatedIds(listed('topics', data.topics), taken),
    ...repeatedIds(parts, taken),
    ...reservedIds(parts, data, taken),
    ...repeatedIds(sources, taken),
    ...(data.timeline ? threadProblems(data.timeline, taken) : []),
  ];
  problems.push(...found.map((problem) => ({ ...problem, file })));
}

type IdProblem = Omit<Problem, 'file'>;

const listed = (field: string, ids: readonly string[]): IdField[] =>
  ids.map((id, index) => ({ field: `${field}.${index}`, id }));

function repeatedIds(places: readonly IdField[], taken: Set<string>): IdProblem[] {
  const first = new Map(places.map((place) => [place.id, place] as const).reverse());
  return places
    .filter((place) => first.get(place.id) !== place)
    .map(({ field, id }) => ({
      name: 'id-repeated',
      field,
      found: `a second ${show(id)}`,
      expected: 'each id once',
      fix: definesId(field) ? `write id: ${freeId(id, taken)}` : 'delete one of the two',
    }));
}

/** Returns a problem for each part whose id the page already uses, for its own elements or for a quote. */
function reservedIds(places: readonly IdField[], data: ArticleData, taken: Set<string>): IdProblem[] {
  const used = new Set([
    ...data.pullQuotes.map(({ id }) => quoteFragment(id)),
    ...places.map(({ id }) => `${id}-name`),
  ]);
  return places
    .filter(({ id }) => isReservedId(id) || used.has(id))
    .map(({ field, id }) => ({
      name: 'id-reserved',
      field,
      found: `${show(id)}, an id that the page already uses`,
      expected: 'a unique id, of two words or more',
      ...(definesId(field) ? { fix: `write id: ${freeId(id, taken)}` } : {}),
    }));
}

function threadProblems(
  { threads, entries }: NonNullable<ArticleData['timeline']>,
  taken: Set<string>,
): IdProblem[] {
  const known = [...new Set(threads.map(({ id }) => id))];
  const unknown = entries.flatMap(({ thread }, index): IdProblem[] => {
    if (known.includes(thread)) return [];
    const guess = nearest(thread, known);
    return [
      {
        name: 'thread-unknown',
        field: `timeline.entries.${index}.thread`,
        found: `thread ${show(thread)}, which the timeline does not have`,
        expected: `one of ${known.join(', ')}`,
        ...(guess ? { fix: `write ${guess}` } : {}),
      },
    ];
  });
  const places = threads.map(({ id }, index) => ({ field: `timeline.threads.${index}.id`, id }));
  return [...repeatedIds(places, taken), ...unknown];
}
