import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, markdownFiles, page, type Peer, styles, url } from './peer.ts';

const packages = join(import.meta.dirname, '../../node_modules');

const settings = `export default (config) => {
  config.addPassthroughCopy('style.css');
  config.addCollection('newest', (api) => api.getFilteredByTag('article').reverse());
  config.addCollection('topics', (api) => {
    const topics = new Map();
    for (const article of api.getFilteredByTag('article'))
      for (const id of article.data.topics) topics.set(id, [...(topics.get(id) ?? []), article]);
    return [...topics].map(([id, articles]) => ({ id, articles }));
  });
  return { markdownTemplateEngine: false };
};
`;
const listOf = (list: string) =>
  `<ul>{% for one in ${list} %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>{% endfor %}</ul>`;

export const eleventy: Peer = {
  name: 'Eleventy',
  prepare: (publication, home) => {
    if (!existsSync(join(packages, '@11ty/eleventy'))) return false;
    mkdirSync(home, { recursive: true });
    symlinkSync(packages, join(home, 'node_modules'));
    layOut(home, {
      'package.json': '{"private":true,"type":"module"}',
      'eleventy.config.js': settings,
      '_includes/article.njk': page(
        '{{ title }}',
        '{{ content | safe }}\n<ul>{% for topic in topics %}<li><a href="/topics/{{ topic }}/">{{ topic }}</a></li>{% endfor %}{% for quote in quotes %}<li><a href="/q/{{ quote.id }}/">{{ quote.text }}</a></li>{% endfor %}</ul>',
      ),
      '_includes/quote.njk': page(
        '{{ from }}',
        '<blockquote>{{ content | safe }}</blockquote>\n<a href="/articles/{{ article }}/">{{ from }}</a>',
      ),
      'articles/articles.json': '{"layout":"article.njk","tags":["article"]}',
      'q/q.json': '{"layout":"quote.njk"}',
      'index.njk': page('Peer', listOf('collections.newest')),
      'topics.njk': `---\npagination: { data: collections.topics, size: 1, alias: topic }\npermalink: "/topics/{{ topic.id }}/index.html"\n---\n${page('{{ topic.id }}', listOf('topic.articles'))}`,
      'feed.njk': `---\npermalink: /feed.xml\n---\n<rss version="2.0"><channel><title>Peer</title><link>${url}/</link><description>Peer</description>{% for one in collections.newest %}{% if loop.index <= 20 %}<item><title>{{ one.data.title }}</title><link>${url}{{ one.url }}</link><description>{{ one.templateContent }}</description></item>{% endif %}{% endfor %}</channel></rss>\n`,
      'sitemap.njk': `---\npermalink: /sitemap.xml\n---\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for one in collections.all %}<url><loc>${url}{{ one.url }}</loc></url>{% endfor %}</urlset>\n`,
      'style.css': styles,
      ...markdownFiles(publication, '.'),
    });
    return true;
  },
  command: () => [process.execPath, join(packages, '@11ty/eleventy/cmd.cjs'), '--quiet'],
  content: '.',
  out: '_site',
};
