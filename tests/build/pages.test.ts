import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RouteData } from 'astro';
import { samePath } from '../../src/build/pages.ts';

const page = (path: string, component: string) => ({
  path,
  file: `${path.slice(1)}index.html`,
  route: { component } as RouteData,
});

test('names the path and the routes of two pages with the same path', () => {
  const pages = [
    page('/about/', 'src/pages/[...path].astro'),
    page('/topics/', 'src/pages/topics/index.astro'),
    page('/topics/', 'src/pages/[...path].astro'),
  ];
  assert.equal(
    samePath(pages),
    'src/pages/topics/index.astro and src/pages/[...path].astro both make /topics/',
  );
  assert.equal(samePath(pages.slice(0, 2)), undefined);
});
