import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findDate, fromIso } from '../../../src/desk/import/dates.ts';
import { captionOf } from '../../../src/desk/import/plain/caption.ts';
import { slugOf } from '../../../src/desk/import/slug.ts';

describe('dates of many languages', () => {
  for (const [text, day] of [
    ['10 June 2014', '2014-06-10'],
    ['June 10, 2014', '2014-06-10'],
    ['Published 8 Jan 2020 at 11:32', '2020-01-08'],
    ['Tuesday, June 10th, 2014 | 3:04 pm ET', '2014-06-10'],
    ['Sept. 3, 2015', '2015-09-03'],
    ['2014-06-10', '2014-06-10'],
    ['10. Juni 2014', '2014-06-10'],
    ['10.06.2014', '2014-06-10'],
    ['3 de junio de 2014', '2014-06-03'],
    ['1er mars 2016', '2016-03-01'],
    ['١٠ يونيو ٢٠١٤', '2014-06-10'],
    ['10 حزيران/يونيو 2014', '2014-06-10'],
    ['١٠ كانون الثاني ٢٠١٥', '2015-01-10'],
    ['۲۰ خرداد ۱۳۹۳', '2014-06-10'],
    ['۱۳۹۳/۰۳/۲۰', '2014-06-10'],
    ['چهارشنبه ۱۷ ژوئن ۲۰۲۰', '2020-06-17'],
    ['2014年6月10日', '2014-06-10'],
    ['The army fell in 2014', undefined],
    ['31 February 2014', undefined],
  ] as const)
    test(text, () => {
      assert.equal(findDate(text)?.day, day);
    });

  test('a date that can be read in two ways says so', () => {
    assert.equal(findDate('6/10/2014')?.isAmbiguous, true);
    assert.equal(findDate('6/10/2014', { monthFirst: true })?.day, '2014-06-10');
    assert.equal(findDate('6/25/2014')?.isAmbiguous, false);
  });

  test('a time needs its offset, and midnight is not a time', () => {
    assert.equal(fromIso('2014-06-10T09:00:00+0300'), '2014-06-10T09:00+03:00');
    assert.equal(fromIso('2014-06-10T00:00:00Z'), '2014-06-10');
    assert.equal(fromIso('2014-06-10 12:30:00'), '2014-06-10');
  });
});

test('captions end in a credit, and sentences that name an agency do not', () => {
  for (const [line, credit] of [
    ['Soldiers in Mosul, June 10, 2014.Getty Images/AFP', 'Getty Images/AFP'],
    ['Soldiers in Mosul, June 10, 2014. REUTERS/Stringer', 'REUTERS/Stringer'],
    ['Soldiers in Mosul (photo by A. KARIM/AFP via Getty Images)', 'photo by A. KARIM/AFP via Getty Images'],
    ['Soldiers in Mosul. Foto: Ada Brook/dpa', 'Foto: Ada Brook/dpa'],
    ['جنود في الموصل (تصوير: آدا بروك/أ ف ب)', 'تصوير: آدا بروك/أ ف ب'],
    ['The report was first published by Reuters.', undefined],
    ['He left at noon. The story was confirmed by AFP and others.', undefined],
    ['“We count,” he told Reuters', undefined],
  ] as const)
    assert.equal(captionOf(line)?.credit, credit, line);
});

test('titles of every script give a slug of whole words', () => {
  for (const [title, slug] of [
    ['Three towns: three wars', 'three-towns-three-wars'],
    ['Don’t panic', 'dont-panic'],
    ['Über Straßen', 'uber-strassen'],
    ['שלום לכולם', 'slvm-lkhvlm'],
    ['北京的新政策', 'bei-jing-de-xin-zheng-ce'],
    ['العراق بعد الموصل', 'alaraq-bad-almwsl'],
    ['Москва и Киев', 'moskva-i-kiev'],
    ['…', undefined],
  ] as const)
    assert.equal(slugOf(title), slug);
  const long = slugOf('word '.repeat(40)) ?? '';
  assert.ok(long.length <= 60 && !long.endsWith('-') && long.endsWith('word'));
});
