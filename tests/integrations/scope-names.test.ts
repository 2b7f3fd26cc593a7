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
