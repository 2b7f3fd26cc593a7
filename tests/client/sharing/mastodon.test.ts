import '../bundled.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mastodonServer, mastodonShare } from '../../../src/client/sharing/mastodon.ts';

test('accepts a server in any form', () => {
  for (const typed of [
    'mastodon.social',
    ' Mastodon.Social ',
    'https://mastodon.social',
    'http://mastodon.social/home?x#y',
    '@reader@mastodon.social',
    'reader@mastodon.social',
    'https://mastodon.social/@reader',
  ])
    assert.equal(mastodonServer(typed), 'mastodon.social', typed);
  assert.equal(mastodonServer('social.example.co.uk'), 'social.example.co.uk');
  assert.equal(mastodonServer('münchen.social'), 'xn--mnchen-3ya.social');
});

test('rejects a name that is not a public host name', () => {
  for (const typed of [
    '',
    'mastodon',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'mastodon.social:8080',
    'javascript:alert(1)',
    'a b.social',
    '-a.social',
    'a-.social',
    'mastodon.social?x=',
    'mastodon..social',
    'mastodon.social\\@evil.example',
    `${'a'.repeat(64)}.social`,
    `${'a.'.repeat(130)}social`,
  ])
    assert.equal(mastodonServer(typed), undefined, typed);
});

test('returns the URL of the server’s form', () => {
  assert.equal(mastodonShare('mastodon.social', 'a%20b'), 'https://mastodon.social/share?text=a%20b');
});
