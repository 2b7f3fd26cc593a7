import { missingFilePath } from '../model/routes.ts';
import type { GeneratedFile } from './generated-file.ts';
import { headerName } from './header-file.ts';
import type { Redirect } from './redirects.ts';
import { errorHeaders } from './requests.ts';
import { rules } from './rules.ts';

/**
 * Returns the files for S3-compatible storage: the remote for rclone, without credentials, and what the CDN in front of the storage must
 * do, as data that the configuration of any CDN can be made from.
 */
export const storageFiles = (redirects: readonly Redirect[], remote = 'storage'): GeneratedFile[] => [
  {
    path: 'rclone.conf',
    comment: '#',
    text: `# The storage, for RCLONE_CONFIG=rclone.conf. Credentials are never in this file: rclone takes them from the variables
# AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or from the profile that AWS_PROFILE names.

[${remote}]
type = s3
# AWS, Cloudflare, DigitalOcean, Minio, Scaleway, Wasabi and others: rclone.org/s3 has the names.
provider = AWS
env_auth = true
region = eu-central-1
# For providers other than AWS: the host of their storage.
# endpoint = https://storage.example.com
`,
  },
  { path: 'cdn-rules.yaml', comment: '#', text: cdnRules(redirects) },
];

const yaml = (value: unknown) => JSON.stringify(value);

function cdnRules(redirects: readonly Redirect[]): string {
  const headers = rules.map(({ why, paths, headers: named }) => {
    const set = Object.entries(named).filter(([, value]) => value !== null);
    const removed = Object.entries(named).filter(([, value]) => value === null);
    return [
      ...why.split('\n').map((line) => `  # ${line}`),
      `  - paths: [${paths.map(yaml).join(', ')}]`,
      ...(set.length > 0
        ? ['    set:', ...set.map(([name, value]) => `      ${headerName(name)}: ${yaml(value)}`)]
        : []),
      ...(removed.length > 0
        ? [`    remove: [${removed.map(([name]) => headerName(name)).join(', ')}]`]
        : []),
    ].join('\n');
  });
  return `# What a CDN in front of the storage must do. Storage alone sends types and Cache-Control; it cannot send the other headers.

# The file for a path that ends in a slash.
index: index.html

# A path without its last slash, where a folder with an index exists: 301 to the path with it.
addSlash: true

# The response to what is missing (the storage may answer 403), with status 404 and these headers.
missing:
  path: ${yaml(missingFilePath)}
  status: 404
  set:
${Object.entries(errorHeaders)
  .map(([name, value]) => `    ${headerName(name)}: ${yaml(value)}`)
  .join('\n')}

http: redirect to HTTPS with 301
compress: [br, gzip]

# All rules whose paths match apply, in this order; the last one that sets a header wins. * matches any characters.
headers:
${headers.join('\n')}

# Former URLs, with status 301. Without these rules, each still redirects with a page.
redirects:${redirects.length === 0 ? ' []' : `\n${redirects.map(({ from, to }) => `  - { from: ${yaml(from)}, to: ${yaml(to)} }`).join('\n')}`}
`;
}
