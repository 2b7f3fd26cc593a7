import { hash } from 'node:crypto';
import type { Library } from '../model/library.ts';

/** Properties of one object; a fact is `entity number * propertyLimit + property number`. */
export const propertyLimit = 256;

/** Hashes of an object of the library: of all its properties together, and of each by its name. */
export interface EntityHashes {
  all: string;
  each: ReadonlyMap<string, string>;
}

type Properties = Record<string, unknown>;

/** A property of an object. */
interface Property {
  /** Negative until a page reads it. */
  fact: number;
  /** The number of the page that read it last. */
  page: number;
  /** What pages get, and whether that is known. */
  value: unknown;
  isKnown: boolean;
}

/** Longer texts, such as the bodies of articles, are on disk until they are read, and are not kept here. */
const longestKept = 1000;

/**
 * Gives pages a library that records what they read: each article, quote, topic, person, series, source and page is replaced by one proxy, in
 * all lists and references, and each property of it that is read is a fact. Lists and other data are part of the property that has them;
 * a reference counts as the name of what it refers to. So a page is a function of the values of its facts.
 */
export class TrackedLibrary {
  /** What pages get. */
  readonly library: Library;
  /** Names of the objects, by number. */
  readonly names: string[] = [];
  /** Names of the properties, by number. */
  readonly properties: string[];
  readonly #entities: Properties[] = [];
  /** Numbers of the objects and of their proxies. */
  readonly #numbers = new Map<unknown, number>();
  readonly #proxies: Properties[] = [];
  readonly #propertyNumbers: Map<string, number>;
  /** The facts of the page that is rendered. */
  #facts: number[] | undefined;
  #page = 0;

  /** `properties` are those of an earlier build, which keep their numbers. */
  constructor(library: Library, properties: readonly string[] = []) {
    this.properties = [...properties];
    this.#propertyNumbers = new Map(this.properties.map((name, number) => [name, number]));
    const taken = new Set<string>();
    for (const [name, entity] of entitiesOf(library)) {
      // A second object with the same name is part of the data that has it.
      if (!taken.has(name)) this.#add(name, entity);
      taken.add(name);
    }
    this.library = this.#proxies[0] as unknown as Library;
  }

  /** Begins to record facts for a page. Pages must be rendered one after another. */
  start(): void {
    this.#facts = [];
    this.#page++;
  }

