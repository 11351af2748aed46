/**
 * The main thread's work between two frames, from the browser's own trace.
 *
 * @param during moves the chart and marks each frame with `bench-frame-N`; answers false where nothing moves
 * @returns mean and worst in milliseconds, or undefined where nothing moved
 */
export async function frameWork(browser, page, during) {
  await browser.startTracing(page, {
    categories: ['-*', 'toplevel', 'blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  const moved = await during();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  if (!moved) return undefined;

  const marks = traceEvents.filter((event) => event.name?.startsWith('bench-frame-')).sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  const tasks = traceEvents.filter((event) =>
    event.pid === first.pid && event.tid === first.tid && event.ph === 'X' && event.name === 'RunTask');
  const work = marks.slice(1).map((mark, index) => {
    const from = marks[index].ts;
    // A task that crosses the mark counts on both sides by its share.
    return tasks.reduce((sum, task) =>
      sum + Math.max(0, Math.min(task.ts + task.dur, mark.ts) - Math.max(task.ts, from)), 0) / 1000;
  });
  return { mean: work.reduce((sum, ms) => sum + ms, 0) / work.length, worst: Math.max(...work) };
}
