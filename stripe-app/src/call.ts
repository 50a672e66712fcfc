/** What came of a call. */
export type Answer<T> =
  | { kind: 'done'; value: T }
  /** Something that was typed cannot be taken: a sentence for each field. */
  | { kind: 'refused'; fields: Readonly<Record<string, string>> }
  /** There is no such thing (yet). */
  | { kind: 'absent' }
  /** It did not work, and what may help. */
  | { kind: 'failed'; why: string };

/** Who calls, as the Dashboard says it. */
export type Caller = { user: string; account: string };

/** Asks Stripe to sign the caller and these words: `fetchStripeSignature`. */
export type Sign = (words: { request: string }) => Promise<string>;

export type Method = 'GET' | 'PUT' | 'POST';

/** Calls our backend; never throws. */
export type Call = <T>(method: Method, path: string, body?: unknown) => Promise<Answer<T>>;

/** An error of the backend: a problem document (RFC 9457). */
type Problem = { detail?: string; errors?: { field: string; detail: string }[] };

/**
 * Calls to our backend, each one signed by Stripe for itself alone.
 *
 * The signed text goes along as it is, so the backend checks the very words that Stripe signed.
 * Stripe puts `user_id` and `account_id` first and then what we add, in this order. The body is not
 * among them: Stripe takes the words in an address, where a personal token must never be.
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
      return { kind: 'failed', why: 'Saletrail cannot be reached just now. Try again in a while.' };
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
      kind: 'refused',
      fields: Object.fromEntries(errors.map((error) => [error.field, error.detail])),
    };
  }
  return {
    kind: 'failed',
    why: problem.detail ?? 'Saletrail did not understand. Reload the page.',
  };
}
