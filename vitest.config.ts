import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserFlags, findBrowser } from './.ci/browser.mjs';

// A zone with half hours and with summer time: code that mixes days and instants goes wrong there.
process.env['TZ'] = 'America/St_Johns';

/** Every story is a test: it renders, its play function passes, and axe finds nothing. */
async function stories() {
  const browser = playwright({ launchOptions: { executablePath: await findBrowser(), args: browserFlags } });
  return {
    plugins: [storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) })],
    test: {
      name: 'stories',
      browser: { enabled: true, headless: true, provider: browser, instances: [{ browser: 'chromium' as const }] },
      setupFiles: ['.storybook/vitest.setup.ts'],
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'sdk',
          environment: 'node',
          include: ['sdk/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      { test: { name: 'walls', environment: 'node', include: ['.ci/walls.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
      { test: { name: 'package', environment: 'node', include: ['.ci/package.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
      { test: { name: 'examples', environment: 'node', include: ['examples/*/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
      stories,
    ],
  },
});
