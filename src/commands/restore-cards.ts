import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerFile } from '../content/ledger.ts';
import { cardsPath, withoutBase } from '../model/routes.ts';
import { isCardFile } from '../outputs/cards/names.ts';
import { counted } from '../text/counted.ts';
import { messageOf } from '../text/message-of.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/**
 * `npm run restore-cards -- <folder or address of the published site>`: old posts point at cards of earlier wordings, so every
 * card that the ledger lists is copied from where it was published into dist/cards. Exit code 1 where one could not be copied.
 * A withdrawn quote’s card is not copied: its words were taken back.
 */
const usage = `npm run restore-cards -- <folder or https address of the published site>
  copies share cards of earlier wordings into dist/cards`;
const [from = ''] = readArguments({ usage, positionals: 1 }).positionals;
const isUrl = /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(from);
if (from === '') refuseArguments('Name the published site.', usage);
if (!isUrl && !existsSync(from))
  refuseArguments(`“${from}” is neither a folder nor an https address.`, usage);

const folder = join(process.cwd(), 'dist', withoutBase(cardsPath));
const listed = await listedCards();
const strange = listed.filter((file) => !isCardFile(file));
const wanted = listed.filter((file) => isCardFile(file) && !existsSync(join(folder, file)));
await mkdir(folder, { recursive: true });
const lost: string[] = [];
// A few at a time: the published site is somebody’s server.
const queue = [...wanted];
await Promise.all(
  Array.from({ length: 6 }, async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await keep(file);
  }),
);

for (const file of strange.sort()) console.error(`${file}  in ${ledgerFile} is not the name of a card`);
for (const line of lost.sort()) console.error(line);
const were = (count: number) => counted(count, 'was', 'were');
console.log(
  `${counted(listed.length, 'card is', 'cards are')} in the ledger: ${were(listed.length - wanted.length - strange.length)} in dist/cards, ` +
    `${were(wanted.length - lost.length)} copied, ${lost.length + strange.length} could not be copied.`,
);
if (lost.length + strange.length > 0) process.exitCode = 1;

/** Every card name in the ledger, once; none where there is no ledger yet. */
async function listedCards(): Promise<string[]> {
  const text = await readFile(join(process.cwd(), ledgerFile), 'utf8').catch(() => '{}');
  // Loaded here, so that wrong arguments are refused at once.
  const { readContent } = await import('../content/read-content.ts');
  const { library } = await readContent(process.cwd());
  const withdrawn = new Set(library.withdrawnQuotes.map(({ path }) => withoutBase(path)));
  const cards = Object.entries(JSON.parse(text) as Record<string, unknown>)
    .filter(([path]) => !withdrawn.has(path))
    .flatMap(([, entry]) => (entry as { cards?: unknown } | null)?.cards ?? []);
  return [...new Set(cards.filter((card) => typeof card === 'string'))];
}

async function keep(file: string): Promise<void> {
  try {
    const picture = isUrl ? await download(file) : await readFile(join(from, withoutBase(cardsPath), file));
    if (!isPicture(picture)) throw new Error('what is there is not a PNG or JPEG picture');
    const draft = join(folder, `.${file}.part`);
    await writeFile(draft, picture);
    await rename(draft, join(folder, file));
  } catch (error) {
    lost.push(`${file}  ${messageOf(error)}`);
  }
}

async function download(file: string): Promise<Buffer> {
  const url = new URL(`.${withoutBase(cardsPath)}${file}`, from.endsWith('/') ? from : `${from}/`);
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${url.href} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Hosts answer a missing file with a page and 200 often enough. */
function isPicture(bytes: Buffer): boolean {
  return ['89504e470d0a1a0a', 'ffd8ff'].some((signature) => bytes.toString('hex').startsWith(signature));
}
