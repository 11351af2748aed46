// Runs in the page: one chart, one plan, and the clock around what a person waits for.
import * as adapter from 'chart';

// What an adapter may leave out is looked up, not imported.
const chart = { ...adapter };
const container = document.getElementById('container');

/** Resolves after the browser has painted what stands in the page now. */
const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(undefined);
  });
});

/** The part of the chart that scrolls furthest in one direction, looked for through shadow roots too. */
function scroller(axis) {
  let best;
  let furthest = 0;
  const visit = (node) => {
    const reach = axis === 'vertical' ? node.scrollHeight - node.clientHeight : node.scrollWidth - node.clientWidth;
    const overflow = getComputedStyle(node)[axis === 'vertical' ? 'overflowY' : 'overflowX'];
    if (reach > furthest && (overflow === 'auto' || overflow === 'scroll')) [best, furthest] = [node, reach];
    for (const child of [...node.children, ...(node.shadowRoot?.children ?? [])]) visit(child);
  };
  visit(container);
  return best;
}

window.bench = {
  /** Milliseconds from data at hand to the first complete paint. */
  async mount(plan) {
    const began = performance.now();
    await chart.mount(container, plan);
    let now = await painted();
    while (!chart.isComplete(container)) {
      if (now - began > 60_000) throw new Error('The chart never became complete.');
      now = await painted();
    }
    return now - began;
  },

  /** Moves by `step` pixels each frame, and marks each frame for the trace. */
  async move(axis, step, frames) {
    const element = chart.move ? undefined : scroller(axis);
    if (!element && !chart.move) return false;
    for (let frame = 0; frame <= frames; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      performance.mark(`bench-frame-${frame}`);
      if (chart.move) chart.move(axis, step);
      else if (axis === 'vertical') element.scrollTop += step;
      else element.scrollLeft += step;
    }
    return true;
  },
};
