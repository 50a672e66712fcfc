import { render } from '@stripe/ui-extension-sdk/testing';
import { Badge, Banner, Button, PropertyListItem, TextField } from '@stripe/ui-extension-sdk/ui';
import { describe, expect, it } from 'vitest';
import { SettingsPage } from '../src/settings/SettingsPage';
import { check, HEALTHY, NOW, ok, problem, Saletrail, SETTINGS } from './saletrail';

const atOnce = () => Promise.resolve();

/** The rendered page. */
class Page {
  private constructor(private readonly rendered: ReturnType<typeof render>) {}

  static async open(saletrail: Saletrail): Promise<Page> {
    const page = new Page(
      render(<SettingsPage backend={saletrail.backend()} wait={atOnce} now={() => NOW} />),
    );
    await page.settle();
    return page;
  }

  /** Waits for all pending responses: each update processes one round. */
  async settle(): Promise<void> {
    for (let round = 0; round < 10; round++) {
      await this.rendered.update();
    }
  }

  get text(): string {
    return this.rendered.wrapper.text;
  }

  field(name: string) {
    const found = this.rendered.wrapper.find(TextField, { name });
    if (found === null) {
      throw new Error(`no field ${name}`);
    }
    return found;
  }

  async type(name: string, value: string): Promise<void> {
    this.field(name).trigger('onChange', { target: { value } } as never);
    await this.settle();
  }

  button(label: string) {
    return this.rendered.wrapper.findAll(Button).find((button) => button.text === label);
  }

  async press(label: string): Promise<void> {
    const button = this.button(label);
    if (button === undefined) {
      throw new Error(`no button ${label}`);
    }
    button.trigger('onPress', {} as never);
    await this.settle();
  }

  badge(): string {
    return this.rendered.wrapper.find(Badge)?.text ?? '';
  }

  banner(): unknown {
    return this.rendered.wrapper.find(Banner)?.props.title;
  }

  banners() {
    return this.rendered.wrapper
      .findAll(Banner)
      .map(({ props: { type, title, description } }) => ({ type, title, description }));
  }

  /** The signals of health, by name. */
  signs(): Record<string, unknown> {
    return Object.fromEntries(
      this.rendered.wrapper
        .findAll(PropertyListItem)
        .map((sign) => [String(sign.props.label), sign.props.value]),
    );
  }
}

