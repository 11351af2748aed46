import { expect } from '@open-wc/testing';

import { plan, today } from './test-page.js';

/** A page of its own, whose policy allows scripts from here and nothing else. */
async function strictPage(): Promise<{ page: Window & typeof globalThis; violations: string[]; frame: HTMLIFrameElement }> {
  const frame = document.createElement('iframe');
  const policy = 'default-src \'none\'; script-src \'self\'; style-src \'none\'; trusted-types lit-html '
    + '\'allow-duplicates\'; require-trusted-types-for \'script\'';
  const markup = `<!doctype html><html lang="en"><title>Strict</title>
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <script type="module" src="${new URL('./define.ts', import.meta.url).href}"></script><body></body>`;
  frame.src = URL.createObjectURL(new Blob([markup], { type: 'text/html' }));
  frame.width = '1000';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow as Window & typeof globalThis;
  const violations: string[] = [];
  page.document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
    violations.push(`${violatedDirective} ${sourceFile}:${lineNumber}`));
  await page.customElements.whenDefined('milestone-timeline');
  return { page, violations, frame };
}

describe('the timeline under a strict content security policy', () => {
  it('draws, selects and edits without a single violation', async () => {
    const { page, violations, frame } = await strictPage();
    const element = page.document.createElement('milestone-timeline');
    Object.assign(element, { milestones: plan, today, selectedId: 'beta' });
    page.document.body.append(element);
    await element.updateComplete;
    const root = element.shadowRoot!;
    root.querySelector<HTMLElement>('.row[aria-selected=true]')!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 's', bubbles: true, composed: true }));
    await element.updateComplete;
    root.querySelector<HTMLElement>('.row')!.dispatchEvent(
      new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true }));
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(violations).to.deep.equal([]);
    expect(root.querySelectorAll('.row')).to.have.length(6);
    expect(root.querySelector<HTMLElement>('.task')!.getBoundingClientRect().width).to.be.greaterThan(20);
    expect(page.getComputedStyle(root.querySelector('.row')!).display).to.equal('grid');
    // The guard itself: what is forbidden is heard.
    page.document.body.setAttribute('style', 'color: red');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(violations).to.have.length(1);
    frame.remove();
  });
});
