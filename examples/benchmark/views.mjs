/**
 * What a page with milestone-kit costs when it opens: the script of the quickstart's first view, and the way from a
 * closed IndexedDB of 10,000 items to the painted timeline. Run it after `npm run build` at the top.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build as bundle } from 'esbuild';
import { makePlan } from 'milestone-kit/testing';
import { chromium } from 'playwright';
import { build } from 'vite';

import { browserFlags, findBrowser } from '../../.ci/browser.mjs';
import { serve } from './serve.mjs';

const rounds = 5;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const types = { js: 'text/javascript', css: 'text/css', html: 'text/html', md: 'text/markdown' };

async function quickstart() {
  const root = join(import.meta.dirname, '../quickstart');
  const { output } = await build({ root, logLevel: 'error', build: { write: false, modulePreload: { polyfill: false } } });
  const routes = Object.fromEntries(output.map(({ fileName, code, source }) =>
    [`/${fileName}`, { type: types[fileName.split('.').at(-1)] ?? 'text/plain', body: code ?? source }]));
  routes['/'] = routes['/index.html'];
  routes['/sample-roadmap.md'] = { type: types.md, body: await readFile(join(root, 'sample-roadmap.md')) };
  return routes;
}

/** Milliseconds that scripts ran on the main thread until the plan was drawn, with everything cached. */
async function scriptOfFirstView(browser) {
  const server = await serve(await quickstart());
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const visit = async () => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(server.url);
    await page.getByRole('row', { name: /^Phase 1/ }).waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    const { metrics } = await session.send('Performance.getMetrics');
    await page.close();
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  // The first visit imports the sample and fills the caches.
  await visit();
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await visit());
  await context.close();
  server.close();
  return median(times);
}

/** Milliseconds from opening the workspace to the painted timeline. */
async function fromIndexedDB(browser, items) {
  const { outputFiles: [script] } = await bundle({
    entryPoints: [join(import.meta.dirname, 'from-indexeddb.js')],
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error',
  });
  const server = await serve({
    '/': { type: types.html, body: '<!doctype html><html lang="en"><script type="module" src="/page.js"></script></html>' },
    '/page.js': { type: types.js, body: script.text },
    '/plan.json': { type: 'application/json', body: JSON.stringify(makePlan({ items, seed: 1 })) },
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const inPage = async (work) => {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(server.url);
    await page.waitForFunction(() => window.fill);
    const result = await page.evaluate(work);
    await page.close();
    return result;
  };
  await inPage(() => window.fill());
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await inPage(() => window.open()));
  await context.close();
  server.close();
  return median(times);
}

const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
console.log(`quickstart, cached: ${(await scriptOfFirstView(browser)).toFixed(0)} ms of script on the main thread`);
console.log(`10,000 items from IndexedDB to paint: ${(await fromIndexedDB(browser, 10_000)).toFixed(0)} ms`);
await browser.close();
