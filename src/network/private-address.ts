import { BlockList, isIP } from 'node:net';

/** Addresses that do not belong to the public internet (IANA’s special-purpose registries). */
const special = new BlockList();
for (const [network, prefix] of [
  ...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const],
  ...[['127.0.0.0', 8] as const, ['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const],
  ...[['192.0.0.0', 24] as const, ['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const],
  ...[['224.0.0.0', 4] as const, ['240.0.0.0', 4] as const],
])
  special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ...[['::', 127] as const, ['64:ff9b:1::', 48] as const, ['fc00::', 7] as const],
  ...[['fe80::', 10] as const, ['ff00::', 8] as const],
])
  special.addSubnet(network, prefix, 'ipv6');

/** True for an IP address of this machine, of a local network, or of another range that is not public. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && special.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** True for the host of a URL that names this machine or a local network: `localhost`, `[::1]`, `10.0.0.7`, `printer.local`, `intranet`. */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(name) !== 0) return isPrivateAddress(name);
  return !name.includes('.') || /\.(?:localhost|local|internal|home\.arpa|lan)$/i.test(name);
}
