import { preview } from 'astro';

/** `npm start`, second half: serves dist/ on this machine only, and says where. */
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const server = await preview({
  root: process.cwd(),
  logLevel: 'warn',
  server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4321) },
});
console.log(`Verbatim is at http://127.0.0.1:${server.port}/ — Ctrl+C ends it.`);
