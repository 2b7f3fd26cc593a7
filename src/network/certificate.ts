import { connect } from 'node:tls';
import { asFailure, RequestFailure } from './failure.ts';

/** The certificate that a host shows. */
export interface Certificate {
  /** The last instant at which it is valid, in milliseconds since 1970. */
  endsAt: number;
  /** Why clients reject it, as OpenSSL names it; undefined if they do not. */
  fault: string | undefined;
}

/** Returns the certificate of the host of an https URL, whether it is valid or not. */
export const certificateOf = (
  url: URL,
  { ca, timeout }: { ca?: string | undefined; timeout: number },
): Promise<Certificate> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = url;
    const socket = connect(
      {
        host: hostname.replace(/^\[|\]$/g, ''),
        port: port === '' ? 443 : Number(port),
        ...(/[a-z]/i.test(hostname) ? { servername: hostname } : {}),
        rejectUnauthorized: false,
        ca,
      },
      () => {
        const { authorized, authorizationError } = socket;
        const endsAt = Date.parse(socket.getPeerCertificate().valid_to);
        socket.end();
        // Node’s types know only errors, but it is null for a valid certificate and can be a code.
        const error: unknown = authorizationError;
        const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : error;
        resolve({ endsAt, fault: authorized ? undefined : String(code) });
      },
    );
    socket.setTimeout(timeout, () => {
      socket.destroy(new RequestFailure('timeout', 'no answer in time'));
    });
    socket.once('error', (error) => {
      reject(asFailure(error));
    });
  });
