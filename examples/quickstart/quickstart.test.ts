import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openBrowser, openPage, serveWithVite, type Served } from '../browser.js';

let browser: Browser;
let server: Served;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), serveWithVite(fileURLToPath(new URL('.', import.meta.url)))]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const row = (page: Page, title: string) => page.getByRole('row', { name: new RegExp(`^${title}`) });

async function openSample(): Promise<{ page: Page; troubles: string[] }> {
  const opened = await openPage(browser, server.url);
  await row(opened.page, 'Phase 1').waitFor();
  return opened;
}

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.locator('#file').setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(content) });
}

const garden = '# A garden\n\n## Spring (Months 1-3)\n\n- [ ] Dig the beds\n- [x] Order seeds\n';

describe('the quickstart', { timeout: 60_000 }, () => {
  it('opens with a sample plan, its progress and its KPIs', async () => {
    const { page, troubles } = await openSample();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Harbour Bikes');
    await page.getByRole('button', { name: 'Record a reading of Monthly revenue' }).waitFor();
    await page.getByRole('img', { name: /\d+% done/ }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('keeps what is changed by keyboard over a reload, and takes it back', async () => {
    const { page } = await openSample();
    await row(page, 'Phase 1').getByRole('gridcell').first().click();
    await page.keyboard.press('F2');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Phase one, renamed');
    await page.keyboard.press('Enter');
    await row(page, 'Phase one, renamed').waitFor();

    await page.reload();
    await row(page, 'Phase one, renamed').waitFor();
    await page.context().close();
  });

  it('keeps what is moved by mouse over a reload', async () => {
    const { page } = await openSample();
    const before = await row(page, 'Booking flow').getAttribute('aria-label');
    await row(page, 'Booking flow').getByRole('gridcell').first().click();
    const bar = page.locator('milestone-timeline').locator('.lane.selected [data-bar]');
    const box = await bar.boundingBox();
    if (!box) throw new Error('The selected bar is not drawn.');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => row(page, 'Booking flow').getAttribute('aria-label')).not.toBe(before);
    const after = await row(page, 'Booking flow').getAttribute('aria-label');

    await page.reload();
    await row(page, 'Booking flow').waitFor();
    expect(await row(page, 'Booking flow').getAttribute('aria-label')).toBe(after);
    await page.context().close();
  });

  it('shows what a chosen document would change, brings it in, and finds it again after a reload', async () => {
    const { page } = await openSample();
    await choose(page, 'garden.md', garden);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('New: Dig the beds').waitFor();
    await dialog.getByRole('button', { name: 'Import' }).click();
    await row(page, 'Dig the beds').waitFor();

    await page.reload();
    await row(page, 'Dig the beds').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('A garden');

    await choose(page, 'garden.md', `${garden}- [ ] Fence\n`);
    await dialog.getByText('New: Fence').waitFor();
    expect(await dialog.getByText('Dig the beds').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Import' }).click();
    await row(page, 'Fence').waitFor();
    expect(await row(page, 'Dig the beds').count()).toBe(1);
    await page.context().close();
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe]), /not a text document|no text/i],
    ['a document without a plan', 'Dear diary, today it rained.', /no plan/i],
    ['a document of 50 MB', Buffer.alloc(50_000_000, 'a'), /larger than|too large/i],
  ])('says what is wrong with %s, and keeps the plan', async (name, content, sentence) => {
    const { page } = await openSample();
    if (content.length > 40_000_000) {
      // More than the driver hands over: the page makes the file itself.
      await page.evaluate((size) => {
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(size).fill(97)], 'large.md'));
        const input = document.querySelector<HTMLInputElement>('#file');
        if (!input) throw new Error('no input');
        input.files = files.files;
        input.dispatchEvent(new Event('change'));
      }, content.length);
    } else await choose(page, `${name}.md`, content);
    await page.getByRole('status').filter({ hasText: sentence }).waitFor();
    await row(page, 'Phase 1').waitFor();
    await page.context().close();
  });
});
