import type { Article, Related, Topic } from './joined.ts';

/** How many related articles an article has at most. */
const most = 3;

/** Rare topics weigh more: they say more about what two articles have in common. */
const weight = (topic: Topic) => 1 / topic.articles.length;
const rarestFirst = (a: Topic, b: Topic) => weight(b) - weight(a);

/** An article as one that may be related to others. */
interface Candidate {
  article: Article;
  /** Its place in the list of all articles. */
  position: number;
  /** The numbers of its topics, the rarest first. */
  topics: readonly number[];
}

/** The articles of a topic, in the order of all articles. */
interface OfTopic {
  number: number;
  weight: number;
  byLanguage: Map<string, Candidate[]>;
  /** Without translations. */
  originals: Candidate[];
}

type Ranked = Pick<Candidate, 'position'> & { score: number };
const isBefore = (a: Ranked, b: Ranked) =>
  a.score > b.score || (a.score === b.score && a.position < b.position);

/**
 * Gives each article those that share topics with it: first those in its language, then originals in others; each by the weight of the shared
 * topics, then in the order of `articles`. Its translations and the parts before and after it in its series are left out.
 */
export function joinRelated(articles: readonly Article[]): void {
  const ofTopics = byTopic(articles);
  const weights = new Float64Array(ofTopics.size);
  const seenBy = new Int32Array(articles.length).fill(-1);
  for (const [position, article] of articles.entries()) {
    const topics = article.topics.toSorted(rarestFirst);
    const own = topics.flatMap((topic) => ofTopics.get(topic) ?? []);
    for (const topic of own) weights[topic.number] = topic.weight;
    const { lang, place, translations } = article;
    const out = new Set([article, ...translations, place?.previous, place?.next]);
    const search = {
      ...{ weights, seenBy, position },
      bounds: own.map((_, index) => own.slice(index).reduce((sum, topic) => sum + topic.weight, 0)),
    };
    const near = best(
      own.map(({ byLanguage }) => byLanguage.get(lang) ?? []),
      { ...search, count: most, isAllowed: (other) => !out.has(other) },
    );
    const far = best(
      own.map(({ originals }) => originals),
      {
        ...search,
        count: most - near.length,
        // An article that readers can have in their language is offered in it, or left out.
        isAllowed: (other) =>
          other.lang !== lang && !out.has(other) && !other.translations.some((own) => own.lang === lang),
      },
    );
    for (const { number } of own) weights[number] = 0;
    article.related = [...near, ...far].map((other): Related => ({
      article: other,
      shared: topics.filter((topic) => other.topics.includes(topic)),
    }));
  }
}

function byTopic(articles: readonly Article[]): Map<Topic, OfTopic> {
  const ofTopics = new Map<Topic, OfTopic>();
  const known = (topic: Topic): OfTopic => {
    const one = ofTopics.get(topic) ?? {
      ...{ number: ofTopics.size, weight: weight(topic) },
      ...{ byLanguage: new Map<string, Candidate[]>(), originals: [] },
    };
    ofTopics.set(topic, one);
    return one;
  };
  for (const [position, article] of articles.entries()) {
    const own = [...new Set(article.topics)].sort(rarestFirst).map(known);
    const candidate = { article, position, topics: own.map(({ number }) => number) };
    for (const { byLanguage, originals } of own) {
      const sameLanguage = byLanguage.get(article.lang) ?? [];
      byLanguage.set(article.lang, sameLanguage);
      sameLanguage.push(candidate);
      if (!article.translationOf) originals.push(candidate);
    }
  }
  return ofTopics;
}

interface Search {
  /** The weights of the topics that can be shared, by number; 0 for others. */
  weights: Float64Array;
  /** By position, the position of the last article that has seen the candidate. */
  seenBy: Int32Array;
  position: number;
  /** The weight of all topics from that of a list on. */
  bounds: readonly number[];
  isAllowed: (article: Article) => boolean;
  count: number;
}

/**
 * Returns the best `count` articles of some lists, one for each topic, the rarest first. Reads them only as long as an article could still be
 * among the best: one that no earlier list has cannot share more than the topics still to come.
 */
function best(lists: readonly (readonly Candidate[])[], search: Search): Article[] {
  const { weights, seenBy, position, bounds, isAllowed, count } = search;
  const found: (Ranked & { article: Article })[] = [];
  for (const [index, list] of count > 0 ? lists.entries() : []) {
    const bound = bounds[index] ?? 0;
    for (const { article, position: at, topics } of list) {
      const last = found[count - 1];
      if (last && !isBefore({ score: bound, position: at }, last)) break;
      if (seenBy[at] === position) continue;
      seenBy[at] = position;
      let score = 0;
      for (const topic of topics) score += weights[topic] ?? 0;
      const ranked = { article, position: at, score };
      if ((last && !isBefore(ranked, last)) || !isAllowed(article)) continue;
      const after = found.findIndex((other) => isBefore(ranked, other));
      found.splice(after === -1 ? found.length : after, 0, ranked);
      found.splice(count);
    }
  }
  return found.map(({ article }) => article);
}
