import { x } from 'xastscript';
import { absolute, feedFormats, feedPath, topicsPath } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { escapeHtml } from '../escape-html.ts';
import { feedIcon } from '../icons.ts';
import { xmlDocument } from '../xml.ts';
import type { FeedItem } from './feed-items.ts';
import type { Feed } from './feeds.ts';

/** RFC 822, as RSS has it, with the time zone. */
const date = (moment: string) => new Date(moment).toUTCString();

/**
 * RSS 2.0 (rssboard.org/rss-specification). Not by @astrojs/rss: it makes every guid the link, which a renamed file changes.
 * `changed` is the moment at which the feed last changed.
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
        x('cc:license', site.license.url),
        x('lastBuildDate', date(changed)),
        // Title and link are to be those of the channel.
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
            ...item.topics.map(({ label }) => x('category', { domain: absolute(topicsPath()) }, label)),
            x('description', escapeHtml(item.summary)),
            x('content:encoded', item.html),
            media(item),
          ]),
        ),
      ]),
    ),
  );

/** The picture, as Media RSS has it (rssboard.org/media-rss); an enclosure would have to say its bytes. Without a description: some readers take it for the item’s. */
export const media = ({ image: { url, width, height } }: FeedItem) =>
  x('media:content', { url, medium: 'image', type: 'image/png', width, height });
