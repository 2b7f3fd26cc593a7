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

/** Steps that every job begins with. */
export const installSteps = (before = '') => `      - uses: actions/checkout@v7
        with:
          # The check looks for a lost ledger in the history.
          fetch-depth: 0
          persist-credentials: false
${before}      - uses: actions/setup-node@v7
        with:
          node-version: 24
          cache: npm
      - run: npm ci
`;

/** The name of a cache: of the same packages, software and content, or else of the newest with the same packages. */
export const cacheKeys = (
  name: string,
) => `          key: ${name}-\${{ hashFiles('package-lock.json') }}-\${{ hashFiles('src/**', 'content/**') }}
          restore-keys: ${name}-\${{ hashFiles('package-lock.json') }}-
`;

/** Steps that check what is published, and say when the next article is due. */
export const checkSteps = `      - name: Check the content
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
`;

/** A group of jobs of which one runs at a time. */
export const oneAtATime = (name: string) => `    concurrency:
      group: publish-\${{ github.event_name == 'pull_request' && github.ref || 'site' }}${name}
      cancel-in-progress: \${{ github.event_name == 'pull_request' }}
`;

/** Steps after the build; `next` is when the next scheduled article is due. */
export const endSteps = (
  { target, upload, deploy }: WorkflowHost,
  next: string,
) => `${earlierSteps(target)}      - name: Compare the site with the limits of the host
        run: npm run hosting -- ${target} --check
${upload}${deploy === undefined ? recordNextArticle(next) : ''}`;
