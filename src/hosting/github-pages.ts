import type { GeneratedFile } from './generated-file.ts';
import { publishWorkflow, type WorkflowSite } from './publish-workflow.ts';
import { notForPullRequests, recordNextArticle } from './workflow-steps.ts';

/** The URL that GitHub has for the site must be the one in the settings: with another path, no page finds its style sheets. */
const compareUrl = `      - id: pages
        ${notForPullRequests}
        uses: actions/configure-pages@v6
      - name: Compare url in content/site.yaml with the URL of this repository's site
        ${notForPullRequests}
        env:
          PAGES_URL: \${{ steps.pages.outputs.base_url }}
        run: |
          ours=\${SITE_URL#*://} theirs=\${PAGES_URL#*://}
          if [ "\${ours%/}" != "\${theirs%/}" ]; then
            echo "::error file=content/site.yaml::url is $SITE_URL, but GitHub Pages serves this repository at $PAGES_URL. Change url, run npm run hosting -- github-pages, and commit both."
            exit 1
          fi
`;

const upload = `      - uses: actions/upload-pages-artifact@v5
        ${notForPullRequests}
        with:
          path: dist
          # Without this, .well-known/ would be missing.
          include-hidden-files: true
`;

const deploy = `  deploy:
    needs: build
    ${notForPullRequests}
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    concurrency:
      group: publish-deploy
      cancel-in-progress: false
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
${recordNextArticle('${{ needs.build.outputs.next }}')}`;

/** Returns the workflow that publishes the site on GitHub Pages. */
export const githubPagesFiles = (site: WorkflowSite): GeneratedFile[] => [
  {
    path: '.github/workflows/publish.yml',
    comment: '#',
    text: publishWorkflow(site, {
      target: 'github-pages',
      before: compareUrl,
      permissions: '      pages: read\n',
      upload,
      deploy,
    }),
  },
];
