/** What every page loads, after its first paint. */
import './reading/appearance.ts';
import './search/opener.ts';

const { dataset } = document.documentElement;
/** Pages can be read without these. */
const parts: Promise<unknown>[] = [];
if (document.querySelector('.article')) parts.push(import('./article.ts'));
if (document.querySelector('share-panel')) parts.push(import('./sharing/share-panel.ts'));
Promise.all(parts).then(
  () => {
    dataset.ready = '';
  },
  () => {
    dataset.failed = '';
  },
);
