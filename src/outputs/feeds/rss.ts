import { x } from 'xastscript';
import { isCreativeCommons } from '../../model/license.ts';
import { absolute, bookType, feedFormats, feedPath } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { escapeHtml } from '../escape-html.ts';
import { feedIcon } from '../icons.ts';
import { xmlDocument } from '../xml.ts';
import type { FeedItem } from './feed-items.ts';
import type { Feed } from './feeds.ts';

/** Returns a date in the RFC 822 format of RSS, in GMT. */
const date = (moment: string) => new Date(moment).toUTCString();

/**
 * Returns a feed as RSS 2.0 (rssboard.org/rss-specification). @astrojs/rss sets every guid to the link, which changes if a file is renamed.
 * `changed` is the time of the feed's last change.
 */
export const rss = (feed: Feed, items: readonly FeedItem[], changed: string): string =>
  xmlDocument(
    x(
      'rss',
      {
        version: '2.0',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
        'xmlns:cc': 'http://backend.userland.com/creativeCommonsRssModule',
      },
      x('channel', [
        x('title', feed.title),
        x('link', absolute(feed.home)),
        x('description', feed.description),
        x('language', feed.lang),
        x('copyright', site.license.url),
        isCreativeCommons() ? x('cc:license', site.license.url) : undefined,
        x('lastBuildDate', date(changed)),
        // Title and link must equal those of the channel.
        x('image', [
          x('url', absolute(feedIcon.path)),
          x('title', feed.title),
          x('link', absolute(feed.home)),
          x('width', String(feedIcon.size)),
          x('height', String(feedIcon.size)),
        ]),
        x('atom:link', {
          rel: 'self',
          type: feedFormats.rss.type,
          href: absolute(feedPath(feed.path, 'rss')),
        }),
        ...items.map((item) =>
          x('item', [
            x('title', item.title),
            x('link', item.url),
            x('guid', { isPermaLink: String(item.id === item.url) }, item.id),
            x('pubDate', date(item.published)),
            x('atom:updated', item.changed),
            ...item.authors.map(({ name }) => x('dc:creator', name)),
            x('dc:language', item.lang),
            ...item.categories.map(({ label, scheme }) => x('category', { domain: scheme }, label)),
            x('description', escapeHtml(item.summary)),
            x('content:encoded', item.html),
            // The profile of RSS has 0 for a size that is not known.
            item.book === undefined
              ? undefined
              : x('enclosure', { url: item.book.url, type: bookType, length: String(item.book.size ?? 0) }),
            media(item),
          ]),
        ),
      ]),
    ),
  );

/** Returns the image in Media RSS (rssboard.org/media-rss); an enclosure would need its size in bytes. Without a description, which some feed readers would use as the item’s. */
export const media = ({ image: { url, type, width, height, credit } }: FeedItem) =>
  x(
    'media:content',
    { url, medium: 'image', type, width, height },
    credit === undefined ? [] : x('media:credit', credit),
  );
