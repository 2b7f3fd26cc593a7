/** What every page loads, after its first paint. */
import 'virtual:search-opener';
import './reading/appearance.ts';

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
