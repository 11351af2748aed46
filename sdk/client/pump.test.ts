import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Pump, TryLater } from './pump.js';

describe('a pump', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs once more when it is asked while it runs, however often', async () => {
    const run = runs();
    const pump = new Pump(run.work, run.told);
    pump.wake();
    pump.wake();
    pump.wake();
    await pump.idle();
    expect(run.count).toBe(2);
  });

  it('tries again without end, with pauses that grow up to half a minute', async () => {
    const run = runs(new Error('down'));
    const pump = new Pump(run.work, run.told);
    pump.wake();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(run.count).toBe(8);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(run.count).toBe(28);
    pump.stop();
  });

  it('does not hammer at a storage that is down, unless there is reason to think that it is back', async () => {
    const run = runs(new Error('down'));
    const pump = new Pump(run.work, run.told);
    pump.wake();
    await vi.advanceTimersByTimeAsync(1);
    pump.wake();
    expect(run.count).toBe(1);
    pump.wake(true);
    expect(run.count).toBe(2);
    pump.stop();
  });

  it('gives up on an answer that does not come, and tries again', async () => {
    const run = runs();
    run.work = () => {
      run.count += 1;
      return new Promise<void>(() => undefined);
    };
    const pump = new Pump(() => run.work(), run.told);
    pump.wake();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(run.troubles).toEqual([expect.objectContaining({ code: 'unavailable' })]);
    await vi.advanceTimersByTimeAsync(250);
    expect(run.count).toBe(2);
    pump.stop();
  });

  it('waits as long as it is told to, and does not call that trouble', async () => {
    const run = runs(new TryLater(5_000));
    const pump = new Pump(run.work, run.told);
    pump.wake();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(run.count).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(run.count).toBe(2);
    expect(run.troubles).toEqual([]);
    pump.stop();
  });

  it('does not try while the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const run = runs();
    const pump = new Pump(run.work, run.told);
    pump.wake();
    await vi.advanceTimersByTimeAsync(1);
    expect(run.count).toBe(0);
    vi.unstubAllGlobals();
    pump.wake(true);
    await pump.idle();
    expect(run.count).toBe(1);
  });
});

function runs(trouble?: Error) {
  const run = {
    count: 0,
    troubles: [] as unknown[],
    work: (): Promise<void> => {
      run.count += 1;
      return trouble ? Promise.reject(trouble) : Promise.resolve();
    },
    told: (what: unknown): void => void (what === undefined || run.troubles.push(what)),
  };
  return run;
}
