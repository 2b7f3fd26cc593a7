import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { source } from '../../src/content/installed-software.ts';
import { scopeNames, scopeOf } from '../../src/integrations/scope-names.ts';

const component = join(source, 'components/page/Mark.astro');
const own = scopeOf('src/components/page/Mark.astro');

describe('the class of a component’s own styles', () => {
  test('is the same in its code and in its style sheet, wherever the software is', () => {
    const code = 'render`<p class="mark astro-q3vkxyz9"><b class="astro-q3vkxyz9">`';
    assert.equal(
      scopeNames.transform(code, component)?.code,
      `render\`<p class="mark ${own}"><b class="${own}">\``,
    );
    const style = `${component}?astro&type=style&index=0&lang.css`;
    assert.equal(
      scopeNames.transform('.mark.astro-q3vkxyz9{color:red}', style)?.code,
      `.mark.${own}{color:red}`,
    );
  });

  test('is found in every selector and attribute that Astro writes', () => {
    const given = [
      ['.a:where(.', ')'],
      ['.', ':hover{}'],
      ['.', '>p{}'],
      ['.', ',.b{}'],
      ['.', ' .b{}'],
      ['.', '.b{}'],
      ['.a.', '{}'],
      ['class="a ', '"'],
      ['class="', ' a"'],
      ['"class:list": [["a", "', '"]]'],
      ['`<p data-id="a" class="a ', '" id="b">`'],
    ];
    for (const [before = '', after = ''] of given)
      assert.equal(
        scopeNames.transform(`${before}astro-q3vkxyz9${after}`, component)?.code,
        `${before}${own}${after}`,
      );
  });

  test('is not looked for in paths, where a folder can have such a name, or in longer names', () => {
    for (const code of [
      'import "/home/me/astro-projects/src/B.astro?astro&type=style"',
      String.raw`import "C:\\astro-projects\\src\\B.astro?astro&type=style"`,
      'import "./astro-projects/B.astro"',
      'import "astro-projects/b.ts"',
      'import "/home/me/astro-projects-2/src/B.astro"',
      'const path = "/home/me/astro-projects";',
      '<a data-astro-prefetch="hover">',
      '.an-astro-q3vkxyz9, .astro-q3vkxyz9-b, .astro-q3vkxyz9_b, .astro-q3vkxyz91 {}',
    ])
      assert.equal(scopeNames.transform(code, component)?.code, code);
  });

  test('has as many characters as the one that Astro gives it', () => {
    assert.match(own, /^astro-[0-9a-f]{8}$/);
  });

  test('is that of one component', () => {
    assert.notEqual(scopeOf('src/components/page/Other.astro'), own);
  });

  test('is not looked for in other modules', () => {
    for (const id of [join(source, 'client/a.ts'), '/elsewhere/node_modules/astro/components/Picture.astro'])
      assert.equal(scopeNames.transform('astro-q3vkxyz9', id), undefined);
  });
});
