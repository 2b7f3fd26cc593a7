import { type Refusal, refusalText } from '../refusal.ts';

/** Why a request to the desk is not carried out. `status` is that of the answer (RFC 9110), `what` is what the refusal is about. */
export class Refused extends Error {
  readonly status: number;
  readonly reason: Refusal & { what: string };

  constructor(status: number, reason: Refusal & { what: string }) {
    super(refusalText(reason.what, reason));
    this.status = status;
    this.reason = reason;
  }
}
