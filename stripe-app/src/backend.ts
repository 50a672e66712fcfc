import type { Answer, Call } from './call';

/** A merchant's current settings. They never contain the token. */
export type Settings = {
  connection: 'CONNECTED' | 'DISCONNECTED' | 'OTHER';
  trackdeskTenantId?: string;
  personalTokenSaved: boolean;
};

/** A change of the settings. Fields that are left out keep their value. */
export type SettingsChange = { trackdeskTenantId?: string; personalToken?: string };

/** A read of Stripe for missed events. */
export type Check = {
  id: string;
  trigger: 'CHECK_NOW' | 'HOURLY';
  state: 'REQUESTED' | 'RUNNING' | 'COMPLETED' | 'FAILED';
  read: number;
  recovered: number;
  error?: { detail: string };
  startedAt: string;
};

/** The state of webhooks, checks and the Trackdesk token. */
export type Health = {
  /** Problems, the most severe first. */
  problems: Problem[];
  webhooks: { lastAt?: string };
  checks: { lastCompleteAt?: string };
  token: { state: TokenState };
};

/** One problem. */
export type Problem = {
  problem: string;
  /** Whether the merchant has to act. */
  severe: boolean;
  explanation: { title: string; detail: string; remedy?: string };
};

export type TokenState = 'MISSING' | 'NOT_CHECKED' | 'VALID' | 'REJECTED';

/** A link that signs in to the console. Works once and expires soon. */
export type ConsoleLink = { url: string };

/** The backend, for the current account. */
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
