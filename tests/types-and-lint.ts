import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs `npm run types` and `npm run lint` at the same time, for `npm test`: each uses one processor. Fails if one of them fails. */
const codes = await Promise.all(
  ['types', 'lint'].map(async (script) => {
    const child = spawn('npm', ['run', script], { stdio: 'inherit', shell: process.platform === 'win32' });
    const [code] = (await once(child, 'close')) as [number | null];
    return code;
  }),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
