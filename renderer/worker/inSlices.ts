/** So long nothing else is heard. */
const SLICE_MS = 40;

/** Does work that can be interrupted between its steps, so that a newer call is heard meanwhile; null once it is given up. */
export async function inSlices<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T | null> {
  let begun = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise(resolve => setTimeout(resolve, 0));
    if (signal.aborted) return null;
    begun = performance.now();
  }
}
