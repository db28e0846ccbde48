import { ok, type Result, stableJson } from '../../core/base';
import { Engine } from '../../core/engine';
import type { Library } from '../../core/library';
import { gatesFile, type JudgedGate, judgedGates } from '../../core/review';
import { type CliIo, EXIT, type ExitCode } from './io';
import { readProject } from './readInput';
import { cell, count } from './table';

export interface GateArguments {
  readonly file: string;
  readonly json: boolean;
  readonly today: string;
}

/** `gate FILE`: whether a project may go to production; every condition that fails is named. */
export async function gateVerb(given: GateArguments, library: Library, io: CliIo): Promise<Result<ExitCode>> {
  const model = await readProject(given.file, library);
  if (!model.ok) return model;
  const engine = new Engine(library);
  engine.open(model.value, { today: given.today });
  const gates = judgedGates({
    model: model.value,
    library,
    findings: engine.findings(),
    controls: engine.allControlRows(),
    today: given.today,
  });
  const name = model.value.project.get('project')?.name ?? '';
  const failed = gates.filter(gate => gate.outcome === 'failed');
  io.out(given.json ? stableJson(gatesFile(name, given.today, gates)) : inWords(name, gates));
  if (failed.length === 0) return ok(EXIT.fine);
  io.err(`${count(failed.length, 'gate')} failed: ${failed.map(gate => gate.title).join('; ')}\n`);
  return ok(EXIT.gate);
}

const MARK = { passed: 'passed', failed: 'FAILED', waived: 'waived' } as const;

function inWords(name: string, gates: readonly JudgedGate[]): string {
  const passed = gates.filter(gate => gate.outcome === 'passed').length;
  const lines = gates.map(gate => `${MARK[gate.outcome]}  ${lineOf(gate)}`);
  return `${cell(name, 200)}: ${passed} of ${count(gates.length, 'gate')} passed\n${lines.join('\n')}\n`;
}

const MOST_ITEMS = 3;

/** What is asked, what is there, and the first few things that stand in the way. */
function lineOf(gate: JudgedGate): string {
  const there = gate.value === null ? 'not known' : `${gate.value} ${gate.measure}`;
  const limit = gate.threshold === null ? '' : `, at most ${gate.threshold}`;
  const judged = gate.threshold === null ? '' : ` (${there}${limit})`;
  const more = gate.items.length > MOST_ITEMS ? ` and ${gate.items.length - MOST_ITEMS} more` : '';
  const items =
    gate.outcome === 'passed' || gate.items.length === 0
      ? ''
      : `: ${gate.items.slice(0, MOST_ITEMS).join('; ')}${more}`;
  const waiver = gate.waiver
    ? `; waived by ${gate.waiver.by} until ${gate.waiver.until}${gate.waiverExpired ? ', which has passed' : ''}`
    : '';
  return cell(`${gate.title}${judged}${items}${waiver}`, 400);
}
