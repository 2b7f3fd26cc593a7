import { root } from './dist.ts';
import { writtenContent } from './written-content.ts';

/** The publication in content/, as its editors wrote it. */
export const { articles, topics, people, sources, quotes, withdrawn } = writtenContent(root);
export { changed, placeInSeries } from './written-content.ts';
