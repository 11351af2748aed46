import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openBrowser, openBrowserWithDisk, openPage, serveWithVite, type Served } from '../browser.js';

let browser: Browser;
let server: Served;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), serveWithVite(fileURLToPath(new URL('.', import.meta.url)))]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const row = (page: Pick<Page, 'getByRole'>, title: string) => page.getByRole('row', { name: new RegExp(`^${title}`) });

async function openSample(): Promise<Page> {
  const { page } = await openPage(browser, server.url);
  await row(page, 'Phase 1').waitFor();
  return page;
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  await row(page, from).getByRole('gridcell').first().click();
  await page.keyboard.press('F2');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
}

describe('the quickstart in a browser', { timeout: 60_000 }, () => {
  it('that is full says so, goes on showing the change, and stores it when there is room', async () => {
    const context = await openBrowserWithDisk();
    const page = await context.newPage();
    await page.goto(server.url);
    await row(page, 'Phase 1').waitFor();
    const session = await context.newCDPSession(page);
    const { origin } = new URL(server.url);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // The browser remembers what room there was until it has closed the database, seconds after the page.
    await page.goto('about:blank');
    await page.waitForTimeout(4_000);
    await page.goto(server.url);
    await row(page, 'Phase 1').waitFor();
    await rename(page, 'Phase 1', 'Phase one');
    await page.locator('milestone-timeline').getByText('The disk is full').waitFor();
    await row(page, 'Phase one').waitFor();

    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.locator('milestone-timeline').getByText('The disk is full').waitFor({ state: 'detached' });
    await page.reload();
    await row(page, 'Phase one').waitFor();
    await context.close();
  });

  it('that was emptied says so, keeps what was shown, and takes nothing that could not be saved', async () => {
    const page = await openSample();
    await page.evaluate(() => new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('milestone-kit');
      request.onsuccess = resolve;
      request.onerror = reject;
    }));
    await page.locator('milestone-timeline').getByText('deleted elsewhere. Reload the page').waitFor();
    await rename(page, 'Phase 1', 'Phase one');
    expect(await page.locator('milestone-timeline .rename').inputValue()).toBe('Phase one');
    await page.keyboard.press('Escape');
    await row(page, 'Phase 1').waitFor();
    await page.context().close();
  });

  it('that lets the page keep nothing says so and shows the plan all the same', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    // A frame without an origin of its own has no storage either; its scripts have to be let through by name.
    await context.route('**/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
    });
    await page.goto(new URL('page.css', server.url).href);
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.sandbox.add('allow-scripts');
      Object.assign(frame, { src, width: 1200, height: 800 });
      document.body.append(frame);
    }, server.url);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('status').filter({ hasText: 'Allow this site to keep data' }).waitFor();
    await row(frame, 'Phase 1').waitFor();
    // What is still under way when the context closes would fail after the test.
    await context.unrouteAll({ behavior: 'wait' });
    await context.close();
  });

  it('that holds the data of a newer version says so, and leaves it as it was', async () => {
    const { page } = await openPage(browser, new URL('page.css', server.url).href);
    await page.evaluate(() => new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('milestone-kit', 99);
      request.onupgradeneeded = () => request.result.createObjectStore('future').put('kept', 'key');
      request.onerror = () => reject(new Error('not opened'));
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    }));
    await page.goto(server.url);
    await page.getByRole('status').filter({ hasText: 'newer version of the program. Update this one' }).waitFor();
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`)))
      .toContain('milestone-kit 99');
    await page.context().close();
  });

  it('refuses 30 February in the form, and keeps the day that was there', async () => {
    const page = await openSample();
    await row(page, 'Booking flow').getByRole('gridcell').first().click();
    const before = await row(page, 'Booking flow').getAttribute('aria-label');
    await page.keyboard.press('Space');
    const form = page.getByRole('dialog');
    await form.getByLabel('Due').focus();
    await page.keyboard.type('02302026');
    await page.keyboard.press('Enter');
    await form.getByRole('alert').filter({ hasText: 'no such day in the calendar' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await row(page, 'Booking flow').getAttribute('aria-label')).toBe(before);
    await page.context().close();
  });
});
