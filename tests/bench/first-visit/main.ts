import { parseArgs } from 'node:util';
import { type BrowserName, launchBrowser } from '../../browser/browsers.ts';
import { type Engine, until } from '../../browser/other-engines.ts';
import { dist } from '../../site/dist.ts';
import { markdownTable } from '../search/table.ts';
import { median } from '../verify/median.ts';
import type { FirstVisit } from './in-page.ts';
import { measuredSite } from './measured-site.ts';
import { slowLine } from './slow-line.ts';

/**
 * `npm run bench:first-visit [-- --folder <built site> --against <another> --loads 20 --browsers "chromium firefox webkit" --pages "/ /ar/"]`: in how many first visits
 * on a slow line the first letters are in the publication’s own fonts, and whether anything moves after them. `--against` measures another build in pairs: the
 * machine may be busy, and is so for both. Every load has a new origin, so that nothing is cached.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: dist },
    against: { type: 'string' },
    loads: { type: 'string', default: '20' },
    browsers: { type: 'string', default: 'chromium firefox webkit' },
    pages: { type: 'string', default: '/ /articles/whoever-comes-first/ /ar/ /fa/' },
    bits: { type: 'string', default: '10000000' },
    latency: { type: 'string', default: '40' },
  },
});
const line = { bits: Number(values.bits), latency: Number(values.latency) };
/** Of the script of a page alone: a browser would load another typeface for the sample. */
const marks = { 'digits and marks': '1234567890 .,:;!?()' };
const samples = {
  ltr: { letters: 'Hamburgefonstivmmmiii', ...marks },
  rtl: { letters: 'السياسيةوالمصالحكتاب', ...marks },
};
const builds = Object.entries({ '': values.folder, before: values.against }).flatMap(([name, folder]) =>
  folder === undefined ? [] : [{ name, folder }],
);

async function load(engine: Engine, url: string, path: string): Promise<FirstVisit> {
  const own = await slowLine(url, line);
  try {
    await engine.goto(own.url + path);
    return await until(() => engine.run(() => (window as unknown as { firstVisit?: FirstVisit }).firstVisit));
  } finally {
    await own.close();
  }
}

/** The share of widths that tells two fonts apart. */
const tolerance = 0.002;
const isOwn = (widths: Record<string, number>, { own }: FirstVisit, name: string) =>
  Math.abs((widths[name] ?? 0) / (own[name] ?? 1) - 1) < tolerance;

/** Columns by name: WebKit’s driver returns the keys of an object in an order of its own. */
const names = Object.keys(samples.ltr).flatMap((sample) => [`text, ${sample}`, `heading, ${sample}`]);
const rows: string[][] = [];
const sites = await Promise.all(
  builds.map(async (build) => ({ ...build, site: await measuredSite(build.folder, samples) })),
);
for (const browser of values.browsers.split(' ') as BrowserName[]) {
  const engine = await launchBrowser(browser, { measured: true });
  if (!engine) continue;
  for (const path of values.pages.split(' ')) {
    const visits = sites.map(() => [] as FirstVisit[]);
    for (let count = 0; count < Number(values.loads); count++)
      for (const [at, { site }] of sites.entries()) visits[at]?.push(await load(engine, site.url, path));
    for (const [at, { name }] of sites.entries()) {
      const all = visits[at] ?? [];
      /** In the first letters, and when all has arrived. */
      const counted = (sample: string) =>
        (['shown', 'last'] as const)
          .map((when) => all.filter((visit) => isOwn(visit[when], visit, sample)).length)
          .join(' → ');
      const columns = names.map(counted);
      const wrapped = new Set(all.flatMap((visit) => visit.wrapped));
      if (wrapped.size > 0) console.log(browser, path, name, [...wrapped]);
      rows.push([
        `${browser} ${path} ${name}`,
        String(all.length),
        ...columns,
        ...(['movedBefore', 'moved'] as const).map((since) => {
          const distances = all.map((visit) => visit[since]);
          return `${distances.filter((distance) => distance >= 1).length} (${Math.max(...distances).toFixed(0)} px)`;
        }),
        ...(['painted', 'lettered'] as const).map((at) => median(all.map((visit) => visit[at])).toFixed(0)),
      ]);
    }
  }
  await engine.close();
}
console.log(
  markdownTable(
    [
      'first visit',
      'loads',
      ...names,
      'moved after paint',
      'moved after letters',
      'first paint (ms)',
      'first letters (ms)',
    ],
    rows,
  ),
);
process.exit();
