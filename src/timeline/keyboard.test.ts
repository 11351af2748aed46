import { expect } from '@open-wc/testing';

import { heard, longPlan, mount, obey, painted, plan, press, root, rowOf, said, titles } from './test-page.js';

function focused(element: HTMLElement): string {
  return element.shadowRoot!.activeElement?.ariaLabel?.split(',')[0] ?? '';
}

describe('the keys of the timeline', () => {
  it('Tab leads to one row only', async () => {
    const element = await mount();
    expect(root(element).querySelectorAll('.row[tabindex="0"]')).to.have.length(1);
  });

  for (const [key, from, to] of [
    ['ArrowDown', 'Foundation', 'Curriculum'], ['ArrowUp', 'Curriculum', 'Foundation'], ['End', 'Foundation', 'Market expansion'],
    ['Home', 'Growth', 'Foundation'], ['ArrowLeft', 'Beta testing', 'Foundation'], ['ArrowUp', 'Foundation', 'Foundation'],
  ] as const) {
    it(`${key} goes from ${from} to ${to}`, async () => {
      const element = await mount();
      await press(element, from, key);
      expect(focused(element)).to.equal(to);
    });
  }

  it('PageDown goes on by what is seen', async () => {
    const element = await mount(longPlan(200));
    await press(element, 'Goal 0', 'PageDown');
    expect(Number(/\d+/.exec(focused(element))![0])).to.be.within(8, 18);
  });

  it('the arrows close and open a row, and then go through its cells', async () => {
    const element = await mount();
    await press(element, 'Foundation', 'ArrowLeft');
    expect(titles(element)).to.deep.equal(['Foundation', 'Growth', 'Market expansion']);
    expect(rowOf(element, 'Foundation').ariaExpanded).to.equal('false');
    await press(element, undefined, 'ArrowRight');
    expect(titles(element)).to.have.length(6);
    await press(element, undefined, 'ArrowRight');
    expect(root(element).activeElement!.className).to.equal('cell name');
    await press(element, undefined, 'ArrowRight');
    await press(element, undefined, 'ArrowRight');
    expect(root(element).activeElement!.className).to.equal('cell status');
    await press(element, undefined, 'ArrowLeft');
    expect(root(element).activeElement!.className).to.equal('cell people');
  });

  it('the arrows are the other way round where text runs from right to left', async () => {
    const element = await mount();
    element.parentElement!.dir = 'rtl';
    await painted(element);
    element.milestones = [...plan];
    element.parentElement!.style.inlineSize = '1190px';
    await painted(element);
    await press(element, 'Foundation', 'ArrowRight');
    expect(rowOf(element, 'Foundation').ariaExpanded).to.equal('false');
  });

  it('Alt+arrows ask for other days', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    await press(element, 'Beta testing', 'Alt+ArrowRight');
    await press(element, 'Beta testing', 'Alt+ArrowLeft');
    await press(element, 'Beta testing', 'Alt+Shift+ArrowRight');
    await press(element, 'Public launch', 'Alt+ArrowRight');
    expect(asked.map(({ id, startsOn, dueOn }) => [id, startsOn, dueOn])).to.deep.equal([
      ['beta', '2026-04-07', '2026-05-30'], ['beta', '2026-04-05', '2026-05-28'], ['beta', '2026-04-06', '2026-05-30'],
      ['launch', null, '2026-05-04']]);
  });

  it('never makes an item end before it starts', async () => {
    const element = await mount([{ id: 'a', title: 'Short', startsOn: '2026-03-01', dueOn: '2026-03-01' }]);
    const asked = heard(element, 'milestone-schedule-request');
    await press(element, 'Short', 'Alt+Shift+ArrowLeft');
    expect(asked).to.have.length(0);
  });

  it('says what has become of it', async () => {
    const element = await mount();
    obey(element);
    await press(element, 'Public launch', 'Alt+ArrowRight');
    expect(said(element)).to.equal('Public launch, milestone, off track, due May 4, 2026, 8 days overdue');
    expect(focused(element)).to.equal('Public launch');
  });

  it('changes nothing on its own', async () => {
    const element = await mount();
    const before = rowOf(element, 'Public launch').ariaLabel;
    await press(element, 'Public launch', 'Alt+ArrowRight');
    expect(rowOf(element, 'Public launch').ariaLabel).to.equal(before);
  });

  it('says why dates and progress of a parent cannot be set', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    await press(element, 'Growth', 'Alt+ArrowRight');
    expect(said(element)).to.equal('The dates of Growth follow from the items below it.');
    await press(element, 'Foundation', 'Alt+ArrowUp');
    expect(said(element)).to.equal('The progress of Foundation follows from the items below it.');
    expect(asked).to.have.length(0);
  });

  it('Alt+up and down ask for more and less progress', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-progress-request');
    await press(element, 'Beta testing', 'Alt+ArrowUp');
    await press(element, 'Beta testing', 'Alt+ArrowDown');
    expect(asked.map(({ progress, on }) => [progress, on])).to.deep.equal([[0.7, '2026-05-12'], [0.6, '2026-05-12']]);
  });

  it('Ctrl+arrows ask for another place', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-move-request');
    await press(element, 'Beta testing', 'Ctrl+ArrowUp');
    await press(element, 'Beta testing', 'Ctrl+ArrowDown');
    await press(element, 'Beta testing', 'Ctrl+ArrowRight');
    await press(element, 'Beta testing', 'Ctrl+ArrowLeft');
    expect(asked.map(({ parentId, afterId }) => [parentId, afterId])).to.deep.equal([
      ['phase-1', null], ['phase-1', 'launch'], ['curriculum', null], [null, 'phase-1']]);
    await press(element, 'Foundation', 'Ctrl+ArrowUp');
    expect(said(element)).to.equal('It cannot be moved any further.');
    expect(asked).to.have.length(4);
  });

  it('F2 edits the title in place: Enter asks, Escape does not', async () => {
    const element = await mount();
    obey(element);
    const asked = heard(element, 'milestone-change-request');
    await press(element, 'Beta testing', 'F2');
    const input = root(element).activeElement as HTMLInputElement;
    expect(input.value).to.equal('Beta testing');
    input.value = 'Second beta';
    await press(element, undefined, 'Enter');
    expect(asked.map(({ id, set }) => [id, set])).to.deep.equal([['beta', { title: 'Second beta' }]]);
    expect(focused(element)).to.equal('Second beta');
    await press(element, undefined, 'F2');
    (root(element).activeElement as HTMLInputElement).value = 'Third';
    await press(element, undefined, 'Escape');
    expect(asked).to.have.length(1);
    expect(focused(element)).to.equal('Second beta');
  });

  it('an empty title is no change', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-change-request');
    await press(element, 'Beta testing', 'Enter');
    (root(element).activeElement as HTMLInputElement).value = '   ';
    await press(element, undefined, 'Enter');
    expect(asked).to.have.length(0);
  });

  it('S opens the states, and the menu goes with the keys', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-change-request');
    await press(element, 'Beta testing', 's');
    expect(root(element).activeElement!.textContent!.trim()).to.equal('Active');
    await expect(element).to.be.accessible();
    await press(element, undefined, 'ArrowDown');
    (root(element).activeElement as HTMLElement).click();
    await painted(element);
    expect(asked.map(({ set }) => set)).to.deep.equal([{ status: 'blocked' }]);
    expect(focused(element)).to.equal('Beta testing');
  });

  it('Escape leaves the menu for the row', async () => {
    const element = await mount();
    await press(element, 'Beta testing', 'Shift+F10');
    expect(root(element).querySelectorAll('[role=menuitem]').length).to.be.greaterThan(5);
    await press(element, undefined, 'Escape');
    expect(root(element).querySelector('.menu')).to.equal(null);
    expect(focused(element)).to.equal('Beta testing');
  });

  it('Delete asks, and the focus goes to the next row', async () => {
    const element = await mount();
    obey(element);
    const asked = heard(element, 'milestone-delete-request');
    await press(element, 'Beta testing', 'Delete');
    expect(asked.map(({ id }) => id)).to.deep.equal(['beta']);
    expect(titles(element)).to.not.include('Beta testing');
    expect(focused(element)).to.equal('Public launch');
    expect(said(element)).to.equal('Deleted Beta testing.');
  });

  it('+ and − zoom, F shows all', async () => {
    const element = await mount();
    const width = () => root(element).querySelector('.lane[data-index="1"] .task')!.getBoundingClientRect().width;
    const before = width();
    await press(element, 'Foundation', '+');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(width()).to.be.closeTo(before * 1.5, before * 0.1);
    await press(element, undefined, 'f');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(width()).to.be.lessThan(before * 1.4);
  });

  it('? lists the keys', async () => {
    const element = await mount();
    await press(element, 'Foundation', '?');
    const dialog = root(element).querySelector<HTMLDialogElement>('.keys-help')!;
    expect(dialog.open).to.equal(true);
    expect(dialog.querySelectorAll('dt').length).to.be.greaterThan(15);
    await expect(element).to.be.accessible();
  });

  it('/ leads to the find field, which filters and says how many it has found', async () => {
    const element = await mount();
    await press(element, 'Foundation', '/');
    const field = root(element).activeElement as HTMLInputElement;
    expect(field.type).to.equal('search');
    field.value = 'LAUNCH';
    field.dispatchEvent(new InputEvent('input'));
    await painted(element);
    expect(titles(element)).to.deep.equal(['Foundation', 'Public launch']);
    expect(said(element)).to.equal('1 item found');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await painted(element);
    expect(focused(element)).to.equal('Public launch');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await painted(element);
    expect(titles(element)).to.have.length(6);
  });

  it('the strip pans and zooms with the keys', async () => {
    const element = await mount(plan, 1200, { zoom: 'weeks' });
    const brush = root(element).querySelector<HTMLElement>('.brush')!;
    const before = Number(brush.ariaValueNow);
    brush.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(Number(brush.ariaValueNow)).to.be.greaterThan(before);
    expect(brush.ariaValueText).to.match(/^Shows .* 2026 to .* 2026$/);
  });
});
