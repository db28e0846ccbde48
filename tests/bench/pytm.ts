import { spawnSync } from 'node:child_process';
import { line, ms } from './measure';

/** As many servers and data flows as asked for, judged by pytm's own rules; prints milliseconds. */
const SCRIPT = `
import sys, time
from pytm import TM, Dataflow, Server
elements, flows = int(sys.argv[1]), int(sys.argv[2])
model = TM('bench')
servers = [Server('s%d' % at) for at in range(elements)]
for at in range(flows):
    Dataflow(servers[(at * 37) % elements], servers[(at * 53 + 1) % elements], 'f%d' % at)
begun = time.perf_counter()
model.resolve()
print((time.perf_counter() - begun) * 1000)
`;

const MOST_SECONDS = 600;

/** The full analysis of pytm on a model of the same size, where this machine has a Python with it; else a line says why not. */
export function benchPytm(elements: number, flows: number): void {
  const what = `  pytm, ${elements.toLocaleString('en')} servers + ${flows.toLocaleString('en')} flows`;
  const { status, stdout, stderr, error } = spawnSync('python3', ['-c', SCRIPT, String(elements), String(flows)], {
    encoding: 'utf8',
    timeout: MOST_SECONDS * 1000,
  });
  const took = Number.parseFloat(stdout ?? '');
  if (status === 0 && Number.isFinite(took)) line(what, ms(took));
  else line(what, `skipped: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? 'no answer'}`);
}
