import {
  cacheKeys,
  checkSteps,
  endSteps,
  installSteps,
  oneAtATime,
  type WorkflowHost,
} from './workflow-steps.ts';

/** Returns the jobs that check the content, build the parts and make a site of them. All parts have one time, so that they show the same articles. */
export const jobsInParts = (host: WorkflowHost, parts: number): string =>
  [checkJob(host), partJob(parts), assemblyJob(host)].join('\n');

const checkJob = ({ before, permissions = '' }: WorkflowHost) => `  check:
    needs: due
    if: needs.due.outputs.publish == 'true'
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    # Runs begin with this in their order, even if a check of changed software takes longer than that of the next push.
${oneAtATime('-check')}    permissions:
      contents: read
${permissions}    outputs:
      next: \${{ steps.next.outputs.at }}
      time: \${{ steps.time.outputs.now }}
    steps:
      - id: time
        run: |
          now=$(date +%s)
          echo "now=$now" >> "$GITHUB_OUTPUT"
          echo "SOURCE_DATE_EPOCH=$now" >> "$GITHUB_ENV"
${installSteps(before)}      # After npm ci, which empties node_modules. What is out of date in these caches is never used.
      # The parts find every article here as this job has read it.
      - uses: actions/cache@v6
        with:
          path: node_modules/.cache/verbatim-content
${cacheKeys('verbatim-content')}${checkSteps}`;

const partJob = (parts: number) => `  part:
    needs: check
    runs-on: ubuntu-24.04
    timeout-minutes: 120
    strategy:
      matrix:
        part: [${Array.from({ length: parts }, (_, index) => index + 1).join(', ')}]
    # Parts of a run that waits are replaced by those of a newer one, so that an older site never replaces a newer.
${oneAtATime('-part-\${{ matrix.part }}')}    env:
      SOURCE_DATE_EPOCH: \${{ needs.check.outputs.time }}
      PART: \${{ matrix.part }}/${parts}
    steps:
${installSteps()}      - uses: actions/cache/restore@v6
        with:
          path: node_modules/.cache/verbatim-content
${cacheKeys('verbatim-content')}      - uses: actions/cache@v6
        with:
          path: |
            node_modules/.cache/verbatim-cards
            node_modules/.cache/verbatim-pictures
${cacheKeys('verbatim-cards-\${{ matrix.part }}')}      - run: npm run build -- --part "$PART"
      - uses: actions/upload-artifact@v7
        with:
          name: part-\${{ matrix.part }}
          path: dist-parts/*.part
          if-no-files-found: error
          overwrite: true
          retention-days: 1
`;

const assemblyJob = (host: WorkflowHost) => `  build:
    needs: [check, part]
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read
    # One site is published at a time. A run that waits is replaced by a newer one, which has its changes.
${oneAtATime('')}    outputs:
      next: \${{ needs.check.outputs.next }}
    env:
      SOURCE_DATE_EPOCH: \${{ needs.check.outputs.time }}
    steps:
${installSteps()}      - uses: actions/cache/restore@v6
        with:
          path: node_modules/.cache/verbatim-content
${cacheKeys('verbatim-content')}      - uses: actions/download-artifact@v8
        with:
          pattern: part-*
          merge-multiple: true
          path: dist-parts
      - run: npm run assemble
${endSteps(host, '\${{ needs.check.outputs.next }}')}`;
