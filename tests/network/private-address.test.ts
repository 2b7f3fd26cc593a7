import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrivateAddress, isPrivateHost } from '../../src/network/private-address.ts';
import { requester } from '../../src/network/request.ts';

const hidden = [
  ...['localhost', 'LOCALHOST', 'localhost.', 'api.localhost', 'printer.local', 'intranet', 'db.internal'],
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.7', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '[::1]', '[::]', '[fd00::1]', '[fe80::1]', '[::ffff:127.0.0.1]'],
];

test('hosts of this machine and of local networks are private', () => {
  for (const host of hidden) assert.ok(isPrivateHost(host), host);
  // The parser of URLs turns other forms of an address into the usual one.
  for (const form of ['2130706433', '0x7f.1', '0177.0.0.1'])
    assert.ok(isPrivateHost(new URL(`http://${form}/`).hostname), form);
});

test('hosts of the internet are not', () => {
  for (const host of ['example.org', '8.8.8.8', '172.32.0.1', '[2606:4700::1111]', 'localhost.example.org'])
    assert.ok(!isPrivateHost(host), host);
  assert.ok(!isPrivateAddress('example.org'));
});

test('a public name with a private address is not asked', async () => {
  const { request, close } = requester({
    ...{ userAgent: 'test', timeout: 1000, allowsPrivate: false },
    lookup: (_, { all }, callback) => {
      if (all === true) callback(null, [{ address: '10.0.0.7', family: 4 }]);
      else callback(null, '10.0.0.7', 4);
    },
  });
  await assert.rejects(request('http://rebound.example/'), { kind: 'private' });
  await assert.rejects(request('http://127.0.0.1:9/'), { kind: 'private' });
  close();
});
