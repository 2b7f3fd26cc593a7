import { type Ended, run } from './run-program.ts';

/** Returns a word as a POSIX shell takes it. */
export const quote = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Exit code of scripts for an answer that is not a failure. */
export const no = 44;
const sshOptions = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15'];

/** A folder of this machine or of a server, and the programs that work there. */
export interface RemoteFolder {
  root: string;
  /** Runs a script of a POSIX shell in the folder, which is created. `no` is an accepted code. */
  shell: (script: string, input?: string) => Promise<Ended>;
  /** The same, but the folder is not created; the code is `no` if it does not exist. */
  shellIfThere: (script: string) => Promise<Ended>;
  /** Copies the files of a folder of this machine to a path. */
  send: (options: readonly string[], from: string, to: string) => Promise<Ended>;
}

/** Returns the folder with an address: `/srv/site`, or `user@host:/srv/site` through ssh. */
export function remoteFolder(address: string): RemoteFolder {
  const [, host, root = address] = /^([^/]*):(\/.*)$/.exec(address) ?? [];
  const runThere = (whole: string, input = '') => {
    const inShell = host === undefined ? ['-c', whole] : [...sshOptions, host, `exec sh -c ${quote(whole)}`];
    return run(host === undefined ? 'sh' : 'ssh', inShell, { input, accepted: [no] });
  };
  return {
    root,
    shell: (script, input) =>
      runThere(`set -e; umask 022; mkdir -p ${quote(root)}; cd ${quote(root)}; ${script}`, input),
    shellIfThere: (script) =>
      runThere(`set -e; [ -e ${quote(root)} ] || exit ${no}; cd ${quote(root)}; ${script}`),
    send: (options, from, to) =>
      run('rsync', [
        ...['--recursive', '--links', '--chmod=D755,F644', ...options],
        ...(host === undefined ? [] : ['-e', `ssh ${sshOptions.join(' ')}`]),
        from,
        `${host === undefined ? '' : `${host}:`}${to}`,
      ]),
  };
}
