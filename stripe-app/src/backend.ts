import type { Answer, Call } from './call';

/** A merchant's settings as they stand; the token is never among them. */
export type Settings = {
  connection: 'CONNECTED' | 'DISCONNECTED' | 'OTHER';
  trackdeskTenantId?: string;
  personalTokenSaved: boolean;
};

/** What to change; what is left out stays as it is. */
export type SettingsChange = { trackdeskTenantId?: string; personalToken?: string };

/** A look at Stripe for what was missed. */
export type Check = {
  id: string;
  trigger: 'CHECK_NOW' | 'HOURLY';
  state: 'REQUESTED' | 'RUNNING' | 'COMPLETED' | 'FAILED';
  read: number;
  recovered: number;
  error?: { detail: string };
  startedAt: string;
};

/** How the connections are: whether Stripe tells us, we can read it, and Trackdesk takes the token. */
export type Health = {
  /** What is wrong, the worst first. */
  problems: HealthProblem[];
  webhooks: { lastAt?: string };
  checks: { lastCompleteAt?: string };
  token: { state: TokenState };
};

/** One thing that is wrong. */
export type HealthProblem = {
  problem: string;
  /** Whether somebody has to do something. */
  severe: boolean;
  explanation: { title: string; detail: string; remedy?: string };
};

export type TokenState = 'MISSING' | 'NOT_CHECKED' | 'VALID' | 'REJECTED';

/** A link that signs in to the console: once, and soon. */
export type ConsoleLink = { url: string };

/** What our backend does for the account at hand. */
export type Backend = {
  settings(): Promise<Answer<Settings>>;
  save(change: SettingsChange): Promise<Answer<Settings>>;
  checkNow(): Promise<Answer<{ id: string }>>;
  check(id: string): Promise<Answer<Check>>;
  lastChecks(): Promise<Answer<{ items: Check[] }>>;
  health(): Promise<Answer<Health>>;
  consoleLink(): Promise<Answer<ConsoleLink>>;
};

export function backend(call: Call): Backend {
  return {
    settings: () => call('GET', '/app/settings'),
    save: (change) => call('PUT', '/app/settings', change),
    checkNow: () => call('POST', '/app/checks'),
    check: (id) => call('GET', `/app/checks/${id}`),
    lastChecks: () => call('GET', '/app/checks'),
    health: () => call('GET', '/app/health'),
    consoleLink: () => call('POST', '/app/console-links'),
  };
}
