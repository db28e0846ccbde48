/** Milliseconds of one run. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

/** The value below which the given part (0 to 1) of the numbers lies; NaN for none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]) => quantile(numbers, 0.5);
export const p95 = (numbers: readonly number[]) => quantile(numbers, 0.95);

/** Runs two pieces of work in turn, so that both meet the same machine: medians in milliseconds. */
export async function sideBySide(
  runs: number,
  ours: () => unknown,
  other: () => unknown,
): Promise<{ readonly ours: number; readonly other: number }> {
  const [mine, others]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    mine.push((await timed(ours)).ms);
    others.push((await timed(other)).ms);
  }
  return { ours: median(mine), other: median(others) };
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`;
}

export function ratio(ours: number, other: number): string {
  return `${(ours / other).toFixed(2)}×`;
}

/** Prints one result: what was measured, and the figures. */
export function line(what: string, ...figures: readonly string[]): void {
  process.stdout.write(`${what.padEnd(58)} ${figures.join(' · ')}\n`);
}

/** Megabytes that the process holds after a collection, where the run allows one (`--expose-gc`). */
export function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
}
