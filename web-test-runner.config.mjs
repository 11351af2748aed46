import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { summaryReporter, defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserFlags, findBrowser } from './.ci/browser.mjs';
import { countingReporter } from './.ci/counting-reporter.mjs';

// A zone with half hours and with summer time: code that mixes days and instants goes wrong there.
process.env.TZ = 'America/St_Johns';
/** Where `npm test` wants the numbers. */
const results = process.env.MILESTONE_KIT_RESULTS;
const executablePath = await findBrowser();

export default {
  files: ['src/**/*.test.ts', 'sdk/**/*.browser.test.ts'],
  // The development builds of the Markdown parser bring a CommonJS module that a browser cannot load.
  nodeResolve: { exportConditions: ['production', 'default'] },
  concurrency: 2,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath, args: browserFlags },
      concurrency: 2,
      // A window of its own for each file, with focus: a tab behind another one draws no frames.
      createPage: async ({ context }) => {
        const own = await context.browser().createBrowserContext();
        const page = await own.newPage();
        await page.emulateFocusedPage(true);
        return page;
      },
    }),
  ],
  plugins: [
    {
      // The one CommonJS module on the way to a browser; rollup and vite turn such modules round by themselves.
      name: 'format-as-module',
      transform: ({ path, body }) => path.endsWith('/node_modules/format/format.js')
        ? `const module = { exports: {} };\n${body}\nexport default module.exports;` : undefined,
    },
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
  reporters: results === undefined ? [defaultReporter()] : [summaryReporter(), countingReporter(results)],
  // Lit says so on every page; that is what tests want.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
