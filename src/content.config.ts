import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { articleSchema } from './model/article.ts';
import { personSchema } from './model/person.ts';
import { sourceSchema } from './model/source.ts';
import { topicSchema } from './model/topic.ts';

/** The file's name is the id, as it stands: Astro would make a slug of it, or obey a `slug` field. */
const folder = (name: string) =>
  glob({
    base: `./content/${name}`,
    pattern: '*.md',
    retainBody: false,
    generateId: ({ entry }) => entry.slice(0, -'.md'.length),
  });

export const collections = {
  articles: defineCollection({ loader: folder('articles'), schema: articleSchema }),
  topics: defineCollection({ loader: folder('topics'), schema: topicSchema }),
  people: defineCollection({ loader: folder('people'), schema: personSchema }),
  sources: defineCollection({ loader: file('./content/sources.yaml'), schema: sourceSchema }),
};
