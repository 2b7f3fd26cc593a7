import type { GeneratedFile } from './generated-file.ts';
import { hostRootFolder } from './host-root.ts';
import { publishWorkflow, type WorkflowSite } from './publish-workflow.ts';
import { notForPullRequests } from './workflow-steps.ts';

/** Versions of the programs that upload: the newest when this was written. They come from the registry of npm, like the software’s packages. */
const netlifyProgram = 'netlify-cli@27.10.2';
const wrangler = 'wrangler@4.164.0';

/** A site, and where on its host it is. */
export interface HostedSite extends WorkflowSite {
  hostname: string;
  /** `/`, or `/news/` for a site in a folder of its host. */
  base: string;
  /** Where `npm run publish` brings the site, if it does: `storage:your-bucket`. */
  address?: string | undefined;
}

/** The folder to upload: dist/, or for a site in a folder of its host the files of the whole host. */
const folderFor = (base: string) => (base === '/' ? 'dist' : hostRootFolder);

/** A step that makes the folder to upload; none where it is dist/. */
const placeStep = (target: string, base: string) =>
  base === '/' ? '' : `      - run: npm run hosting -- ${target} --place\n`;

/** A step that uploads the site with a program of the host; only this step gets the secrets. */
function uploadStep(command: string, secrets: readonly string[], variables: readonly string[] = []): string {
  const env = [
    ...secrets.map((name) => `          ${name}: \${{ secrets.${name} }}\n`),
    ...variables.map((name) => `          ${name}: \${{ vars.${name} }}\n`),
  ];
  return `      - name: Upload
        ${notForPullRequests}
        env:
${env.join('')}        run: npx --yes ${command}
`;
}

/** Returns the files for Netlify: its settings, and the workflow that publishes. */
export function netlifyFiles(site: HostedSite): GeneratedFile[] {
  const { base, url } = site;
  const folder = folderFor(base);
  const build = [
    'npm run build',
    `npm run restore-cards -- ${url}`,
    ...(base === '/' ? [] : ['npm run hosting -- netlify --place']),
  ];
  return [
    {
      path: 'netlify.toml',
      comment: '#',
      text: `
[build]
  # Only if Netlify builds the site itself; the workflow in .github/workflows/publish.yml uploads a finished one.
  command = "${build.join(' && ')}"
  publish = "${folder}"

[build.environment]
  NODE_VERSION = "24"

[build.processing]
  # Pages stay as they were built: the content policy has the hash of the script in them.
  skip_processing = true
`,
    },
    {
      path: '.github/workflows/publish.yml',
      comment: '#',
      text: publishWorkflow(site, {
        target: 'netlify',
        upload:
          placeStep('netlify', base) +
          uploadStep(
            `${netlifyProgram} deploy --prod --no-build --dir ${folder}`,
            ['NETLIFY_AUTH_TOKEN'],
            ['NETLIFY_SITE_ID'],
          ),
      }),
    },
  ];
}

/** Returns the files for Cloudflare: the settings of a Worker with static assets, and the workflow that publishes. */
export function cloudflareFiles(site: HostedSite): GeneratedFile[] {
  const { base, hostname } = site;
  const isOwnDomain = !/\.(?:workers|pages)\.dev$/.test(hostname);
  const settings = {
    $schema: 'node_modules/wrangler/config-schema.json',
    // At workers.dev, the name is the first part of the host.
    name: isOwnDomain ? hostname.replace(/[^a-z0-9]+/g, '-') : hostname.replace(/\..*/, ''),
    compatibility_date: '2026-11-01',
    assets: {
      directory: `./${folderFor(base)}`,
      html_handling: 'auto-trailing-slash',
      not_found_handling: '404-page',
    },
    ...(isOwnDomain ? { routes: [{ pattern: hostname, custom_domain: true }] } : {}),
  };
  return [
    { path: 'wrangler.jsonc', comment: '//', text: `${JSON.stringify(settings, undefined, 2)}\n` },
    {
      path: '.github/workflows/publish.yml',
      comment: '#',
      text: publishWorkflow(site, {
        target: 'cloudflare',
        upload:
          placeStep('cloudflare', base) +
          uploadStep(`${wrangler} deploy`, ['CLOUDFLARE_API_TOKEN'], ['CLOUDFLARE_ACCOUNT_ID']),
      }),
    },
  ];
}
