import { absolute, bookType, feedPath, homePath } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { feedIcon, largeFeedIcon } from '../icons.ts';
import type { FeedItem } from './feed-items.ts';
import type { Feed } from './feeds.ts';

/** Returns a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). The license is an extension field, whose name begins with `_`. */
export const jsonFeed = (feed: Feed, items: readonly FeedItem[]): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      description: feed.description,
      home_page_url: absolute(feed.home),
      feed_url: absolute(feedPath(feed.path, 'json')),
      icon: absolute(largeFeedIcon.path),
      favicon: absolute(feedIcon.path),
      language: feed.lang,
      authors: [{ name: site.name, url: absolute(homePath) }],
      _license: { url: site.license.url },
      items: items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        content_html: item.html,
        ...(item.text === undefined ? {} : { content_text: item.text }),
        image: item.image.url,
        date_published: item.published,
        date_modified: item.changed,
        authors: item.authors,
        tags: item.categories.map(({ label }) => label),
        language: item.lang,
        ...(item.book === undefined
          ? {}
          : {
              attachments: [{ url: item.book.url, mime_type: bookType, size_in_bytes: item.book.size }],
            }),
      })),
    },
    null,
    1,
  )}\n`;
