import * as a11y from '@storybook/addon-a11y/preview';
import { setProjectAnnotations } from '@storybook/web-components-vite';
import { cdp } from 'vitest/browser';
import preview from './preview.js';

interface DevTools {
  send(method: 'Emulation.setEmulatedMedia', params: { features: { name: string; value: string }[] }): Promise<unknown>;
}

const emulate = (forced: boolean, dark: boolean) =>
  (cdp() as unknown as DevTools).send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });

// A toolbar cannot force colours; the browser of the tests can, so that a story with that theme is seen as it will be.
setProjectAnnotations([
  a11y,
  preview,
  { beforeEach: ({ globals }) => emulate(globals['theme'] === 'forced', globals['theme'] === 'dark').then(() => undefined) },
]);
