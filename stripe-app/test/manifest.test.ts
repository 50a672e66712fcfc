import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../stripe-app.json';

describe('the manifest', () => {
  it('requests read permissions only, each once', () => {
    const permissions = manifest.permissions.map((asked) => asked.permission);

    expect(permissions.filter((permission) => !permission.endsWith('_read'))).toEqual([]);
    expect(new Set(permissions).size).toBe(permissions.length);
  });

  it('permits the view to call our backend only', () => {
    expect(manifest.ui_extension.content_security_policy['connect-src']).toEqual([
      `${manifest.constants.console}/app/`,
    ]);
  });

  it('redirects from the installation to our console', () => {
    expect(manifest.allowed_redirect_uris).toEqual([`${manifest.constants.console}/install/done`]);
  });

  it('names existing views', () => {
    for (const view of manifest.ui_extension.views) {
      expect(existsSync(`src/views/${view.component}.tsx`)).toBe(true);
    }
  });

  it('names an existing icon', () => {
    expect(existsSync(manifest.icon)).toBe(true);
  });
});
