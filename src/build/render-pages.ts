import type { RouteData } from 'astro';
import { site } from '../site.ts';
import type { App, Page } from './app.ts';
import { HtmlPieces, NeedsAstro } from './html-pieces.ts';

/** A page’s own code. */
interface PageModule {
  default?: Factory;
}

/** A compiled component; it is not in Astro’s types. */
interface Factory {
  (result: object, props: object, slots: object): unknown;
  moduleId?: string;
}

/** How the pages of a route are rendered here: their component, and the text of the place for style sheets. */
interface Plain {
  factory: Factory;
  head: string;
}

/** Marks the place for style sheets, whose text is not known yet; no page contains it. */
const placeForHead = '\0';
const doctype = '<!DOCTYPE html>';

/**
 * Renders pages from their components alone: Astro makes a request, a response, a stream and a dozen other objects for each page, which take as long as the page. The first page of
 * each route is rendered in both ways. If they differ, or if a page has something that only Astro knows, Astro renders it and all others of its route. So this
 * can only save time.
 */
export class PageRenderer {
  readonly #app: App;
  /** By route; false where Astro renders the pages. */
  readonly #plain = new Map<RouteData, Plain | false>();

  constructor(app: App) {
    this.#app = app;
  }

  /** Returns the content of a page’s file. Throws what the page throws. */
  async render(page: Page): Promise<string | Buffer> {
    const plain = this.#plain.get(page.route);
    if (plain === undefined) return this.#renderFirst(page);
    if (plain)
      try {
        return doctype + (await this.#text(plain, page));
      } catch (error) {
        if (!(error instanceof NeedsAstro)) throw error;
        this.#plain.set(page.route, false);
      }
    return byAstro(this.#app, page);
  }

  async #renderFirst(page: Page): Promise<string | Buffer> {
    const bytes = await byAstro(this.#app, page);
    this.#plain.set(page.route, (await this.#plainFor(page, bytes.toString('utf8'))) ?? false);
    return bytes;
  }

  /** Returns how to render the pages of a route, of which Astro has rendered one; undefined if this cannot be done here. */
  async #plainFor(page: Page, expected: string): Promise<Plain | undefined> {
    const { route } = page;
    if (route.type !== 'page' || !this.#app.getComponentByRoute) return undefined;
    const { default: factory } = (await this.#app.getComponentByRoute(route)) as unknown as PageModule;
    const { containsHead, propagation } =
      this.#app.manifest.componentMetadata.get(factory?.moduleId ?? '') ?? {};
    if (!factory || !containsHead || propagation !== 'none') return undefined;
    try {
      const text = await this.#text({ factory, head: placeForHead }, page);
      const [before = '', after, ...more] = (doctype + text).split(placeForHead);
      if (after === undefined || more.length > 0) return undefined;
      const head = expected.slice(before.length, expected.length - after.length);
      return before + head + after === expected && styleSheets.test(head) ? { factory, head } : undefined;
    } catch (error) {
      if (error instanceof NeedsAstro) return undefined;
      throw error;
    }
  }

  async #text({ factory, head }: Plain, { data }: Page): Promise<string> {
    const result = this.#result();
    return new HtmlPieces(result).textOf(await factory(result, { ...data }, noSlots), head);
  }

  /** Returns what components of a page get from their renderer. */
  #result(): object {
    const { base, clientDirectives, componentMetadata, compressHTML, entryModules, inlinedScripts } =
      this.#app.manifest;
    return {
      ...{ base, clientDirectives, componentMetadata, compressHTML, inlinedScripts },
      partial: false,
      cancelled: false,
      renderers: [],
      styles: new Set(),
      links: new Set(),
      scripts: new Set(),
      createAstro: (props: object) => new AstroGlobal(props),
      resolve: (specifier: string) => {
        const file = entryModules[specifier];
        if (file === undefined || file === '') throw new NeedsAstro(specifier);
        return Promise.resolve(site.base + file);
      },
      _metadata: { propagators: new Set(), routeHasPropagation: false, extraHead: [] },
    };
  }
}

const noSlots = Object.freeze({});
const styleSheets = /^(?:<link rel="stylesheet" href="[^"<>]+">)*$/;

/** `Astro` in components, which use only this of it. */
class AstroGlobal {
  readonly props: object;
  self: unknown = null;

  constructor(props: object) {
    this.props = props;
  }
}

Object.setPrototypeOf(
  AstroGlobal.prototype,
  new Proxy(
    {},
    {
      get: (_, name) => {
        throw new NeedsAstro(`Astro.${String(name)}`);
      },
    },
  ),
);

/** Returns the bytes of a page’s file as Astro renders it. */
export async function byAstro(app: App, { path, route }: Page): Promise<Buffer> {
  const response = await app.render(new Request(new URL(path, site.origin)), { routeData: route });
  if (response.status >= 300 && response.status < 400) throw new Error(`${path} redirects`);
  return Buffer.from(await response.arrayBuffer());
}
