import { dailyCron } from './daily-cron.ts';
import { jobsInParts } from './workflow-in-parts.ts';
import {
  cacheKeys,
  checkSteps,
  endSteps,
  installSteps,
  oneAtATime,
  type WorkflowHost,
} from './workflow-steps.ts';

/** The site that a workflow publishes. */
export interface WorkflowSite {
  /** The whole URL, with a slash at the end. */
  url: string;
  timeZone: string;
  /** Today: the hour of midnight in UTC can depend on the season. */
  now: Date;
  /** How many parts are built at the same time, each by a machine of its own; undefined if one builds the site. */
  parts?: number | undefined;
}

/** How often the workflow looks whether a scheduled article is due: not at full hours, when the most workflows wait. */
const lookCron = '2,32 * * * *';

/**
 * Returns a workflow that checks, builds and publishes the site: on every push, once a day and when a scheduled article is due. Pull
 * requests are checked and built, not published. Actions are those of GitHub alone, by major version, which GitHub itself updates.
 */
export function publishWorkflow({ url, timeZone, now, parts }: WorkflowSite, host: WorkflowHost): string {
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
${parts === undefined ? buildJob(host) : jobsInParts(host, parts)}${host.deploy === undefined ? '' : `\n${host.deploy}`}`;
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

const buildJob = (host: WorkflowHost) => `  build:
    needs: due
    if: needs.due.outputs.publish == 'true'
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read
${host.permissions ?? ''}    # One site is published at a time. A run that waits is replaced by a newer one, which has its changes.
${oneAtATime('')}    outputs:
      next: \${{ steps.next.outputs.at }}
    steps:
${installSteps(host.before)}      # After npm ci, which empties node_modules. What is out of date in these caches is never used.
      - uses: actions/cache@v6
        with:
          path: |
            node_modules/.cache/verbatim-content
            node_modules/.cache/verbatim-cards
            node_modules/.cache/verbatim-pictures
${cacheKeys('verbatim')}${checkSteps}      - run: npm run build
${endSteps(host, '\${{ steps.next.outputs.at }}')}`;
