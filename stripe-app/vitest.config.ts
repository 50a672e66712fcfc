import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // The SDK's matchers want a global `expect`, and its modules import without extensions.
    globals: true,
    server: { deps: { inline: [/@stripe\/ui-extension-sdk/] } },
  },
});
