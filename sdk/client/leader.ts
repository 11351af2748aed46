const beatEveryMs = 1_000;
const patienceInMs = 3_000;

/**
 * Chooses one of the tabs that ask under the same name. With Web Locks the browser hands over the moment a tab is gone;
 * where they are missing (pages without https) a lease is kept alive by messages, and two tabs may lead for a moment,
 * which costs a repeated request and nothing else.
 *
 * @param begin called once, when this tab leads
 * @returns gives the lead away
 */
export function lead(name: string, begin: () => void): () => void {
  return globalThis.navigator?.locks ? leadByLock(name, navigator.locks, begin) : leadByLease(name, begin);
}

function leadByLock(name: string, locks: LockManager, begin: () => void): () => void {
  const waiting = new AbortController();
  let release: () => void = () => waiting.abort();
  locks.request(name, { signal: waiting.signal }, () => {
    begin();
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  }).catch((error: unknown) => {
    if (!waiting.signal.aborted) throw error;
  });
  return () => release();
}

/**
 * Whoever has heard of no leader for a while becomes it. Two that begin in the same instant both lead, until one of them
 * is closed: to send twice is harmless, to send nothing is not.
 */
export function leadByLease(name: string, begin: () => void): () => void {
  const channel = new BroadcastChannel(name);
  let beating: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout>;
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      const beat = (): void => channel.postMessage('leads');
      beat();
      beating = setInterval(beat, beatEveryMs);
      begin();
    }, patienceInMs);
  };
  channel.onmessage = () => {
    if (beating === undefined) listen();
  };
  listen();
  return () => {
    clearInterval(beating);
    clearTimeout(silence);
    channel.close();
  };
}
