import { readdir, readFile } from 'node:fs/promises';

/** Megabytes that the largest page process of a browser with this profile holds now; null where the system does not tell. */
async function largestPage(profile: string): Promise<number | null> {
  let largest: number | null = null;
  const processes = await readdir('/proc').catch(() => []);
  for (const id of processes.filter(name => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--type=renderer') || !command.includes(profile)) continue;
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    largest = Math.max(largest ?? 0, kilobytes / 1024);
  }
  return largest;
}

/** The most that a page process held while something was done, in megabytes; null where the system does not tell. */
export async function peakWhile(profile: string, work: () => Promise<unknown>): Promise<number | null> {
  let peak = await largestPage(profile);
  const timer = setInterval(async () => {
    const now = await largestPage(profile);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, 100);
  await work();
  clearInterval(timer);
  return peak;
}