  /** Returns the facts since the start, sorted. */
  end(): Uint32Array {
    const facts = Uint32Array.from(this.#facts ?? []).sort();
    this.#facts = undefined;
    return facts;
  }

  /** Returns the hashes of an object; those of each property only if they are asked for. */
  hashesOf(number: number): EntityHashes {
    const entity = this.#entities[number] ?? {};
    // Bodies are on disk: what they are made from says whether they have changed.
    const { bodyKey } = entity;
    const isKnown = (name: string) => bodyKey !== undefined && (name === 'html' || name === 'text');
    let text = '';
    for (const name of Object.keys(entity))
      text += `${name}:${this.textOf(isKnown(name) ? bodyKey : entity[name])}\n`;
    let each: ReadonlyMap<string, string> | undefined;
    const hashes = () =>
      new Map(Object.entries(entity).map(([name, value]) => [name, hashOf(this.textOf(value))]));
    return {
      all: hashOf(text),
      get each() {
        return (each ??= hashes());
      },
    };
  }

  /** Returns data as text; objects of the library and their proxies by their names. Throws if it is not data. */
  textOf(value: unknown, depth = 0): string {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'function' || typeof value === 'symbol') throw new Error('not data');
      return String(value);
    }
    const number = this.#numbers.get(value);
    if (number !== undefined) return `@${this.names[number] ?? ''}`;
    if (depth > 50) throw new Error('data without an end');
    // Longer and longer texts are made faster than lists of texts: most of what is hashed in a build is made here.
    let text = '';
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) text += `${text && ','}${this.textOf(item, depth + 1)}`;
      return `[${text}]`;
    }
    if (value instanceof Map) return `Map${this.textOf([...value], depth + 1)}`;
    if (value instanceof Set) return `Set${this.textOf([...value], depth + 1)}`;
    for (const name of Object.keys(value))
      text += `${text && ','}${JSON.stringify(name)}:${this.textOf((value as Properties)[name], depth + 1)}`;
    return `{${text}}`;
  }

  #add(name: string, entity: Properties): void {
    if (this.#numbers.has(entity)) return;
    const number = this.names.push(name) - 1;
    const known = new Map<string, Property>();
    /** Records that the page reads a property. */
    const read = (name: string | symbol): Property | undefined => {
      if (typeof name === 'symbol') return undefined;
      let property = known.get(name);
      if (!property) known.set(name, (property = { fact: -1, page: 0, value: undefined, isKnown: false }));
      if (property.page !== this.#page && this.#facts) {
        property.page = this.#page;
        if (property.fact < 0) property.fact = number * propertyLimit + this.#propertyNumber(name);
        this.#facts.push(property.fact);
      }
      return property;
    };
    const proxy = new Proxy(entity, {
      get: (_, name) => {
        const property = read(name);
        if (property?.isKnown) return property.value;
        const value = this.#tracked(entity[name as string]);
        if (property && !(typeof value === 'string' && value.length > longestKept)) {
          property.value = value;
          property.isKnown = true;
        }
        return value;
      },
      has: (_, property) => {
        read(property);
        return property in entity;
      },
      ownKeys: () => {
        // The value of a property that only another version of the object has is a fact too.
        for (const property of [...Object.keys(entity), ...this.properties]) read(property);
        return Reflect.ownKeys(entity);
      },
      getOwnPropertyDescriptor: (_, property) => {
        read(property);
        return Reflect.getOwnPropertyDescriptor(entity, property);
      },
    });
    this.#entities.push(entity);
    this.#proxies.push(proxy);
    this.#numbers.set(entity, number).set(proxy, number);
  }

  #propertyNumber(property: string): number {
    const known = this.#propertyNumbers.get(property);
    if (known !== undefined) return known;
    const number = this.properties.push(property) - 1;
    if (number >= propertyLimit) throw new Error(`more than ${propertyLimit} properties`);
    this.#propertyNumbers.set(property, number);
    return number;
  }

  /** Returns the value with proxies in place of objects of the library; the value itself if it has none. */
  #tracked(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const number = this.#numbers.get(value);
    if (number !== undefined) return this.#proxies[number];
    if (Array.isArray(value)) {
      const items = value.map((item) => this.#tracked(item));
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (value instanceof Set) {
      const items = [...value];
      const tracked = this.#tracked(items);
      return tracked === items ? value : new Set(tracked as unknown[]);
    }
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    const tracked = entries.map(([name, item]) => [name, this.#tracked(item)] as const);
    if (tracked.every(([, item], index) => item === entries[index]?.[1])) return value;
    return value instanceof Map ? new Map(tracked) : Object.fromEntries(tracked);
  }
}

const hashOf = (text: string) => hash('sha256', text, 'base64').slice(0, 16);

/** Yields the library and every object of it that has an identity of its own, with a name that stays the same in the next build. */
function* entitiesOf(library: Library): Generator<[name: string, entity: Properties]> {
  const of = (value: object) => value as Properties;
  yield ['library', of(library)];
  const { articles, topics, people, series, quotes, withdrawnQuotes, pages } = library;
  for (const article of articles) yield [`article ${article.slug}`, of(article)];
  for (const topic of topics) yield [`topic ${topic.id}`, of(topic)];
  for (const person of people) yield [`person ${person.id}`, of(person)];
  for (const one of series) yield [`series ${one.id}`, of(one)];
  for (const quote of [...quotes, ...withdrawnQuotes]) yield [`quote ${quote.id}`, of(quote)];
  for (const page of pages) yield [`page ${page.path}`, of(page)];
  for (const { sources } of [...articles, ...topics, ...people])
    for (const source of sources) yield [`source ${source.id}`, of(source)];
}
