import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Node, Parent } from 'unist';
import { visit as original } from 'unist-util-visit';
import { SKIP, visit } from '../../src/text/visit-tree.ts';

interface Named extends Node {
  name: number;
  children?: Named[];
}

let seed = 11;
function random(below: number): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
}

let names = 0;
const tree = (depth: number): Named => ({
  type: ['text', 'element', 'root'][random(3)] ?? '',
  name: names++,
  ...(depth > 0 && { children: Array.from({ length: random(5) }, () => tree(depth - 1)) }),
});

test('visits the nodes that unist-util-visit does, whatever visitors return and change', () => {
  let visited = 0;
  for (let round = 0; round < 300; round++) {
    const root = tree(4);
    const chosen = Array.from({ length: 1000 }, () => random(12));
    const tests = [undefined, 'element', ['text', 'root']][random(3)];
    const [expected, actual] = [original, visit].map((walk) => {
      const seen: unknown[] = [];
      const copy = structuredClone(root);
      const visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => {
        const { name } = node as Named;
        seen.push([name, index, (parent as Named | undefined)?.name]);
        const choice = chosen[(name + seen.length) % 1000];
        if (choice === 0) return SKIP;
        if (choice === 1 && index !== undefined) return index + 2;
        if (choice === 2 && parent && index !== undefined) {
          parent.children.splice(index, 1);
          return [SKIP, index] as [typeof SKIP, number];
        }
        if (choice === 3 && parent) parent.children = [...parent.children];
        return choice === 4 && seen.length > 20 ? false : undefined;
      };
      if (tests === undefined) walk(copy as Node, visitor);
      else walk(copy as Node, tests, visitor);
      return seen;
    });
    assert.deepEqual(actual, expected);
    visited += actual?.length ?? 0;
  }
  assert.ok(visited > 1000, `${visited} nodes`);
});
