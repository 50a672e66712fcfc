/** The result of a call. */
export type Answer<T> =
  | { kind: 'done'; value: T }
  /** Invalid input: one message per field. */
  | { kind: 'invalid'; fields: Readonly<Record<string, string>> }
  /** Not found: nothing is saved yet. */
  | { kind: 'absent' }
  /** The call failed; `reason` includes what to do. */
  | { kind: 'failed'; reason: string };

/** The Dashboard user and account of a call. */
export type Caller = { user: string; account: string };

/** Asks Stripe to sign the caller and this payload: `fetchStripeSignature`. */
export type Sign = (payload: { request: string }) => Promise<string>;

export type Method = 'GET' | 'PUT' | 'POST';

/** Calls the backend. Never throws. */
export type Call = <T>(method: Method, path: string, body?: unknown) => Promise<Answer<T>>;

/** An error of the backend: a problem document (RFC 9457). */
type Problem = { detail?: string; errors?: { field: string; detail: string }[] };

/**
 * Calls to the backend, each with its own Stripe signature.
 *
 * The signed payload is sent unchanged, so that the backend verifies exactly what Stripe signed.
 * Stripe puts `user_id` and `account_id` first, then our fields in this order. The body is not
 * signed: Stripe takes the payload in a URL, which must never contain a personal token.
 */
export function signedCalls(base: string, caller: Caller, sign: Sign, send: typeof fetch): Call {
  return async <T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> => {
    const request = `${method} ${path}`;
    let response: Response;
    try {
      response = await send(base + path, {
        method,
        headers: {
          'Saletrail-Call': JSON.stringify({
            user_id: caller.user,
            account_id: caller.account,
            request,
          }),
          'Stripe-Signature': await sign({ request }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      return { kind: 'failed', reason: 'Saletrail is unavailable. Try again later.' };
    }
    return answer<T>(response);
  };
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  if (response.ok) {
    return { kind: 'done', value: (await response.json()) as T };
  }
  const problem = (await response.json().catch(() => ({}))) as Problem;
  if (response.status === 404) {
    return { kind: 'absent' };
  }
  const errors = problem.errors ?? [];
  if (response.status === 400 && errors.length > 0) {
    return {
      kind: 'invalid',
      fields: Object.fromEntries(errors.map((error) => [error.field, error.detail])),
    };
  }
  return {
    kind: 'failed',
    reason: problem.detail ?? 'Saletrail rejected the request. Reload the page.',
  };
}
