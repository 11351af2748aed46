import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserFlags, findBrowser } from './.ci/browser.mjs';

// A zone with half hours and with summer time: code that mixes days and instants goes wrong there.
process.env['TZ'] = 'America/St_Johns';

const inNode = (name: string, include: string[]) => ({
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
    environment: 'node' as const,
    // What installs a package or starts a browser takes its time; a test of the SDK does not.
    ...(name !== 'sdk' && { testTimeout: 60_000, hookTimeout: 120_000 }),
  },
});

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
      inNode('sdk', ['sdk/**/*.test.ts']),
      inNode('walls', ['.ci/walls.test.ts']),
      inNode('package', ['.ci/package.test.ts']),
      inNode('examples', ['examples/*/*.test.ts']),
      stories,
    ],
  },
});
