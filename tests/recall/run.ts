import { sharedPath } from '../support/shared';
import { shippedLibrary } from '../support/templates';
import { type Measured, measure, type Noise } from './coverage';
import { expertSystems, isHeldOut } from './experts';
import { modelOf, type Source } from './systems';

interface Line extends Measured {
  readonly name: string;
  readonly source: Source;
  readonly heldOut: boolean;
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const ofNoise = ({ mean, max }: Noise) => `${mean.toFixed(1)} (max ${max})`;

function share(lines: readonly Line[]): string {
  const verdicts = lines.flatMap(line => line.verdicts);
  const covered = verdicts.filter(verdict => verdict.by !== null).length;
  const percent = verdicts.length === 0 ? 0 : Math.round((1000 * covered) / verdicts.length) / 10;
  return `${covered} of ${verdicts.length} (${percent} %)`;
}

function printSystem(line: Line): void {
  print(`\n${line.name} (${line.source}${line.heldOut ? ', held out' : ''}): covered ${share([line])}`);
  print(
    `  per element: confirmed ${ofNoise(line.confirmed)}, to verify ${ofNoise(line.toVerify)};` +
      ` per flow: to verify ${ofNoise(line.toVerifyOfFlows)}`,
  );
  for (const { threat, by, places, of, reason } of line.verdicts) {
    const where = of > 1 ? ` [${places} of ${of} places]` : '';
    const words = `${threat.stride} ${threat.topic} on ${threat.element}: ${threat.text}`;
    print(by ? `  covered ${words}${where} ← ${by.title}` : `  MISSED  ${words} ← ${reason}`);
  }
}

function printTotals(lines: readonly Line[]): void {
  print('\nTotal');
  for (const heldOut of [false, true]) {
    const part = lines.filter(line => line.heldOut === heldOut);
    if (part.length === 0) continue;
    const drawn = part.filter(line => line.source === 'drawn');
    const name = heldOut ? 'held out until the last measurement' : 'worked with';
    print(`  ${name}: ${share(part)}; of these drawn: ${share(drawn)}`);
  }
  const worst = (of: (line: Line) => Noise) => Math.max(0, ...lines.map(line => of(line).max));
  print(
    `  at most: ${worst(line => line.confirmed)} confirmed and ${worst(line => line.toVerify)} to verify per element,` +
      ` ${worst(line => line.toVerifyOfFlows)} to verify per flow`,
  );
}

/** `npm run recall [-- --all]`: how much of what experts wrote is among the findings that are shown. */
async function main(): Promise<void> {
  const corpus = sharedPath('corpus');
  const file = sharedPath('corpus', 'EXPERT.json');
  if (corpus === null || file === null) return;
  const library = shippedLibrary();
  const systems = expertSystems(file);
  const lines: Line[] = [];
  for (const system of systems) {
    const heldOut = isHeldOut(systems, system);
    if (heldOut && !process.argv.includes('--all')) continue;
    const { model, source } = await modelOf(library, corpus, system);
    lines.push({ name: system.model, source, heldOut, ...measure(library, model, system) });
  }
  for (const line of lines) printSystem(line);
  printTotals(lines);
}

await main();
