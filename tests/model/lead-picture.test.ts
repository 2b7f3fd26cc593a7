import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { leadPictureOf, leadPictureSchema, pictureNames } from '../../src/model/lead-picture.ts';

const typed = { file: 'bridge.jpg', alt: 'A bridge', credit: 'Town desk', focus: '20% 75.5%' };

describe('the lead picture of an article', () => {
  test('has its focal point as numbers, and the middle if none is given', () => {
    assert.deepEqual(leadPictureOf(typed, undefined).focus, { x: 20, y: 75.5 });
    assert.deepEqual(leadPictureOf({ ...typed, focus: undefined }, undefined).focus, { x: 50, y: 50 });
  });

  test('of a translation that names no file is that of the original, with words of its own', () => {
    const translated = leadPictureOf({ alt: 'جسر', caption: 'الجسر' }, { ...typed, caption: 'By day' });
    assert.deepEqual(translated, {
      file: 'bridge.jpg',
      alt: 'جسر',
      caption: 'الجسر',
      credit: 'Town desk',
      license: undefined,
      focus: { x: 20, y: 75.5 },
    });
  });

  test('of a translation with another file takes nothing from the original', () => {
    const other = leadPictureOf({ file: 'quay.jpg', alt: 'رصيف' }, typed);
    assert.equal(other.credit, undefined);
    assert.deepEqual(other.focus, { x: 50, y: 50 });
  });

  test('has a focal point between 0 and 100 %', () => {
    for (const focus of ['0% 0%', '100% 100%', '33.3% 5%'])
      assert.ok(leadPictureSchema.safeParse({ ...typed, focus }).success, focus);
    for (const focus of ['101% 0%', '-1% 0%', '50%', '50 50', 'left top', ''])
      assert.ok(!leadPictureSchema.safeParse({ ...typed, focus }).success, focus);
  });
});

test('an article’s pictures are listed once each, the lead picture first', () => {
  const pictures = [{ file: 'b.jpg' }, { file: 'a.jpg' }];
  assert.deepEqual(pictureNames({ leadPicture: { file: 'a.jpg' }, pictures }), ['a.jpg', 'b.jpg']);
  assert.deepEqual(pictureNames({ leadPicture: undefined, pictures }), ['b.jpg', 'a.jpg']);
});
