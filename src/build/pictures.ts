import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import type { ImageMetadata, ImageTransform } from 'astro';
import type { OriginalPicture } from '../content/pictures-in-cache.ts';
import { fileKeeper } from '../integrations/kept-files.ts';
import { PictureCache } from '../integrations/picture-cache.ts';
import { picturesName } from '../integrations/published-pictures.ts';
import { noteUse, tidiedLines } from '../integrations/used-pictures.ts';
import { pictureNames } from '../model/lead-picture.ts';
import type { Library } from '../model/library.ts';
import { base } from '../site.ts';
import { counted } from '../text/counted.ts';

/** Copies of pictures from earlier builds, of all publications. */
export const pictureCache = join(import.meta.dirname, '../../node_modules/.cache/verbatim-pictures');

/** Increase it if the same picture, size and format are made in another way: all copies are made again. */
const making = 1;

/** A copy of a picture in the size and format that a page shows. */
export interface PictureCopy {
  /** Its file in content/pictures, and the beginning of the SHA-256 of that. */
  file: string;
  digest: string;
  /** What it is made with. */
  options: CopyOptions;
}
type CopyOptions = Partial<
  Pick<ImageTransform, 'width' | 'height' | 'format' | 'quality' | 'fit' | 'position' | 'background'>
>;
type AddPicture = NonNullable<typeof globalThis.astroAsset.addStaticImage>;

/** A picture in content/pictures. */
interface Original {
  digest: string;
  image: ImageMetadata;
}

/**
 * The pictures that published articles show, and the copies of them that pages ask for. They are not in the bundle, so a new picture needs no new one:
 * pages get what is known of them when they are rendered, and the copies are made afterwards.
 */
export class Pictures {
  readonly #originals: ReadonlyMap<string, Original>;
  /** By the name of their files. */
  readonly #copies = new Map<string, PictureCopy>();
  #ofPage = new Map<string, PictureCopy>();

  constructor(originals: ReadonlyMap<string, Original> = new Map()) {
    this.#originals = originals;
  }

  /** Returns the pictures of articles in the publication in the working directory; those that are not known are read. */
  static async of(
    { articles }: Pick<Library, 'articles'>,
    known: ReadonlyMap<string, OriginalPicture> = new Map(),
  ): Promise<Pictures> {
    const originals = new Map<string, Original>();
    for (const file of new Set(articles.flatMap(pictureNames)))
      originals.set(file, originalFrom(file, known.get(file) ?? (await read(file))));
    return new Pictures(originals);
  }

