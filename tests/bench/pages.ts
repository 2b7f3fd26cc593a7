import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchForLighthouse } from '../browser/chromium.ts';
import { installPackages } from '../install-packages.ts';
import { dist, root } from '../site/dist.ts';
import { serve } from '../site/serve.ts';

installPackages(import.meta.dirname);
const { default: lighthouse } = await import('lighthouse');

/**
 * `npm run bench:pages`: Lighthouse as on a phone, the median of five runs, over the built site, and for comparison the lead article’s text in the
 * default themes of peers, which are installed into a temporary folder (that needs the network; `-- --ours` leaves them out).
 * `-- --against <folder>` measures another build of the site in the same run, page by page, because the machine may be busy; without headers,
 * because the content policy allows the inline script of this version only. `--folder` is the first build. `--only article` measures that page alone.
 * The table goes to the console and to tests/bench/pages.md, the figures to tests/bench/pages.json.
 */
const { values } = parseArgs({
  options: {
    ours: { type: 'boolean' },
    folder: { type: 'string', default: dist },
    against: { type: 'string' },
    only: { type: 'string' },
  },
});
const runs = Number(process.env.RUNS ?? 5);
const ours = {
  'front page': '/',
  article: '/articles/whoever-comes-first/',
  'Arabic article': '/articles/whoever-comes-first-ar/',
  topic: '/topics/iraq/',
  quote: '/q/who-gets-there-first/',
  search: '/search/',
  'search, asked at once': '/search/?q=army',
  timeline: '/articles/from-kuwait-to-the-airport-road/',
};

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const measures = [
  'largest-contentful-paint',
  'cumulative-layout-shift',
  'total-blocking-time',
  'total-byte-weight',
] as const;
interface Row {
  page: string;
  scores: number[];
  /** Milliseconds, a share of the window, milliseconds, bytes. */
  values: number[];
}

/** The page that both plain peers put around their text, in each one’s way of naming title and words. */
const plainPage = (title: string, content: string) =>
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${title}</title>\n<meta name="description" content="The same words.">\n<link rel="stylesheet" href="/style.css">\n</head>\n<body>\n<header><a href="/">Peer</a></header>\n<main>\n<h1>${title}</h1>\n${content}\n</main>\n</body>\n</html>\n`;
const plainStyles = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }\nbody { max-width: 40em; margin: 0 auto; padding: 1rem }\nimg { max-width: 100% }\na { text-underline-offset: .1em }\nli, p { overflow-wrap: break-word }\n`;

const browser = await launchForLighthouse();
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-pages-'));
const rows: Row[] = [];
try {
  const builds = await Promise.all(
    Object.entries({ Verbatim: values.folder, before: values.against }).flatMap(([name, built]) =>
      built === undefined
        ? []
        : [
            serve(built, { compress: true, strict: values.against === undefined }).then((site) => ({
              name,
              site,
            })),
          ],
    ),
  );
  for (const [page, path] of Object.entries(ours).filter(([page]) => [page, undefined].includes(values.only)))
    for (const { name, site } of builds) rows.push(await judge(`${name}: ${page}`, site.url + path));
  for (const { site } of builds) await site.close();
  if (!values.ours)
    for (const [name, build] of [
      ['Starlight, default theme', starlight],
      ['Eleventy 3, plain blog', eleventy],
      ['Hugo, plain theme', hugo],
    ] as const) {
      if (build === hugo && spawnSync('hugo', ['version']).status !== 0) {
        console.error('Hugo is missing (Debian’s package hugo): left out.');
        continue;
      }
      const built = await serve(build(join(folder, name.replace(/\W+/g, '-'))), {
        compress: true,
        strict: false,
      });
      rows.push(await judge(name, `${built.url}/article/`));
      await built.close();
    }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

const table = [
  `| page | ${categories.join(' | ')} | LCP | CLS | TBT | bytes |`,
  `| --- |${' ---: |'.repeat(8)}`,
  ...rows.map(
    ({ page, scores, values: [lcp = 0, cls = 0, tbt = 0, bytes = 0] }) =>
      `| ${page} | ${scores.join(' | ')} | ${(lcp / 1000).toFixed(2)} s | ${cls.toFixed(3)} | ${Math.round(tbt)} ms | ${(bytes / 1024).toFixed(1)} KB |`,
  ),
].join('\n');
console.log(table);
writeFileSync(join(import.meta.dirname, 'pages.md'), `${table}\n`);
writeFileSync(join(import.meta.dirname, 'pages.json'), `${JSON.stringify(rows, undefined, 2)}\n`);

async function judge(page: string, url: string): Promise<Row> {
  const results: { scores: number[]; values: number[] }[] = [];
  for (let run = 0; run < runs; run++) {
    const result = await lighthouse(url, {
      port: browser.port,
      onlyCategories: [...categories],
      output: 'json',
      logLevel: 'error',
    });
    if (!result) throw new Error(`Lighthouse gave nothing for ${url}`);
    const { lhr } = result;
    results.push({
      scores: categories.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100)),
      values: measures.map((name) => lhr.audits[name]?.numericValue ?? NaN),
    });
    if (run === 0)
      for (const name of categories)
        for (const { id, weight } of lhr.categories[name]?.auditRefs ?? []) {
          const audit = lhr.audits[id];
          if (weight > 0 && audit?.score != null && audit.score < 0.9)
            console.error(`${page}: ${id} ${audit.displayValue ?? audit.title}`);
        }
  }
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
  const across = (of: 'scores' | 'values', length: number) =>
    Array.from({ length }, (_, index) => median(results.map((result) => result[of][index] ?? NaN)));
  return { page, scores: across('scores', categories.length), values: across('values', measures.length) };
}

