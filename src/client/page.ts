/** What every page loads, after its first paint. */
import './reading/appearance.ts';
import './search/opener.ts';

// Nothing in it is needed to read.
if (document.querySelector('.article'))
  import('./article.ts').catch(() => {
    document.documentElement.dataset.failed = '';
  });
