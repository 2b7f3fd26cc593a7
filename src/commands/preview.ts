import { existsSync } from 'node:fs';
import { serveFolder } from '../hosting/static-server.ts';

/** `npm start`, second half: serves dist/ on this machine only, with the headers it is published with, and says where. */
const port = Number(process.env.PORT ?? 4321);
if (!existsSync('dist/index.html')) stop('There is no dist/ to serve: run `npm run build` first.');
const { url } = await serveFolder('dist', { port }).catch((error: unknown) =>
  stop(
    (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? `Port ${port} is taken: \`PORT=8080 npm start\` chooses another.`
      : String(error),
  ),
);
console.log(`Verbatim is at ${url}/ — Ctrl+C ends it.`);

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
