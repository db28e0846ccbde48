/** So long nothing else is heard. */
const SLICE_MS = 40;

/**
 * Does work that can be interrupted between its steps, so that a newer call is heard meanwhile; null once it is given up. `onShare`
 * hears now and then of steps that tell how much is done.
 */
export async function inSlices<T>(
  work: Generator<unknown, T>,
  signal: AbortSignal,
  onShare: (share: number) => void = () => undefined,
): Promise<T | null> {
  let begun = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    if (typeof step.value === 'number') onShare(step.value);
    await new Promise(resolve => setTimeout(resolve, 0));
    if (signal.aborted) return null;
    begun = performance.now();
  }
}
