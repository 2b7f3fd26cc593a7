import { x } from 'xastscript';
import { absolute, bookType, feedFormats, feedPath, homePath } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { feedIcon } from '../icons.ts';
import { xmlDocument } from '../xml.ts';
import type { FeedItem } from './feed-items.ts';
import type { Feed } from './feeds.ts';
import { media } from './rss.ts';

/**
 * Returns a feed as Atom 1.0 (RFC 4287). The package `feed` cannot set the language of an entry, and dates an empty feed by the build.
 * `changed` is the time of the feed's last change.
 */
export const atom = (feed: Feed, items: readonly FeedItem[], changed: string): string =>
  xmlDocument(
    x(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
        'xml:lang': feed.lang,
      },
      [
        x('id', feed.id),
        x('title', feed.title),
        x('subtitle', feed.description),
        x('updated', changed),
        x('icon', absolute(feedIcon.path)),
        x('author', [x('name', site.name), x('uri', absolute(homePath))]),
        x('link', {
          rel: 'self',
          type: feedFormats.atom.type,
          href: absolute(feedPath(feed.path, 'atom')),
        }),
        x('link', { rel: 'alternate', type: 'text/html', href: absolute(feed.home) }),
        // RFC 4946.
        x('link', { rel: 'license', href: site.license.url }),
        x('rights', site.license.url),
        ...items.map((item) =>
          x('entry', { 'xml:lang': item.lang }, [
            x('id', item.id),
            x('title', item.title),
            x('link', { rel: 'alternate', type: 'text/html', hreflang: item.lang, href: item.url }),
            item.book === undefined
              ? undefined
              : x('link', {
                  rel: 'enclosure',
                  type: bookType,
                  hreflang: item.lang,
                  length: item.book.size === undefined ? undefined : String(item.book.size),
                  href: item.book.url,
                }),
            x('published', item.published),
            x('updated', item.changed),
            ...item.authors.map(({ name, url }) => x('author', [x('name', name), x('uri', url)])),
            ...item.categories.map(({ id, label, scheme }) => x('category', { term: id, scheme, label })),
            x('summary', item.summary),
            x('content', { type: 'html' }, item.html),
            media(item),
          ]),
        ),
      ],
    ),
  );
