import type { Engine } from '../../core/engine';
import { groupsOf, type Library, METHOD_IDS, type MethodGroup, type Threat } from '../../core/library';
import { acceptancesBeyond } from '../../core/review';

/** Version of the JSON that `analyze --json` prints; it goes up when a field changes its meaning or goes away. */
export const ANALYSIS_SCHEMA = 'parapet-analysis/1';

type Facts = ReturnType<Engine['reportFacts']>;

/** Everything that is known of the open project, in the one documented order; without moments and places of this machine. */
export function analysisJson(engine: Engine) {
  const facts = engine.reportFacts();
  const { vectors, paths } = facts.waysIn;
  const { elements, flows, boundaries, assets } = facts.model;
  return {
    schema: ANALYSIS_SCHEMA,
    model: { elements: elements.size, flows: flows.size, boundaries: boundaries.size, dataAssets: assets.size },
    findings: facts.findings.map(finding => findingJson(finding, facts)),
    methods: methodNames(facts),
    threats: [...facts.model.threats.values()],
    controls: facts.controls,
    questions: facts.questions,
    vectors,
    paths,
    beyondPolicy: acceptancesBeyond({ ...facts, today: engine.today }).map(({ key, by, band, verdict }) => ({
      finding: key,
      by,
      band,
      ...(verdict.because === 'role' ? { roles: verdict.roles } : {}),
      ...(verdict.because === 'too-long' ? { days: verdict.days } : {}),
    })),
  };
}

function findingJson(finding: Facts['findings'][number], { library, explain }: Facts) {
  const threat = library.threats.get(finding.rule);
  const told = explain(finding.key);
  return {
    id: finding.key,
    rule: finding.rule,
    title: finding.title,
    state: finding.state,
    shown: finding.shown,
    standing: finding.standing,
    tier: finding.tier,
    confidence: finding.confidence,
    stride: threat?.stride ?? [],
    linddun: threat?.linddun ?? [],
    cwe: threat?.cwe ?? [],
    capec: threat?.capec ?? [],
    attack: threat?.attack ?? [],
    subject: finding.subject,
    endpoints: finding.endpoints,
    roles: finding.roles,
    because: told?.because ?? [],
    rating: told?.rating ?? [],
    inherent: finding.inherent,
    residual: finding.residual,
    controls: finding.controls,
    groups: Object.fromEntries(groupsByMethod(threat, library).map(([method, groups]) => [method, groups.map(idOf)])),
  };
}

const idOf = ({ id }: MethodGroup) => id;

/** Where a threat stands in each method that says something of it. */
function groupsByMethod(threat: Threat | undefined, library: Library) {
  const groups = METHOD_IDS.map(method => [method, threat ? groupsOf(method, threat, library) : []] as const);
  return groups.filter(([, of]) => of.length > 0);
}

/** What the headings are called under which findings stand, by method; those known by their letter or code alone are left out. */
function methodNames({ findings, library }: Facts) {
  const names: Partial<Record<string, Record<string, string>>> = {};
  for (const threat of new Set(findings.map(finding => library.threats.get(finding.rule)))) {
    for (const [method, groups] of groupsByMethod(threat, library)) {
      for (const { id, name } of groups) if (name !== null) names[method] = { ...names[method], [id]: name };
    }
  }
  return names;
}
