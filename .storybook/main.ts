import type { StorybookConfig } from '@storybook/web-components-vite';
import { compileElements } from './compile-elements.js';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({ ...vite, plugins: [compileElements(), ...(vite.plugins ?? [])] }),
};

export default config;
