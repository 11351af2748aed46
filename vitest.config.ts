import { defineConfig } from 'vitest/config';

// A zone with half hours and with summer time: code that mixes days and instants goes wrong there.
process.env['TZ'] = 'America/St_Johns';

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
    ],
  },
});
