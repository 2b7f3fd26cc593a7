import { type IncomingHttpHeaders, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

/** The name under which the site is published, and for which test servers have a certificate. */
export const host = 'verbatim.example';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Question {
  /** As it is sent: nothing is resolved or decoded. */
  path: string;
  method?: string;
  headers?: Record<string, string>;
}

/** A server that is running; `secure` and `plain` are origins without a slash at the end. */
export interface Server {
  origin: string;
  /** The certificate authority to trust, for HTTPS. */
  ca?: string;
  /** Where the server answers plain HTTP, if it does so in addition to HTTPS. */
  plain?: string;
  stop: () => Promise<void>;
}

/** Sends one request and returns the answer; no redirect is followed, and no header is added but the host's name. */
export const ask = (
  origin: string,
  { path, method = 'GET', headers = {} }: Question,
  ca?: string,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { protocol, hostname, port } = new URL(origin);
    const request = protocol === 'https:' ? requestSecure : requestPlain;
    request(
      {
        ...{ hostname, port, path, method, servername: host, agent: false, headers: { host, ...headers } },
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          });
        });
      },
    )
      .on('error', reject)
      .end();
  });
