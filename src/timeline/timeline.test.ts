import { expect } from '@open-wc/testing';

import { barOf, longPlan, mount, painted, plan, press, root, rowOf, titles } from './test-page.js';

describe('<milestone-timeline>', () => {
  it('shows the items as a tree in reading order', async () => {
    const element = await mount();
    expect(titles(element)).to.deep.equal(
      ['Foundation', 'Curriculum', 'Beta testing', 'Public launch', 'Growth', 'Market expansion']);
    const row = rowOf(element, 'Beta testing');
    expect(row.ariaLevel).to.equal('2');
    expect(row.ariaPosInSet).to.equal('2');
    expect(row.ariaSetSize).to.equal('3');
    expect(rowOf(element, 'Foundation').ariaExpanded).to.equal('true');
    expect(row.hasAttribute('aria-expanded')).to.equal(false);
  });

  it('says of each row what its bar shows', async () => {
    const element = await mount();
    expect(rowOf(element, 'Public launch').ariaLabel)
      .to.equal('Public launch, milestone, off track, due May 3, 2026, 9 days overdue');
    expect(rowOf(element, 'Beta testing').ariaLabel).to.match(
      /^Beta testing, task, .*, April 6, 2026 to May 29, 2026, 65% done, owner Aiko Kato$/);
  });

  it('takes items that have an id and a title only', async () => {
    const element = await mount([{ id: 'a', title: 'Alpha' }, { id: 'b', title: 'Beta', parentId: 'a' }]);
    expect(titles(element)).to.deep.equal(['Alpha', 'Beta']);
    expect(rowOf(element, 'Beta').ariaLabel).to.contain('no dates');
  });

  it('puts bars where their days are', async () => {
    const element = await mount();
    const [curriculum, beta] = [barOf(element, 'Curriculum'), barOf(element, 'Beta testing')]
      .map((bar) => bar.getBoundingClientRect());
    const perDay = curriculum!.width / 40;
    expect((beta!.left - curriculum!.left) / perDay).to.be.closeTo(91, 0.5);
    expect(beta!.width / perDay).to.be.closeTo(54, 0.5);
  });

  for (const width of [1200, 700, 360]) {
    it(`is accessible at ${width} px`, async () => {
      const element = await mount(plan, width, { selectedId: 'beta' });
      await expect(element).to.be.accessible();
    });
  }

  it('draws the rows that are seen and no others, however many there are', async () => {
    const element = await mount(longPlan(10_000));
    expect(root(element).querySelectorAll('.row').length).to.be.lessThan(40);
    expect(root(element).querySelector('[role=treegrid]')!.ariaRowCount).to.equal('10001');
    const scroller = root(element).querySelector('.scroller')!;
    scroller.scrollTop = 5_000 * 38;
    scroller.dispatchEvent(new Event('scroll'));
    await painted(element);
    expect(titles(element)).to.include('Goal 5000');
    expect(rowOf(element, 'Goal 5000').ariaRowIndex).to.equal('5002');
    const indexes = [...root(element).querySelectorAll<HTMLElement>('.row')].map((row) => Number(row.ariaRowIndex));
    expect(indexes).to.deep.equal([...indexes].sort((a, b) => a - b));
  });

  it('keeps the focus on a row that scrolls out of sight, and goes on from it', async () => {
    const element = await mount(longPlan(1_000));
    rowOf(element, 'Task 3').focus();
    const scroller = root(element).querySelector('.scroller')!;
    scroller.scrollTop = 20_000;
    scroller.dispatchEvent(new Event('scroll'));
    await painted(element);
    expect(root(element).activeElement!.ariaLabel).to.match(/^Task 3,/);
    await press(element, undefined, 'ArrowDown');
    expect(root(element).activeElement!.ariaLabel).to.match(/^Task 4,/);
    expect(scroller.scrollTop).to.be.lessThan(300);
  });

  it('keeps the focus when new data moves the row', async () => {
    const element = await mount();
    rowOf(element, 'Beta testing').focus();
    element.milestones = [{ id: 'new', title: 'Before all' }, ...plan.slice(0, 1), plan[2]!, plan[1]!, ...plan.slice(3)];
    await painted(element);
    expect(root(element).activeElement!.ariaLabel).to.match(/^Beta testing,/);
  });

  it('shows where the baseline had an item, and how far it is from there', async () => {
    const baseline = { id: 'b', planId: 'p', name: 'First', takenOn: '2026-01-01' as const,
      days: { launch: { dueOn: '2026-04-24' as const } } };
    const element = await mount(plan, 1200, { baseline });
    expect(root(element).querySelectorAll('.ghost')).to.have.length(1);
    expect(rowOf(element, 'Public launch').ariaLabel).to.contain('9 days later than planned');
  });

  it('lets time run from right to left where text does', async () => {
    const element = await mount();
    const before = barOf(element, 'Curriculum').getBoundingClientRect().x;
    element.parentElement!.dir = 'rtl';
    element.milestones = [...plan];
    await painted(element);
    window.dispatchEvent(new Event('resize'));
    const after = barOf(element, 'Curriculum').getBoundingClientRect();
    const beta = barOf(element, 'Beta testing').getBoundingClientRect();
    expect(beta.x).to.be.lessThan(after.x);
    expect(before).to.not.equal(after.x);
    await expect(element).to.be.accessible();
  });

  it('counts from the beginning in a plan without an anchor', async () => {
    const element = await mount([
      { id: 'a', title: 'Build', kind: 'task', relative: { unit: 'month', from: 1, to: 3 } },
      { id: 'b', title: 'Ship', kind: 'milestone', relative: { unit: 'month', to: 4 } },
    ]);
    expect(rowOf(element, 'Build').ariaLabel).to.contain('Month 1 to Month 3, Day 31');
    const axis = root(element).querySelector('.header')!.textContent;
    expect(axis).to.match(/(Month |M)2/);
    expect(root(element).querySelector('.today')).to.equal(null);
  });

  describe('with bad input', () => {
    it('shows hostile titles as plain text', async () => {
      const hostile = '<img src=x onerror=alert(1)>';
      const element = await mount([{ id: 'a', title: hostile, dueOn: '2026-03-01' }, { id: 'b', title: '\u202Eevil\0' }]);
      expect(titles(element)).to.deep.equal([hostile, 'evil']);
      expect(root(element).querySelector('img')).to.equal(null);
    });

    it('survives a title of 100,000 characters', async () => {
      const element = await mount([{ id: 'a', title: 'x'.repeat(100_000), startsOn: '2026-01-01', dueOn: '2026-03-01' }]);
      expect(root(element).querySelectorAll('.row')).to.have.length(1);
      expect(titles(element)[0]!.length).to.equal(1_000);
    });

    it('draws an item that starts after it is due, and says so', async () => {
      const element = await mount([{ id: 'a', title: 'Odd', startsOn: '2026-03-01', dueOn: '2026-02-01' }]);
      expect(barOf(element, 'Odd').getBoundingClientRect().width).to.be.greaterThan(6);
      expect(root(element).querySelector('.notice')!.textContent).to.contain('Odd (starts after it is due)');
      expect(rowOf(element, 'Odd').ariaLabel).to.contain('starts after it is due');
    });

    it('draws parents that lead in a circle flat, and flags them', async () => {
      const element = await mount([
        { id: 'a', title: 'One', parentId: 'b' }, { id: 'b', title: 'Two', parentId: 'a' }, { id: 'c', title: 'Three' }]);
      expect(titles(element)).to.have.members(['One', 'Two', 'Three']);
      expect(rowOf(element, 'One').ariaLevel).to.equal('1');
      expect(root(element).querySelector('.notice')!.textContent).to.contain('parents lead in a circle');
    });

    it('draws items that wait for each other, and flags them', async () => {
      const link = (id: string, fromId: string, toId: string) =>
        ({ id, planId: 'p', fromId, toId, type: 'FS', lagInDays: 0 }) as const;
      const element = await mount(plan, 1200, { dependencies: [link('1', 'curriculum', 'beta'), link('2', 'beta', 'curriculum')] });
      expect(titles(element)).to.have.length(6);
      const notice = root(element).querySelector('.notice')!.textContent;
      expect(notice).to.contain('Curriculum (waits for itself in a circle), Beta testing (waits');
      expect(rowOf(element, 'Public launch').ariaLabel).to.not.contain('circle');
    });

    it('counts usual weeks where the calendar has no working day, and says so', async () => {
      const element = await mount(plan, 1200, { calendar: { id: 'c', name: 'None', workingWeekdays: [], holidays: [] } });
      expect(titles(element)).to.have.length(6);
      expect(root(element).querySelector('.notice')!.textContent).to.contain('at least one working day');
    });

    it('names what it leaves out: ids used twice, days that do not exist, missing parents', async () => {
      const element = await mount([
        { id: 'a', title: 'One' }, { id: 'a', title: 'Double' }, { id: 'b', title: 'Two', dueOn: '2026-02-30' },
        { id: 'c', title: 'Three', parentId: 'nobody' }]);
      expect(titles(element)).to.deep.equal(['One', 'Two', 'Three']);
      const notice = root(element).querySelector('.notice')!.textContent;
      expect(notice).to.contain('id used twice').and.to.contain('a day that does not exist');
      expect(notice).to.contain('its parent is missing');
    });

    it('draws a span of 3,000 years', async () => {
      const element = await mount([{ id: 'a', title: 'Long', startsOn: '0001-01-01', dueOn: '3000-01-01' }], 1200,
        { zoom: 'fit' });
      expect(barOf(element, 'Long').getBoundingClientRect().width).to.be.greaterThan(400);
    });

    it('paints once it has a size', async () => {
      const element = await mount(plan, 0);
      expect(titles(element)).to.deep.equal([]);
      element.parentElement!.style.inlineSize = '900px';
      await painted(element);
      await painted(element);
      expect(titles(element)).to.have.length(6);
    });
  });

  describe('in its other states', () => {
    it('says what to do when there is nothing', async () => {
      const element = await mount([]);
      expect(root(element).querySelector('.message')!.textContent).to.contain('No milestones yet');
      await expect(element).to.be.accessible();
    });

    it('offers no change when it is read-only', async () => {
      const element = await mount(plan, 1200, { readOnly: true, selectedId: 'beta' });
      expect(root(element).querySelector('.new, .knob, .grip, button.chip')).to.equal(null);
      let asked = 0;
      for (const type of ['schedule', 'change', 'move', 'progress', 'delete', 'create']) {
        element.addEventListener(`milestone-${type}-request`, () => asked++);
      }
      for (const key of ['Alt+ArrowRight', 'F2', 'Delete', 'Ctrl+ArrowUp', 'Alt+ArrowUp', ' ', 'n', 's']) {
        await press(element, 'Beta testing', key);
      }
      expect(asked).to.equal(0);
      expect(root(element).querySelector('dialog, .rename, .menu')).to.equal(null);
      await expect(element).to.be.accessible();
    });

    it('lets go of everything when it leaves the page, and comes back', async () => {
      const element = await mount();
      const parent = element.parentElement!;
      element.remove();
      parent.append(element);
      await painted(element);
      expect(titles(element)).to.have.length(6);
    });
  });
});
