import { expect, waitUntil } from '@open-wc/testing';
import { CSSResult, type LitElement } from 'lit';

import * as kit from './index.js';
import { shared, tokens } from './theme/index.js';

const elements = Object.entries<unknown>(kit).filter(
  (entry): entry is [string, new () => HTMLElement] =>
    typeof entry[1] === 'function' && entry[1].prototype instanceof HTMLElement,
);

describe('the css of every element', () => {
  const ofTheme = new Set<unknown>([tokens, shared].flat(Infinity as 1));
  // Keywords that stand for a colour given elsewhere are fine.
  const color = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\((?!in |from var)|:\s*(?:white|black|red|gr[ae]y)\b/i;

  for (const [name, element] of elements) {
    it(`names no colour in ${name}: that is the theme's`, () => {
      const own = [(element as unknown as typeof LitElement).styles ?? []].flat(Infinity as 1)
        .filter((style): style is CSSResult => style instanceof CSSResult && !ofTheme.has(style));
      expect(own.length).to.be.at.least(1);
      for (const { cssText } of own) expect(cssText.match(color)?.[0]).to.equal(undefined);
    });
  }
});

it('registers no tag when classes are imported', () => {
  for (const [, element] of elements) expect(() => new element()).to.throw(TypeError);
});

describe('a page with a strict content security policy', () => {
  it('shows everything without a violation', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentDocument!;
    const script = page.createElement('script');
    Object.assign(script, { type: 'module', src: '/src/define.ts' });
    const policy = page.createElement('meta');
    policy.httpEquiv = 'content-security-policy';
    policy.content = `default-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script';
      trusted-types lit-html`;
    page.head.append(script, policy);
    const violations: string[] = [];
    page.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      violations.push(`${violatedDirective} ${sample}`);
    });
    const provider = page.createElement('milestone-provider');
    provider.append(page.createElement('milestone-kpi-board'), page.createElement('milestone-timeline'));
    const ring = page.createElement('milestone-progress-ring');
    ring.setAttribute('progress', '0.4');
    ring.setAttribute('expected', '0.5');
    page.body.append(ring, provider);
    const board = page.querySelector('milestone-kpi-board')!;
    await waitUntil(() => page.querySelector('milestone-progress-ring')?.shadowRoot?.querySelector('[part=ring]'), 'ring', {
      timeout: 8_000,
    });
    await waitUntil(() => board.shadowRoot?.textContent?.includes('No KPIs yet'), 'board', { timeout: 8_000 });
    const Board = board.constructor as typeof kit.MilestoneKpiBoard;
    const filled = new Board();
    filled.kpis = [{ id: 'k', planId: 'p', name: 'Team', direction: 'up', rank: 'a' }];
    filled.targets = [{ id: 't', kpiId: 'k', on: '2099-12-31', min: 5, max: 9, text: '5–9' }];
    filled.readings = [{ id: 'r', kpiId: 'k', on: '2026-01-01', at: '2026-01-01T00:00:00Z', value: 3 }];
    page.body.append(filled);
    await filled.updateComplete;
    const next = filled.shadowRoot!.querySelector<HTMLElement>('.next')!;
    expect(next.style.left, 'placed through the object model').to.match(/%$/);
    expect(violations).to.deep.equal([]);
    frame.remove();
  });
});
