/** Why a request got no answer. */
export type FailureKind =
  'dns' | 'unreachable' | 'refused' | 'reset' | 'timeout' | 'certificate' | 'private' | 'protocol';

/** A request that got no answer; the message says why, without the URL. */
export class RequestFailure extends Error {
  readonly kind: FailureKind;
  /** The code of Node or OpenSSL, such as `ECONNRESET`. */
  readonly code: string | undefined;

  constructor(kind: FailureKind, message: string, code?: string) {
    super(message);
    this.name = 'RequestFailure';
    this.kind = kind;
    this.code = code;
  }
}

const kinds: readonly [pattern: RegExp, kind: FailureKind, message: string][] = [
  [/^(?:ENOTFOUND|EAI_)/, 'dns', 'the name of the host cannot be found'],
  [/^(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, 'unreachable', 'the host cannot be reached'],
  [/^ECONNREFUSED$/, 'refused', 'the host refuses connections'],
  [/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'reset', 'the host closed the connection'],
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT)$/, 'timeout', 'no answer in time'],
  [/^CERT_HAS_EXPIRED$/, 'certificate', 'the certificate has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'certificate', 'the certificate is for another name'],
  [/SELF_SIGNED|UNABLE_TO_|^CERT_|^ERR_TLS|^ERR_SSL|^EPROTO$/, 'certificate', 'the certificate is not valid'],
  [/^(?:HPE_|Z_|ERR_)/, 'protocol', 'the answer is not HTTP, or damaged'],
];

/** Returns an error of Node’s HTTP client as a failure. */
export function asFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  // Where several addresses of a host failed, the error has no message of its own.
  const all: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  if (all[0] !== undefined) return asFailure(all[0]);
  const [, kind, text] = kinds.find(([pattern]) => pattern.test(code)) ?? [undefined, 'protocol', message];
  return new RequestFailure(kind, code === '' ? text : `${text} (${code})`, code);
}
