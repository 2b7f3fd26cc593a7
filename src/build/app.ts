import type { RouteData } from 'astro';
import type { StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';

/** The app of Astro’s bundle, as far as it is used here; it is not in Astro’s types. */
export interface App extends StaticPathsApp {
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, unknown> }) => void;
  setOptions: (options: {
    settings: { scripts: readonly never[] };
    logger: { options: { destination: unknown } };
  }) => void;
  getOptions: () => { allPages: Record<string, { styles: unknown }> };
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

/** A page or an endpoint of the site. */
export interface Page {
  /** The path in Astro’s form: `/q/fog/`. */
  pathname: string;
  route: RouteData;
  /** The path of the URL at which Astro renders it. */
  path: string;
  /** The path of its file from the folder of the site. */
  file: string;
  /** What the route gives the page. */
  data: object;
  /** The route and that, as text. */
  props: string;
}
