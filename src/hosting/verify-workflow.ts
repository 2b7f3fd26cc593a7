import type { GeneratedFile } from './generated-file.ts';

/**
 * Returns a workflow that checks the published site once a week. It reports in its own run and opens nothing: GitHub sends its usual
 * e-mail about a failed run to the person who last changed the schedule.
 */
export const verifyFiles = (url: string): GeneratedFile[] => [
  {
    path: '.github/workflows/verify-site.yml',
    comment: '#',
    text: `
name: Verify the published site

on:
  schedule:
    - cron: '41 4 * * 1'
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: verify-site
  cancel-in-progress: true

jobs:
  verify:
    runs-on: ubuntu-24.04
    timeout-minutes: 120
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: actions/setup-node@v7
        with:
          node-version: 24
          cache: npm
      - run: npm ci --omit=dev
      - run: npm run verify-site -- ${url} --github
`,
  },
];
