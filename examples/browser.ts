import { createServer as createHttpServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { createServer } from 'vite';

import { browserFlags, findBrowser } from '../.ci/browser.mjs';

/** Starts a real browser for the smoke tests of the examples. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
}

/** One that keeps its data on the disk until it is closed, and not in memory: only there room can run out. */
export async function openBrowserWithDisk(): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', { executablePath: await findBrowser(), args: browserFlags });
}

/** A page that keeps what goes wrong on it: errors, refusals by the Content-Security-Policy, failed requests. */
export async function openPage(browser: Browser, url: string): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'America/St_Johns' });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(url);
  return { page, troubles };
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an example as `npm start` does. */
export async function serveWithVite(folder: string): Promise<Served> {
  const server = await createServer({ root: folder, logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('The development server has no address.');
  return { url, close: () => server.close() };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.md': 'text/markdown',
};

/** Serves files as they are, as any web server would. */
export async function serveFiles(root: string): Promise<Served> {
  const server = createHttpServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    readFile(join(root, path)).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
