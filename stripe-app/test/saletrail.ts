import { backend, type Backend, type Check, type Health, type Settings } from '../src/backend';
import { signedCalls } from '../src/call';

type Answer = { status: number; body: unknown };

/** One received call. */
export type Received = { request: string; headers: Record<string, string>; body: unknown };

/** Saletrail's backend as the app sees it, with responses set by a test. */
export class Saletrail {
  readonly received: Received[] = [];
  private readonly answers = new Map<string, Answer[]>();

  /** Sets the responses to a call, in this order; the last one is repeated. */
  will(request: string, ...answers: Answer[]): this {
    this.answers.set(request, answers);
    return this;
  }

  /** A merchant with saved settings and a complete check. */
  static withEverything(): Saletrail {
    return new Saletrail()
      .will('GET /app/settings', ok(SETTINGS))
      .will('GET /app/health', ok(HEALTHY))
      .will('GET /app/checks', ok({ items: [check('COMPLETED', 12, 0)] }));
  }

  /** A merchant who has just installed the app. */
  static newlyInstalled(): Saletrail {
    return new Saletrail()
      .will('GET /app/settings', problem(404, { detail: 'Nothing is set up yet.' }))
      .will('GET /app/health', problem(404, { detail: 'Nothing is set up for this merchant.' }))
      .will('GET /app/checks', ok({ items: [] }));
  }

  /** The body of the last call of this kind. */
  sent(request: string): unknown {
    return this.received.filter((call) => call.request === request).at(-1)?.body;
  }

  /** A client of this backend. */
  backend(): Backend {
    return backend(
      signedCalls(
        'https://console.example',
        { user: 'usr_1', account: 'acct_1' },
        async ({ request }) => `signed ${request}`,
        (url, init) => this.send(String(url), init),
      ),
    );
  }

  private async send(url: string, init: RequestInit | undefined): Promise<Response> {
    const request = `${init?.method} ${url.replace('https://console.example', '')}`;
    this.received.push({
      request,
      headers: init?.headers as Record<string, string>,
      body: init?.body === undefined ? undefined : JSON.parse(init.body as string),
    });
    const answers = this.answers.get(request) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined) {
      throw new TypeError('no route to Saletrail');
    }
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  }
}

export const SETTINGS: Settings = {
  connection: 'CONNECTED',
  trackdeskTenantId: 'acme',
  personalTokenSaved: true,
};

/** The time of the page. */
export const NOW = new Date('2026-11-20T12:00:00Z');

export const HEALTHY: Health = {
  problems: [],
  webhooks: { lastAt: '2026-11-20T11:55:30Z' },
  checks: { lastCompleteAt: '2026-11-20T09:30:00Z' },
  token: { state: 'VALID' },
};

export function check(state: Check['state'], read: number, recovered: number): Check {
  return {
    id: 'check-1',
    trigger: 'CHECK_NOW',
    state,
    read,
    recovered,
    startedAt: '2026-11-20T10:00:00Z',
  };
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function problem(status: number, body: unknown): Answer {
  return { status, body };
}
