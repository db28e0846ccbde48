import { ok, type Result, stableJson } from '../../core/base';
import { gatesFile, type JudgedGate, judgedGates } from '../../core/review';
import { type CliIo, EXIT, type ExitCode } from './io';
import { analysed, type CliKnowledge, tellOfPacks } from './knowledge';
import { readProject } from './readInput';
import { cell, count } from './table';

export interface GateArguments {
  readonly file: string;
  readonly json: boolean;
  readonly today: string;
}

/** `gate FILE`: whether a project may go to production; every condition that fails is named. */
export async function gateVerb(given: GateArguments, known: CliKnowledge, io: CliIo): Promise<Result<ExitCode>> {
  const opened = await readProject(given.file, known);
  if (!opened.ok) return opened;
  const { model, library, problems } = opened.value;
  const { engine } = analysed(opened.value, given.today);
  const gates = judgedGates({
    model,
    library,
    findings: engine.findings(),
    controls: engine.allControlRows(),
    today: given.today,
  });
  const name = model.project.get('project')?.name ?? '';
  const failed = gates.filter(gate => gate.outcome === 'failed');
  io.out(given.json ? stableJson(gatesFile(name, given.today, gates)) : inWords(name, gates));
  if (failed.length === 0) return ok(tellOfPacks(problems, EXIT.fine, io));
  io.err(`${count(failed.length, 'gate')} failed: ${failed.map(gate => gate.title).join('; ')}\n`);
  return ok(tellOfPacks(problems, EXIT.gate, io));
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
      : `: ${gate.items
          .slice(0, MOST_ITEMS)
          .map(item => item.name)
          .join('; ')}${more}`;
  const waiver = gate.waiver
    ? `; waived by ${gate.waiver.by} until ${gate.waiver.until}${gate.waiverExpired ? ', which has passed' : ''}, ${
        gate.waiver.owner === null ? 'nobody sees to it' : `${gate.waiver.owner} sees to it`
      }`
    : '';
  const owner = gate.owner === null ? '' : `; owned by ${gate.owner}`;
  return cell(`${gate.title}${judged}${items}${waiver}${owner}`, 400);
}
