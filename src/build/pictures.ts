type AddPicture = NonNullable<typeof globalThis.astroAsset.addStaticImage>;

/** Returns what a picture is made from: the options that matter. */
const keyOf = (...[options, names]: Parameters<AddPicture>): string =>
  JSON.stringify(
    names.map((name): unknown =>
      name === 'src' && typeof options.src === 'object' && 'src' in options.src
        ? options.src.src
        : options[name],
    ),
  );

/** Returns a map that gets the URL of each picture that a page shows, while Astro builds. */
export function recordPictures(): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  const own = globalThis.astroAsset.addStaticImage;
  if (own)
    globalThis.astroAsset.addStaticImage = (...args) => {
      const url = own(...args);
      urls.set(keyOf(...args), url);
      return url;
    };
  return urls;
}

/** Gives pages the pictures that an earlier build made; throws for any other. */
export function providePictures(urls: ReadonlyMap<string, string>): void {
  globalThis.astroAsset = {
    referencedImages: new Set(),
    addStaticImage: (...args) => {
      const url = urls.get(keyOf(...args));
      if (url === undefined) throw new Error(`no earlier build made the picture ${keyOf(...args)}`);
      return url;
    },
  };
}
