import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isPreviewFolder, previewFolder, previewHeader } from '../hosting/preview-folder.ts';
import { headersFor } from '../hosting/rules.ts';
import { serveFolder } from '../hosting/static-server.ts';
import { site } from '../site.ts';
import { readArguments } from './arguments.ts';

/** `npm start`, second half: serves dist/ on this machine alone, with the headers it is published with, and prints the URL. */
const { values } = readArguments({
  usage: `npm run preview -- [--content <folder>] [--drafts]
  --content  the publication whose dist/ is served; the default is the folder the command runs in
  --drafts   serves ${previewFolder}/, which npm run build -- --drafts builds
  PORT=8080 npm run preview  serves on another port than 4321`,
  options: { drafts: { type: 'boolean' } },
});
const folder = values.drafts ? previewFolder : 'dist';
const { PORT: wanted = '4321' } = process.env;
const port = Number(wanted);
if (!/^\d{1,5}$/.test(wanted) || port > 65_535)
  stop(`PORT is “${wanted}”, not a port: choose a number from 1 to 65535, as in \`PORT=8080 npm start\`.`);
const another = '`PORT=8080 npm start` chooses another.';
const reasons: Record<string, string> = {
  EADDRINUSE: `Port ${port} is in use: ${another}`,
  EACCES: `Port ${port} needs more rights than this user has: ${another}`,
};
if (!existsSync(join(folder, 'index.html')))
  stop(`There is no ${folder}/ to serve: run \`npm run build${values.drafts ? ' -- --drafts' : ''}\` first.`);
const { url } = await serveFolder(folder, {
  port,
  base: site.base,
  ...(isPreviewFolder(folder) ? { headers: previewHeaders } : {}),
}).catch((error: unknown) => stop(reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? String(error)));
console.log(`${site.name} is at ${url}${site.base} (for preview only). Press Ctrl+C to stop.`);

function previewHeaders(path: string): Record<string, string> {
  return { ...headersFor(path), ...previewHeader };
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
