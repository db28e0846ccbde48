import { benchAnalysis } from './analysis';
import { benchCompare } from './compare';
import { benchPortfolio } from './portfolio';
import { benchReport } from './report';
import { benchScreen } from './screen';

/** npm run bench [-- NAME…]: prints figures side by side; it asserts nothing, because every machine has its own. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  analysis: benchAnalysis,
  screen: benchScreen,
  report: benchReport,
  compare: benchCompare,
  portfolio: benchPortfolio,
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await bench();
}
