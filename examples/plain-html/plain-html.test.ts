import { fileURLToPath } from 'node:url';

import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { openBrowser, openPage, serveFiles, type Served } from '../browser.js';

let browser: Browser;
let server: Served;

beforeAll(async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  [browser, server] = await Promise.all([openBrowser(), serveFiles(root)]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('draws a document on a plain page, under a strict Content-Security-Policy and Trusted Types', async () => {
  const { page, troubles } = await openPage(browser, `${server.url}/examples/plain-html/index.html`);
  await page.getByRole('row', { name: /^Order form with pick-up times/ }).waitFor();
  await page.getByRole('img', { name: /% done/ }).waitFor();
  expect(troubles).toEqual([]);
}, 60_000);
