import { blockKind, isBlockName, placeable } from '../../model/blocks.ts';
import type { ArticleEntry, Contents } from '../../model/contents.ts';
import type { Problem } from '../../model/problem.ts';

/** Returns problems of blocks that appear twice or have no data, and of data without a block in the body. */
export const checkBlocks = ({ articles }: Pick<Contents, 'articles'>): Problem[] =>
  articles.flatMap((article) => {
    const placed = article.annotations.blocks;
    const there = new Set(placed.map(({ name }) => name));
    const known = blocksWithData(article);
    return [
      ...placed
        .filter(({ name }, index) => placed.findIndex((other) => other.name === name) < index)
        .map(({ name, line }): Problem => ({
          name: 'block-repeated',
          file: article.file,
          line,
          found: `a second ${asTyped(name)}`,
          expected: 'each block once, so that its ids are unique',
          fix: 'delete one of the two lines',
        })),
      ...placed
        .filter(({ name }) => !known.all.has(name))
        .map(({ name, line }): Problem => ({
          name: 'block-without-data',
          file: article.file,
          line,
          found: `${asTyped(name)}, for which the frontmatter has no data`,
          expected: `data in the field ${frontmatterField(name)}`,
          fix: `add the data to ${frontmatterField(name)}, or delete the line`,
        })),
      ...known.required
        .filter((name) => !there.has(name))
        .map((name): Problem => ({
          name: 'block-not-placed',
          file: article.file,
          field: frontmatterField(name),
          found: 'data that the body never places',
          expected: `a line ${asTyped(name)} in the body`,
          fix: `add, on a line of its own where readers should see it,\n${asTyped(name)}`,
        })),
    ];
  });

/** Returns the blocks for which an article has data, and those of them that must appear in the body. */
function blocksWithData({ data }: ArticleEntry): { all: ReadonlySet<string>; required: readonly string[] } {
  const held = placeable(data);
  return {
    all: new Set(held.map(({ name }) => name)),
    required: held.filter(({ mustBePlaced }) => mustBePlaced).map(({ name }) => name),
  };
}

/** Returns a block as authors type it: `::chart{#mosul}` for `chart:mosul`. */
const asTyped = (block: string) => `::${block.replace(/:(.*)/, '{#$1}')}`;

/** Returns the frontmatter field of a block's data. */
function frontmatterField(block: string): string {
  const [kind = ''] = block.split(':');
  return isBlockName(kind) ? blockKind(kind).field : kind;
}