describe('the settings page', () => {
  it('is empty for a merchant who has just installed the app', async () => {
    const page = await Page.open(Saletrail.newlyInstalled());

    expect(page.badge()).toBe('Setup incomplete');
    expect(page.field('trackdeskTenantId').props.value).toBe('');
    expect(page.text).toContain('No checks yet.');
  });

  it('shows the tenant, and whether a token is saved', async () => {
    const page = await Page.open(Saletrail.withEverything());

    expect(page.badge()).toBe('Connected');
    expect(page.field('trackdeskTenantId').props.value).toBe('acme');
    expect(page.field('personalToken').props).toMatchObject({
      type: 'password',
      value: '',
      placeholder: 'Saved',
    });
  });

  it('saves both and clears the token field', async () => {
    const absent = problem(404, { detail: 'Nothing is set up yet.' });
    const saletrail = Saletrail.newlyInstalled()
      .will('GET /app/settings', absent, ok(SETTINGS))
      .will('GET /app/health', absent, ok(HEALTHY))
      .will('PUT /app/settings', { status: 201, body: SETTINGS });
    const page = await Page.open(saletrail);
    await page.type('trackdeskTenantId', ' acme ');
    await page.type('personalToken', 'td_secret-1');

    await page.press('Save changes');

    expect(saletrail.sent('PUT /app/settings')).toEqual({
      trackdeskTenantId: 'acme',
      personalToken: 'td_secret-1',
    });
    expect(page.banner()).toBe('Changes saved.');
    expect(page.badge()).toBe('Connected');
    expect(page.field('personalToken').props.value).toBe('');
  });

  it('keeps the saved token if the field is empty', async () => {
    const saletrail = Saletrail.withEverything().will('PUT /app/settings', ok(SETTINGS));
    const page = await Page.open(saletrail);
    await page.type('trackdeskTenantId', 'other');

    await page.press('Save changes');

    expect(saletrail.sent('PUT /app/settings')).toEqual({ trackdeskTenantId: 'other' });
  });

  it('requires missing fields before it calls the backend', async () => {
    const saletrail = Saletrail.newlyInstalled();
    const page = await Page.open(saletrail);
    const before = saletrail.received.length;

    await page.press('Save changes');

    expect(saletrail.received).toHaveLength(before);
    expect(page.field('trackdeskTenantId').props.error).toContain('Enter your Tenant ID');
    expect(page.field('personalToken').props.error).toContain('Enter your personal token');
  });

  it('shows each error beside its field', async () => {
    const saletrail = Saletrail.newlyInstalled().will(
      'PUT /app/settings',
      problem(400, {
        errors: [
          { field: 'trackdeskTenantId', detail: 'Only the name is needed: acme.' },
          { field: 'personalToken', detail: 'Copy all of it.' },
        ],
      }),
    );
    const page = await Page.open(saletrail);
    await page.type('trackdeskTenantId', 'https://acme.trackdesk.com');
    await page.type('personalToken', 'short');

    await page.press('Save changes');

    expect(page.field('trackdeskTenantId').props).toMatchObject({
      invalid: true,
      error: 'Only the name is needed: acme.',
    });
    expect(page.field('personalToken').props).toMatchObject({
      invalid: true,
      error: 'Copy all of it.',
    });
  });

  it('reports that nothing was saved if Saletrail is unavailable', async () => {
    const page = await Page.open(Saletrail.withEverything());

    await page.press('Save changes');

    expect(page.banner()).toBe('Not saved.');
  });

  it('follows a check to its end', async () => {
    const saletrail = Saletrail.withEverything()
      .will('POST /app/checks', { status: 202, body: { id: 'check-1' } })
      .will(
        'GET /app/checks/check-1',
        ok(check('REQUESTED', 0, 0)),
        ok(check('RUNNING', 20, 0)),
        ok(check('COMPLETED', 40, 2)),
      );
    const page = await Page.open(saletrail);

    await page.press('Check Now');

    expect(page.text).toContain('Last check: 40 objects read, 2 recovered.');
    expect(page.button('Check Now')?.props.pending).toBe(false);
  });

  it('shows why a check failed', async () => {
    const failed = { ...check('FAILED', 3, 0), error: { detail: 'Stripe did not answer.' } };
    const page = await Page.open(
      Saletrail.withEverything().will('GET /app/checks', ok({ items: [failed] })),
    );

    expect(page.badge()).toBe('Last check failed');
    expect(page.text).toContain('The last check failed. Stripe did not answer.');
  });

  it('shows that a merchant without the app is not connected', async () => {
    const page = await Page.open(
      Saletrail.withEverything().will(
        'GET /app/settings',
        ok({ ...SETTINGS, connection: 'DISCONNECTED', personalTokenSaved: false }),
      ),
    );

    expect(page.badge()).toContain('Not connected');
  });

  it('shows the state of the connections', async () => {
    const page = await Page.open(Saletrail.withEverything());

    expect(page.signs()).toEqual({
      Stripe: 'Connected',
      'Last webhook': '4 minutes ago',
      'Last complete check': '2 hours ago',
      'Personal token': 'Valid',
    });
    expect(page.banners()).toEqual([]);
  });

  it('shows a new merchant without webhooks and checks', async () => {
    const fresh = { problems: [], webhooks: {}, checks: {}, token: { state: 'NOT_CHECKED' } };
    const page = await Page.open(Saletrail.withEverything().will('GET /app/health', ok(fresh)));

    expect(page.signs()).toMatchObject({
      'Last webhook': 'none yet',
      'Last complete check': 'none yet',
      'Personal token': 'Not checked',
    });
  });

  it('shows each problem with its remedy and whether the merchant must act', async () => {
    const refused = {
      problem: 'TOKEN_REJECTED',
      severe: true,
      explanation: {
        title: 'Trackdesk token rejected',
        detail: 'Conversions are held.',
        remedy: 'Save a new one.',
      },
    };
    const late = {
      problem: 'CHECKS_DELAYED',
      severe: false,
      explanation: { title: 'Checks delayed', detail: 'No check has completed for hours.' },
    };
    const page = await Page.open(
      Saletrail.withEverything().will(
        'GET /app/health',
        ok({ ...HEALTHY, problems: [refused, late], token: { state: 'REJECTED' } }),
      ),
    );

    expect(page.badge()).toBe('Needs attention');
    expect(page.banners()).toEqual([
      {
        type: 'critical',
        title: 'Trackdesk token rejected',
        description: 'Conversions are held. Save a new one.',
      },
      {
        type: 'caution',
        title: 'Checks delayed',
        description: 'No check has completed for hours.',
      },
    ]);
    expect(page.signs()).toMatchObject({ 'Personal token': 'Rejected' });
  });

  it('shows no state of health if it is unavailable', async () => {
    const page = await Page.open(
      Saletrail.withEverything().will('GET /app/health', problem(503, { detail: 'Not now.' })),
    );

    expect(page.badge()).toBe('Health unavailable');
    expect(page.text).toContain('Not now.');
    expect(page.field('trackdeskTenantId').props.value).toBe('acme');
    expect(page.button('Open console')).toBeDefined();
  });

  it('refreshes after saving', async () => {
    const missing = { ...HEALTHY, token: { state: 'MISSING' } };
    const saletrail = Saletrail.withEverything()
      .will('GET /app/health', ok(missing), ok({ ...HEALTHY, token: { state: 'NOT_CHECKED' } }))
      .will('PUT /app/settings', ok(SETTINGS));
    const page = await Page.open(saletrail);
    await page.type('personalToken', 'td_secret-1');

    await page.press('Save changes');

    expect(page.signs()).toMatchObject({ 'Personal token': 'Not checked' });
    expect(page.banner()).toBe('Changes saved.');
  });

  it('shows settings, checks, health and the console link', async () => {
    const page = await Page.open(Saletrail.withEverything());

    expect(page.field('trackdeskTenantId').props.label).toBe('Tenant ID');
    expect(page.field('personalToken').props.label).toBe('Personal token');
    for (const label of ['Save changes', 'Check Now', 'Open console']) {
      expect(page.button(label)).toBeDefined();
    }
    expect(page.text).toContain('Last check: 12 objects read, nothing missed.');
    expect(Object.keys(page.signs())).toHaveLength(4);
  });

  it('requests a new single-use console link for each press', async () => {
    const url = 'https://console.example/sign-in/stripe?ticket=1';
    const page = await Page.open(
      Saletrail.withEverything().will('POST /app/console-links', ok({ url })),
    );

    await page.press('Open console');

    expect(page.button('Continue to console')?.props).toMatchObject({
      href: url,
      target: '_blank',
    });
    await page.press('Continue to console');
    expect(page.button('Open console')).toBeDefined();
  });

  it('shows an error if nothing can be loaded', async () => {
    const page = await Page.open(new Saletrail());

    expect(page.banner()).toBe('Settings unavailable');
  });
});
