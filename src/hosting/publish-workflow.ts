import { dailyCron } from './daily-cron.ts';

/** What differs between the workflows of hosts. */
export interface WorkflowHost {
  /** `hosting` target, for its check of limits. */
  target: string;
  /** Steps of the build job before anything is installed, indented as in the file. */
  before?: string;
  /** Permissions of the build job in addition to reading the repository. */
  permissions?: string;
  /** Steps that upload the site, after the build; none of them runs for a pull request. */
  upload: string;
  /** The job that publishes what was uploaded, if it needs permissions that the build must not have. */
  deploy?: string;
}

/** The site that a workflow publishes. */
export interface WorkflowSite {
  /** The whole URL, with a slash at the end. */
  url: string;
  timeZone: string;
  /** Today: the hour of midnight in UTC can depend on the season. */
  now: Date;
}

/** How often the workflow looks whether a scheduled article is due: not at full hours, when the most workflows wait. */
const lookCron = '2,32 * * * *';

/** The condition of steps that a pull request must not run. */
export const notForPullRequests = "if: github.event_name != 'pull_request'";

/** Steps that record when the next scheduled article is due, once the site is published. */
export const recordNextArticle = (
  next: string,
) => `      - name: Record when the next scheduled article is due
        ${notForPullRequests}
        env:
          NEXT: ${next}
        run: printf '%s' "$NEXT" > next-article.txt
      - uses: actions/cache/save@v6
        ${notForPullRequests}
        with:
          path: next-article.txt
          key: next-article-\${{ github.run_id }}-\${{ github.run_attempt }}
`;

/**
 * Returns a workflow that checks, builds and publishes the site: on every push, once a day and when a scheduled article is due. Pull
 * requests are checked and built, not published. Actions are those of GitHub alone, by major version, which GitHub itself updates.
 */
export function publishWorkflow({ url, timeZone, now }: WorkflowSite, host: WorkflowHost): string {
  return `
name: Publish

on:
  push:
    branches: [main, master]
  pull_request:
  schedule:
    # Once a day, after midnight in ${timeZone}: sitemaps for news and security.txt depend on the day.
    - cron: '${dailyCron(timeZone, now)}'
    # Twice an hour, to look whether a scheduled article is due. Most of these runs end after seconds.
    - cron: '${lookCron}'
  workflow_dispatch:
    inputs:
      first:
        description: The site is not online yet, so that there is nothing to restore from it
        type: boolean
        default: false

permissions:
  contents: read

env:
  SITE_URL: ${url}

jobs:
${dueJob()}
${buildJob(host)}${host.deploy === undefined ? '' : `\n${host.deploy}`}`;
}

/** The job that ends the runs in which nothing has to be published. */
const dueJob = () => `  due:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    outputs:
      publish: \${{ steps.due.outputs.publish }}
    steps:
      - uses: actions/cache/restore@v6
        if: github.event.schedule == '${lookCron}'
        with:
          path: next-article.txt
          # No entry has this name: the newest one that begins with the other is restored.
          key: next-article-newest
          restore-keys: next-article-
      - id: due
        env:
          SCHEDULE: \${{ github.event.schedule }}
        run: |
          publish=true
          # Without the file, the run publishes, which writes it.
          if [ "$SCHEDULE" = '${lookCron}' ] && [ -f next-article.txt ]; then
            next=$(cat next-article.txt)
            if [ -z "$next" ] || [ "$(date +%s)" -lt "$(date -d "$next" +%s)" ]; then publish=false; fi
          fi
          echo "publish=$publish" >> "$GITHUB_OUTPUT"
`;

/** Steps that add to the site what readers of earlier releases still ask for. */
const earlierSteps = (
  target: string,
) => `      - name: Restore share cards of earlier wordings from the published site
        if: github.event_name != 'pull_request' && !inputs.first
        run: npm run restore-cards -- "$SITE_URL"
      # Pages in open tabs load files of the release that they came from.
      - uses: actions/cache/restore@v6
        ${notForPullRequests}
        with:
          path: earlier-files
          key: earlier-files-newest
          restore-keys: earlier-files-
      - name: Add files of the releases of the last 30 days
        ${notForPullRequests}
        run: npm run hosting -- ${target} --keep earlier-files
      - uses: actions/cache/save@v6
        ${notForPullRequests}
        with:
          path: earlier-files
          key: earlier-files-\${{ github.run_id }}-\${{ github.run_attempt }}
`;

const buildJob = ({ target, before = '', permissions = '', upload, deploy }: WorkflowHost) => `  build:
    needs: due
    if: needs.due.outputs.publish == 'true'
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read
${permissions}    # One site is published at a time. A run that waits is replaced by a newer one, which has its changes.
    concurrency:
      group: publish-\${{ github.event_name == 'pull_request' && github.ref || 'site' }}
      cancel-in-progress: \${{ github.event_name == 'pull_request' }}
    outputs:
      next: \${{ steps.next.outputs.at }}
    steps:
      - uses: actions/checkout@v7
        with:
          # The check looks for a lost ledger in the history.
          fetch-depth: 0
          persist-credentials: false
${before}      - uses: actions/setup-node@v7
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      # After npm ci, which empties node_modules. What is out of date in these caches is never used.
      - uses: actions/cache@v6
        with:
          path: |
            node_modules/.cache/verbatim-content
            node_modules/.cache/verbatim-cards
          key: verbatim-\${{ hashFiles('package-lock.json') }}-\${{ hashFiles('src/**', 'content/**') }}
          restore-keys: verbatim-\${{ hashFiles('package-lock.json') }}-
      - name: Check the content
        run: npm run check -- --github
      - name: Test the software, if this push changes it
        if: github.event_name == 'push' || github.event_name == 'pull_request'
        env:
          BEFORE: \${{ github.event.before || github.event.pull_request.base.sha }}
        run: |
          if git diff --quiet "$BEFORE" HEAD -- . ':!content' ':!public'; then
            echo 'Only content changed.'
          else
            npm run test:quick
          fi
      - id: next
        run: echo "at=$(npm run --silent check -- --json | jq -r '.scheduled[0].at // empty')" >> "$GITHUB_OUTPUT"
      - run: npm run build
${earlierSteps(target)}      - name: Compare the site with the limits of the host
        run: npm run hosting -- ${target} --check
${upload}${deploy === undefined ? recordNextArticle('${{ steps.next.outputs.at }}') : ''}`;
