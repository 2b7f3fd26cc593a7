import { builtSite } from '../builds.ts';
import { publicationOf } from '../publications.ts';
import { writtenContent } from '../site/written-content.ts';

/** The fixture site of most tests: the folder of the built site, and its content. */
export const dist = builtSite('english');
export const { articles, sources, quotes } = writtenContent(publicationOf('english'));
