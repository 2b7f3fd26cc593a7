import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, markdownFiles, page, type Peer, styles, url } from './peer.ts';

const packages = join(import.meta.dirname, '../../../../node_modules');

const collections = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const topics = z.array(z.string());
export const collections = {
  articles: defineCollection({
    loader: glob({ base: './content/articles', pattern: '*.md', retainBody: false }),
    schema: z.object({ title: z.string(), date: z.coerce.date(), topics, quotes: z.array(z.object({ id: z.string(), text: z.string() })) }),
  }),
  quotes: defineCollection({
    loader: glob({ base: './content/q', pattern: '*.md', retainBody: false }),
    schema: z.object({ title: z.string(), article: z.string(), from: z.string() }),
  }),
};
`;
const entryPage = (collection: string, title: string, content: string) => `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('${collection}')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
const { entry: { data }, entry } = Astro.props;
const { Content } = await render(entry);
---
${page(title, content)}`;
const newest = `const articles = (await getCollection('articles')).sort((a, b) => b.data.date - a.data.date);`;
const list =
  '<ul>{articles.map((one) => <li><a href={`/articles/${one.id}/`}>{one.data.title}</a></li>)}</ul>';

const topicPage = `---
import { getCollection } from 'astro:content';
export const getStaticPaths = async () => {
  ${newest}
  return [...new Set(articles.flatMap(({ data }) => data.topics))].map((id) => ({
    params: { id },
    props: { id, articles: articles.filter(({ data }) => data.topics.includes(id)) },
  }));
};
const { id, articles } = Astro.props;
---
${page('{id}', list)}`;
const feed = `import { getCollection } from 'astro:content';
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const GET = async () => {
  ${newest}
  const items = articles.slice(0, 20).map(({ id, data, rendered }) =>
    \`<item><title>\${escaped(data.title)}</title><link>${url}/articles/\${id}/</link><description>\${escaped(rendered?.html ?? '')}</description></item>\`);
  return new Response(\`<rss version="2.0"><channel><title>Peer</title><link>${url}/</link><description>Peer</description>\${items.join('')}</channel></rss>\`);
};
`;

export const astro: Peer = {
  name: 'Astro without Verbatim',
  prepare: (publication, home) => {
    mkdirSync(home, { recursive: true });
    symlinkSync(packages, join(home, 'node_modules'));
    layOut(home, {
      'package.json': '{"private":true,"type":"module"}',
      'astro.config.mjs': `import sitemap from '@astrojs/sitemap';\nexport default { site: '${url}', integrations: [sitemap()] };\n`,
      'src/content.config.mjs': collections,
      'src/pages/articles/[id].astro': entryPage(
        'articles',
        '{data.title}',
        '<Content />\n<ul>{data.topics.map((id) => <li><a href={`/topics/${id}/`}>{id}</a></li>)}{data.quotes.map(({ id, text }) => <li><a href={`/q/${id}/`}>{text}</a></li>)}</ul>',
      ),
      'src/pages/q/[id].astro': entryPage(
        'quotes',
        '{data.from}',
        '<blockquote><Content /></blockquote>\n<a href={`/articles/${data.article}/`}>{data.from}</a>',
      ),
      'src/pages/topics/[id].astro': topicPage,
      'src/pages/index.astro': `---\nimport { getCollection } from 'astro:content';\n${newest}\n---\n${page('Peer', list)}`,
      'src/pages/feed.xml.js': feed,
      'public/style.css': styles,
      ...markdownFiles(publication, 'content'),
    });
    return true;
  },
  command: (home) => [process.execPath, join(packages, 'astro/bin/astro.mjs'), 'build', '--root', home],
  content: 'content',
  out: 'dist',
};
