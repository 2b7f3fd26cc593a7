/** What an article loads in addition; none of it is required to read. */
import './search/highlight-on-arrival.ts';
import './reading/listen.ts';
import './reading/notes.ts';
import './reading/open-target.ts';
import './reading/reading-position.ts';
import './sharing/article-sharing.ts';