  /** Lets pages that are rendered in this process show the pictures. */
  provide(): void {
    const images = Object.fromEntries([...this.#originals].map(([file, { image }]) => [file, image]));
    Object.assign(globalThis, { [picturesName]: images });
    globalThis.astroAsset = {
      ...globalThis.astroAsset,
      referencedImages: new Set(),
      addStaticImage: (...asked) => this.#add(...asked),
    };
  }

  /** Begins to note the copies that a page shows. */
  start(): void {
    this.#ofPage = new Map();
  }

  /** Returns the copies that pages have asked for since the start. */
  end(): PictureCopy[] {
    return [...this.#ofPage.values()];
  }

  /** True if these copies of an earlier build are of pictures that have the same bytes now. */
  areSame(copies: readonly PictureCopy[]): boolean {
    return copies.every(({ file, digest }) => this.#originals.get(file)?.digest === digest);
  }

  /** Notes copies that a page of an earlier build shows. */
  use(copies: readonly PictureCopy[]): void {
    for (const copy of copies) this.#copies.set(nameOf(copy), copy);
  }

  /** Puts all copies into the folder of a site, and makes those that no earlier build has made. Returns a line about them. */
  async place(dist: string): Promise<string | undefined> {
    if (this.#copies.size === 0) return undefined;
    const keeper = fileKeeper();
    // Those of the previous build need not be looked at: their names have a hash of everything.
    const others = [...this.#copies].filter(([name]) => !keeper?.reuse(fileOf(name), made, dist));
    const tidied = noteUse(pictureCache, await this.cachedFiles());
    const line = (count: number) =>
      [
        `${counted(count, 'picture')} made, ${this.#copies.size - count} taken from the cache`,
        ...tidiedLines(tidied, 'picture'),
      ].join('; ');
    if (others.length === 0) return line(0);
    const folder = join(dist, 'assets');
    mkdirSync(folder, { recursive: true });
    const cache = new PictureCache(pictureCache);
    const { default: sharp } = await import('sharp');
    const { default: service } = await import('astro/assets/services/sharp');
    const config = { service: { entrypoint: '', config: {} } } as unknown as Parameters<
      typeof service.transform
    >[2];
    let count = 0;
    const make = async (file: string, copy: PictureCopy) => {
      if (cache.get(file)) return;
      const bytes = await readFile(join('content/pictures', copy.file));
      if (digestOf(bytes) !== copy.digest) throw new Error('it was changed while the site was built');
      const { data } = await service.transform(bytes, { ...copy.options, src: copy.file }, config, console);
      cache.set(file, data);
      count++;
    };
    /** By file in the cache: two names of a picture share it. */
    const inCache = new Map<string, Promise<void>>();
    const placeOne = async (name: string, copy: PictureCopy) => {
      const file = cachedName(copy, sharp.versions);
      const ready = inCache.get(file) ?? make(file, copy);
      inCache.set(file, ready);
      await ready;
      cache.place(file, folder, name);
    };
    // All share one queue.
    const queue = others.values();
    const worker = async () => {
      for (const [name, copy] of queue)
        await placeOne(name, copy).catch((error: unknown) => {
          throw new Error(`content/pictures/${copy.file} cannot be made into ${name}`, { cause: error });
        });
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    for (const [name] of others) keeper?.record(fileOf(name), made, () => undefined);
    return line(count);
  }

  /** Returns the file of each copy in the cache. */
  async cachedFiles(): Promise<Set<string>> {
    if (this.#copies.size === 0) return new Set();
    const { default: sharp } = await import('sharp');
    return new Set([...this.#copies.values()].map((copy) => cachedName(copy, sharp.versions)));
  }

  /** Returns the URL of a copy that a page shows. */
  #add(...[given, properties]: Parameters<AddPicture>): string {
    const file = typeof given.src === 'object' && 'src' in given.src ? given.src.src : given.src;
    const original = this.#originals.get(file);
    if (!original) throw new Error(`content/pictures/${file} is not in the build`);
    const options = Object.fromEntries(
      properties
        .filter((name) => name !== 'src' && given[name] !== undefined)
        .map((name) => [name, given[name]]),
    );
    const copy = { file, digest: original.digest, options };
    const name = nameOf(copy);
    this.#ofPage.set(name, copy);
    this.#copies.set(name, copy);
    return `${base}assets/${name}`;
  }
}

/** What a copy was made from, for the next build. */
const made = 'picture';

/** Returns the path of a copy from the folder of the site. */
const fileOf = (name: string) => `assets/${name}`;

/** Formats as Astro calls them. */
const formats: Readonly<Record<string, ImageMetadata['format']>> = {
  jpeg: 'jpg',
  heif: 'avif',
  png: 'png',
  webp: 'webp',
};

const digestOf = (bytes: Uint8Array) => hash('sha256', bytes).slice(0, 16);

async function read(file: string): Promise<Omit<OriginalPicture, 'isPositioned'>> {
  const bytes = await readFile(join('content/pictures', file));
  const { default: sharp } = await import('sharp');
  const { autoOrient, format } = await sharp(bytes).metadata();
  return { digest: digestOf(bytes), ...autoOrient, format };
}

function originalFrom(
  file: string,
  { digest, width, height, format }: Omit<OriginalPicture, 'isPositioned'>,
): Original {
  const known = formats[format];
  if (known === undefined)
    throw new Error(`content/pictures/${file} is a picture of another format: ${format}`);
  return { digest, image: { src: file, width, height, format: known } };
}

const endingOf = ({ file, options }: PictureCopy) =>
  options.format === undefined ? extname(file) : `.${options.format}`;

/** Returns the name of a copy on the site: that of the picture, with a hash of its bytes and of how the copy is made, because browsers keep it for a year. */
function nameOf(copy: PictureCopy): string {
  const { file, digest, options } = copy;
  const made = hash('sha256', JSON.stringify([making, digest, options]), 'base64url').slice(0, 8);
  return `${file.slice(0, -extname(file).length)}.${made}${endingOf(copy)}`;
}

/** Returns the name of a copy in the cache, which is the same for pictures with the same bytes and other names. */
const cachedName = (copy: PictureCopy, versions: object): string =>
  `${copy.digest}.${hash('sha256', JSON.stringify([making, versions, copy.options])).slice(0, 10)}${endingOf(copy)}`;