/** The lead article as plain Markdown: its words, notes and links; what only our plugins know is left out. */
function words(): { title: string; body: string } {
  const text = readFileSync(join(root, 'content/articles/whoever-comes-first.md'), 'utf8');
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const title = /^title: (.*)$/m.exec(head)?.[1] ?? 'Article';
  return { title, body: body.replace(/^::.*$/gm, '').replace(/\[@[^\]]+\]/g, '') };
}

function lay(home: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
}

function install(home: string, packages: string[]): void {
  lay(home, { 'package.json': '{"private":true,"type":"module"}' });
  execFileSync('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function starlight(home: string): string {
  const { title, body } = words();
  install(home, ['astro@7.3.5', '@astrojs/starlight@latest']);
  lay(home, {
    'astro.config.mjs': `import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ site: 'https://peer.example', integrations: [starlight({ title: 'Peer' })] });\n`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
    'src/content/docs/article.md': `---\ntitle: ${title}\ndescription: The same words.\n---\n${body}`,
    'src/content/docs/index.md': '---\ntitle: Peer\n---\n[Article](/article/)\n',
  });
  execFileSync(join(home, 'node_modules/.bin/astro'), ['build'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return join(home, 'dist');
}

function hugo(home: string): string {
  const { title, body } = words();
  const page = plainPage('{{ .Title }}', '{{ .Content }}');
  lay(home, {
    'config.toml':
      'baseURL = "https://peer.example/"\ntitle = "Peer"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    'layouts/_default/single.html': page,
    'layouts/index.html': page,
    'static/style.css': plainStyles,
    'content/article.md': `---\ntitle: ${title}\n---\n${body}`,
    'content/_index.md': '---\ntitle: Peer\n---\n[Article](/article/)\n',
  });
  execFileSync('hugo', ['--quiet', '--source', home], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(home, 'public');
}

function eleventy(home: string): string {
  const { title, body } = words();
  install(home, ['@11ty/eleventy@3', 'markdown-it-footnote@4', 'markdown-it@14']);
  lay(home, {
    'eleventy.config.js': `import markdownIt from 'markdown-it';\nimport footnote from 'markdown-it-footnote';\nexport default (config) => {\n  config.setLibrary('md', markdownIt({ html: true }).use(footnote));\n  config.addPassthroughCopy('style.css');\n};\n`,
    '_includes/base.njk': plainPage('{{ title }}', '{{ content | safe }}'),
    'style.css': plainStyles,
    'article.md': `---\nlayout: base.njk\ntitle: ${title}\n---\n${body.replaceAll('{{', '{ {').replaceAll('{%', '{ %')}`,
    'index.md': '---\nlayout: base.njk\ntitle: Peer\n---\n[Article](/article/)\n',
  });
  execFileSync(join(home, 'node_modules/.bin/eleventy'), ['--quiet'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const out = join(home, '_site');
  if (!existsSync(out)) throw new Error(`Eleventy left nothing: ${readdirSync(home).join(' ')}`);
  return out;
}
