import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { Agent, type IncomingMessage, request as plain } from 'node:http';
import { Agent as SecureAgent, request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { asFailure, RequestFailure } from './failure.ts';
import { isPrivateAddress, isPrivateHost } from './private-address.ts';

/** An answer. No redirect was followed. */
export interface Reply {
  url: string;
  status: number;
  /** By lower-case name; several of one name are joined by commas. */
  headers: Readonly<Record<string, string>>;
  /** The decoded body, as far as it was read. */
  body: Buffer;
  /** True if the body is longer than what was read. */
  isCut: boolean;
  /** From the request to the end of the answer. */
  milliseconds: number;
}

/** How requests are sent. */
export interface Connection {
  userAgent: string;
  /** Milliseconds after which a request that is not finished fails. */
  timeout: number;
  /** A reason to trust a certificate in addition to those that Node trusts, as PEM. */
  ca?: string | undefined;
  /** False accepts every certificate. */
  checksCertificates?: boolean;
  /** False refuses hosts of local networks and of this machine. */
  allowsPrivate: boolean;
  /** Resolves names of hosts; the default is that of the system. */
  lookup?: LookupFunction;
  /** Measures how long an answer takes; the default is a monotonic clock. */
  clock?: () => number;
}

export interface Question {
  method?: 'GET' | 'HEAD';
  /** By lower-case name. */
  headers?: Readonly<Record<string, string>>;
  /** Bytes of the decoded body after which reading stops. */
  mostBytes?: number;
}

/** Returns a function that sends one request over connections that are kept, and one that closes these. */
export function requester(connection: Connection) {
  const agents = {
    'http:': new Agent({ keepAlive: true }),
    'https:': new SecureAgent({
      keepAlive: true,
      ca: connection.ca,
      rejectUnauthorized: connection.checksCertificates ?? true,
    }),
  };
  return {
    request: (url: string, question: Question = {}): Promise<Reply> => send(url, question),
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };

  async function send(url: string, question: Question): Promise<Reply> {
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:')
      throw new RequestFailure('protocol', `${protocol} is not a protocol of the web`);
    if (!connection.allowsPrivate && isPrivateHost(hostname))
      throw new RequestFailure('private', 'the host is this machine or in a local network');
    const { clock = () => performance.now() } = connection;
    const started = clock();
    const reply = await exchange(url, question, connection, agents[protocol]).catch((error: unknown) => {
      throw asFailure(error);
    });
    return { ...reply, milliseconds: clock() - started };
  }
}

function exchange(
  url: string,
  { method = 'GET', headers = {}, mostBytes = 1_000_000 }: Question,
  { userAgent, timeout, allowsPrivate, lookup = systemLookup }: Connection,
  agent: Agent,
): Promise<Omit<Reply, 'milliseconds'>> {
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? secure : plain)(
      url,
      {
        ...{ method, agent, lookup: allowsPrivate ? lookup : publicOnly(lookup) },
        headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, br', accept: '*/*', ...headers },
      },
      (response) => {
        // An answer to HEAD names the coding that the body would have.
        const coding = method === 'HEAD' ? undefined : response.headers['content-encoding'];
        readBody(response, coding, mostBytes).then((read) => {
          resolve({ url, status: response.statusCode ?? 0, headers: headersOf(response), ...read });
          // The rest of a body is not downloaded.
          if (read.isCut) request.destroy();
        }, reject);
      },
    );
    const timer = setTimeout(() => {
      request.destroy(
        new RequestFailure('timeout', `no complete answer in ${Math.round(timeout / 1000)} seconds`),
      );
    }, timeout);
    request.once('close', () => {
      clearTimeout(timer);
    });
    request.on('error', reject).end();
  });
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

/** Reads a body up to a number of decoded bytes. */
async function readBody(response: IncomingMessage, coding: string | undefined, mostBytes: number) {
  let decoded: Readable = response;
  if (coding === 'gzip') decoded = response.pipe(createGunzip());
  if (coding === 'br') decoded = response.pipe(createBrotliDecompress());
  if (decoded !== response) response.once('error', (error) => decoded.destroy(error));
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of decoded as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > mostBytes) break;
  }
  return { body: Buffer.concat(parts).subarray(0, mostBytes), isCut: length > mostBytes };
}

/** Returns a resolver that fails for hosts with an address that is not public, whatever their name. */
const publicOnly =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, options, (error, address: string | LookupAddress[] | undefined, family) => {
      const all = typeof address === 'string' ? [address] : (address ?? []).map((one) => one.address);
      if (all.some(isPrivateAddress))
        callback(new RequestFailure('private', 'the host is in a local network'), []);
      else callback(error, address ?? [], family);
    });
  };
