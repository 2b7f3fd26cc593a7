import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const configuration = `[ca]
default_ca = own
[own]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = names
[any]
commonName = supplied
[names]
subjectAltName = DNS:localhost,IP:127.0.0.1
`;

/** Returns a certificate for localhost and 127.0.0.1 that is valid between two days, such as 2020-01-01; undefined without openssl. */
export function certificateBetween(
  folder: string,
  from: string,
  to: string,
): { cert: string; key: string } | undefined {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ 'ca.cnf': configuration, 'index.txt': '', serial: '01\n' }))
    writeFileSync(join(folder, name), text);
  const openssl = (...options: string[]) =>
    spawnSync('openssl', options, { cwd: folder, stdio: 'ignore' }).status === 0;
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', 'key.pem'];
  const time = (day: string) => `${day.replaceAll('-', '')}000000Z`;
  const days = ['-startdate', time(from), '-enddate', time(to)];
  const files = ['-keyfile', 'key.pem', '-in', 'request.pem', '-out', 'cert.pem', '-notext'];
  const isMade =
    openssl('req', ...key, '-subj', '/CN=localhost', '-out', 'request.pem') &&
    openssl('ca', '-batch', '-selfsign', '-config', 'ca.cnf', ...days, ...files);
  if (!isMade) return undefined;
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { cert: read('cert.pem'), key: read('key.pem') };
}
