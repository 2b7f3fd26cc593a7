import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { panelParts } from '../../src/client/sharing/panel.ts';
import { strings } from '../../src/i18n/strings.ts';
import { type Html, htmlElement } from '../../src/text/html-element.ts';

const element = (
  tagName: string,
  attributes: Record<string, string>,
  ...children: (Element | string)[]
): Element => ({
  type: 'element',
  tagName,
  // In hast an attribute without a value is true.
  properties: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value || true])),
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});

test('an element as HTML has the bytes of hast-util-to-html, also of text that could end an attribute or open an element', () => {
  const odd = `"' onclick='x' \`<script>&amp;& </p> “…” سنة`;
  const links = [{ id: 'x', name: odd, href: `https://x.example/?a=${odd}` }];
  const t = strings('ar');
  const parts = panelParts<Html>(htmlElement, links, t).map(({ html }) => html);
  assert.equal(parts.join(''), toHtml(panelParts<Element>(element, links, t)));
  assert.match(parts.join(''), /&#x3C;script>/);
});
