import { asId, isId } from '../model/fields.ts';
import { parseTime } from '../text/zoned-time.ts';

/** The fields for keys of Hugo, Jekyll, Eleventy, WordPress exports, Ghost and Astro themes; the first that the schema has applies. */
const fields: Record<string, string> = {
  ...named(
    ['standfirst', 'summary', 'about', 'role'],
    'description',
    'summary',
    'excerpt',
    'abstract',
    'subtitle',
  ),
  ...named(
    ['standfirst', 'summary', 'about', 'role'],
    'dek',
    'deck',
    'lead',
    'teaser',
    'intro',
    'bio',
    'seo_description',
  ),
  ...named(['title', 'name'], 'title', 'headline', 'name', 'heading', 'fullname', 'full_name', 'displayname'),
  ...named(['topics'], 'tags', 'tag', 'categories', 'category', 'keywords', 'taxonomies', 'subjects'),
  ...named(
    ['updated'],
    'lastmod',
    'last_modified_at',
    'modified',
    'date_modified',
    'updated_at',
    'updated_date',
  ),
  ...named(['updated'], 'last_modified', 'last_updated', 'moddate', 'update_date'),
  ...named(
    ['date'],
    'publishdate',
    'published',
    'pubdate',
    'pub_date',
    'published_at',
    'date_published',
    'publish_date',
  ),
  ...named(['date', 'said'], 'date', 'day', 'created', 'created_at', 'published_date', 'year'),
  ...named(
    ['author', 'speaker'],
    'authors',
    'author',
    'byline',
    'by',
    'writer',
    'creator',
    'person',
    'who',
    'attribution',
  ),
  ...named(['translator'], 'translators', 'translated_by'),
  ...named(['editor'], 'editors', 'edited_by'),
  ...named(['lang'], 'language', 'locale'),
  ...named(['part'], 'weight', 'order', 'position', 'menu_order', 'nav_order', 'series_order'),
  ...named(['series'], 'collection', 'dossier', 'part_of'),
  ...named(['aliases', 'formerly'], 'redirect_from', 'redirects', 'old_slugs', 'former'),
  ...named(['kind'], 'type', 'format', 'post_type', 'article_type'),
  ...named(['pullQuotes'], 'quotes', 'pullquotes', 'pull_quotes', 'highlights'),
  ...named(['sources'], 'references', 'bibliography', 'citations', 'links'),
  ...named(['keyPoints'], 'key_points', 'takeaways', 'key_takeaways', 'tldr'),
  ...named(['translationOf'], 'translation_of', 'translation_key', 'original'),
  ...named(['broader'], 'parent'),
  ...named(['labels', 'names'], 'translations', 'titles'),
  ...named(['aliases'], 'synonyms', 'alternate_names', 'also_known_as'),
  ...named(['text'], 'quote', 'words', 'body'),
  ...named(['url'], 'link', 'href', 'uri', 'permalink', 'canonical', 'canonical_url'),
  ...named(['archived'], 'archive', 'archive_url', 'archived_url'),
  ...named(['accessed'], 'retrieved', 'visited', 'access_date', 'access'),
  ...named(['publisher'], 'publication', 'newspaper', 'outlet', 'website', 'container_title', 'organization'),
  ...named(['source'], 'ref', 'from', 'cite', 'citation'),
};

function named(targets: string[], ...keys: string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [plain(key), targets.join(' ')]));
}

/** Returns a key in lower case, without hyphens, underscores and spaces. */
function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[-_\s]/g, '');
}

/** What to do instead, for keys without a corresponding field. */
const remedies: Record<string, string> = {
  ...remedy(
    'rename the file: its name is its URL, and former names go into aliases',
    'slug',
    'permalink',
    'id',
    'path',
    'url',
  ),
  ...remedy(
    'write it as leadPicture: { file: name.jpg, alt: What it shows, credit: Who took it }, with the file in content/pictures/; a picture of the text is a paragraph of the body',
    ...[
      'image',
      'images',
      'cover',
      'thumbnail',
      'featured_image',
      'feature_image',
      'hero',
      'hero_image',
      'og_image',
      'banner',
    ],
    ...['photo', 'picture', 'header', 'teaser_image'],
  ),
  ...remedy(
    'delete it: every article has the same layout',
    'layout',
    'template',
    'theme',
    'css_class',
    'body_class',
  ),
  ...remedy('put the text below the second line of three hyphens', 'content', 'body', 'text'),
  ...remedy(
    'delete it: every page has contents, related articles and sharing',
    'toc',
    'related',
    'share',
    'sharing',
    'menu',
  ),
  ...remedy(
    'delete it: there is one feed and one search for everything',
    'sitemap',
    'search',
    'feed',
    'robots',
  ),
};

function remedy(text: string, ...keys: string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [plain(key), text]));
}

/** Fields with one or several ids. */
const ofIds = new Set(['topics', 'author', 'editor', 'translator', 'speaker']);

/**
 * Returns what a key of another site generator corresponds to: a field of `known` and its value, or what to do instead; undefined for
 * unknown keys.
 */
export function foreignKey(
  key: string,
  value: unknown,
  known: readonly string[],
): { field: string; value: unknown } | { field?: undefined; remedy: string } | undefined {
  const name = plain(key);
  if (known.includes('draft')) {
    if (name === 'published' && typeof value === 'boolean') return { field: 'draft', value: !value };
    if (['status', 'isdraft', 'unpublished', 'hidden', 'private'].includes(name))
      return { field: 'draft', value: value === true || value === 'draft' };
  }
  const targets = Object.hasOwn(fields, name) ? (fields[name] ?? '').split(' ') : [];
  const field = targets.find((target) => known.includes(target) && target !== key);
  if (field !== undefined) return { field, value: valueFor(field, value, known) };
  if (Object.hasOwn(remedies, name)) return { remedy: remedies[name] ?? '' };
  return undefined;
}

/** Returns a value in the form of its new field: names become ids, timestamps become dates. */
function valueFor(field: string, value: unknown, known: readonly string[]): unknown {
  // The author of a source is a name, not the id of a person.
  if (ofIds.has(field) && !known.includes('publisher')) {
    const names = (typeof value === 'string' ? value.split(/\s*,\s*/) : [value].flat()).map(nameOf);
    const ids = names.map((name) => (isId(asId(name)) ? asId(name) : name));
    return ids.length === 1 && field !== 'topics' ? ids[0] : ids;
  }
  // The date of an article may have a time.
  if (field === 'date' && known.includes('draft') && typeof value === 'string' && parseTime(value))
    return value;
  if (['date', 'updated', 'said', 'accessed'].includes(field) && typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? value;
  if (field === 'lang' && typeof value === 'string') return value.toLowerCase().split(/[-_]/)[0];
  return value;
}

const nameOf = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const name = (value as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : '';
};
