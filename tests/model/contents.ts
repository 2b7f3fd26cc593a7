import type { input } from 'astro/zod';
import { type Annotations, articleSchema, emptyAnnotations } from '../../src/model/article.ts';
import type { ArticleEntry, Contents } from '../../src/model/contents.ts';
import { personSchema } from '../../src/model/person.ts';
import { seriesSchema } from '../../src/model/series.ts';
import { sourceSchema } from '../../src/model/source.ts';
import { topicSchema } from '../../src/model/topic.ts';

/** What an author writes at least, so that a test shows only the fields it is about. */
export const article = (
  id: string,
  data: Partial<input<typeof articleSchema>> = {},
  annotations: Partial<Annotations> = {},
): ArticleEntry => ({
  id,
  file: `content/articles/${id}.md`,
  data: articleSchema.parse({
    title: id,
    standfirst: 'About it.',
    date: '2026-01-01',
    author: 'desk',
    topics: ['rivers'],
    ...data,
  }),
  html: '',
  annotations: { ...emptyAnnotations(), ...annotations },
});

export const topic = (id: string, data: Partial<input<typeof topicSchema>> = {}) => ({
  id,
  file: `content/topics/${id}.md`,
  data: topicSchema.parse({ title: id, summary: 'What it is.', ...data }),
});

export const person = (id: string, data: Partial<input<typeof personSchema>> = {}) => ({
  id,
  file: `content/people/${id}.md`,
  data: personSchema.parse({ name: id, role: 'Somebody', ...data }),
});

export const series = (id: string, data: Partial<input<typeof seriesSchema>> = {}) => ({
  id,
  file: `content/series/${id}.md`,
  data: seriesSchema.parse({ title: id, standfirst: 'Read in order.', ...data }),
});

export const source = (id: string, data: Partial<input<typeof sourceSchema>> = {}) => ({
  id,
  file: 'content/sources.yaml',
  data: sourceSchema.parse({ ...sourceFields, ...data }),
});

/** A source as it is written, for an article that lists one of its own. */
export const sourceFields = {
  publisher: 'The Valley Post',
  title: 'Two bridges',
  kind: 'press',
  date: '2019',
  accessed: '2026-01-01',
  url: 'https://example.org/two-bridges',
} as const;

/** Articles with one topic, `rivers`, one person, `desk`, and one source, `ledger`. */
export const contents = (articles: ArticleEntry[], more: Partial<Contents> = {}): Contents => ({
  articles,
  topics: [topic('rivers')],
  people: [person('desk')],
  sources: [source('ledger')],
  ...more,
});
