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
  found: number;
  error?: { detail: string };
  startedAt: string;
};

/** A link that signs in to the console: once, and soon. */
export type ConsoleLink = { url: string };

/** What our backend does for the account at hand. */
export type Backend = {
  settings(): Promise<Answer<Settings>>;
  save(change: SettingsChange): Promise<Answer<Settings>>;
  checkNow(): Promise<Answer<{ id: string }>>;
  check(id: string): Promise<Answer<Check>>;
  lastChecks(): Promise<Answer<{ items: Check[] }>>;
  consoleLink(): Promise<Answer<ConsoleLink>>;
};

export function backend(call: Call): Backend {
  return {
    settings: () => call('GET', '/app/settings'),
    save: (change) => call('PUT', '/app/settings', change),
    checkNow: () => call('POST', '/app/checks'),
    check: (id) => call('GET', `/app/checks/${id}`),
    lastChecks: () => call('GET', '/app/checks'),
    consoleLink: () => call('POST', '/app/console-links'),
  };
}
