import { defineCollection } from 'astro:content';
import { markdownFolder, sourceRegister } from './content/astro-loader.ts';
import { articleSchema } from './model/article.ts';
import { personSchema } from './model/person.ts';
import { sourceSchema } from './model/source.ts';
import { topicSchema } from './model/topic.ts';

export const collections = {
  articles: defineCollection({ loader: markdownFolder('articles', articleSchema), schema: articleSchema }),
  topics: defineCollection({ loader: markdownFolder('topics', topicSchema), schema: topicSchema }),
  people: defineCollection({ loader: markdownFolder('people', personSchema), schema: personSchema }),
  sources: defineCollection({ loader: sourceRegister(sourceSchema), schema: sourceSchema }),
};
