import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, isOpen, type OpenThreat, openWritten, standsAt } from '../../core/analysis';
import type { Engine } from '../../core/engine';
import type { Library } from '../../core/library';
import type { ProjectModel, RiskBand } from '../../core/model';
import { nameOf } from '../../core/review';
import { threatInWords } from './threatWords';

/** SARIF 2.1.0: how what is found is shown by pipelines. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVEL = { low: 'note', moderate: 'warning', high: 'error', critical: 'error' } as const satisfies Record<
  RiskBand,
  string
>;
/** What people wrote has no rule of the library. */
const WRITTEN = {
  id: 'written-by-hand',
  shortDescription: { text: 'Threat written by hand or imported' },
} as const;
const KIND = {
  elements: 'element',
  flows: 'flow',
  boundaries: 'boundary',
  assets: 'data asset',
  providers: 'provider',
} as const;

/** What a SARIF file is made from. */
export interface SarifParts {
  /** The file as it was named. */
  readonly file: string;
  /** Of this program. */
  readonly version: string;
  readonly engine: Engine;
  readonly model: ProjectModel;
}

/**
 * What is certain, as SARIF 2.1.0: what counts, the worst first, and then what people accepted or dismissed, as suppressed. What is only
 * to verify is not in it.
 */
export function sarifOf({ file, version, engine, model }: SarifParts) {
  const threats = certain(engine, model);
  const { library } = engine;
  const rules = [...new Set(threats.map(({ finding }) => finding?.rule ?? WRITTEN.id))].sort();
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Parapet', version, rules: rules.map(id => ruleOf(id, library)) } },
        columnKind: 'utf16CodeUnits',
        results: threats.map(threat => {
          const ruleId = threat.finding?.rule ?? WRITTEN.id;
          return {
            ruleId,
            ruleIndex: rules.indexOf(ruleId),
            level: threat.band === null ? 'warning' : LEVEL[threat.band],
            ...(threat.band === null ? {} : { rank: threat.index }),
            message: { text: plain(`${threatInWords(engine, model, threat)}.`) },
            locations: [{ physicalLocation: fileAt(file), logicalLocations: placesOf(threat, model) }],
            partialFingerprints: { 'parapetFinding/v1': threat.key },
            suppressions: suppressionsOf(threat, model),
          };
        }),
      },
    ],
  };
}

/** Findings that are confirmed and shown or decided on, and what people wrote: the worst first, what was decided on last. */
function certain(engine: Engine, model: ProjectModel): readonly OpenThreat[] {
  const found = engine
    .findings()
    .filter(one => one.state === 'confirmed' && (one.shown || !isOpen(one)))
    .map(finding => {
      const { key, title, residual } = finding;
      return { key, title, at: standsAt(finding), band: residual.band, index: residual.index, finding };
    });
  const isLast = ({ finding }: OpenThreat) => Number(finding !== null && !isOpen(finding));
  const all: readonly OpenThreat[] = [...found, ...openWritten(model.threats.values(), engine.today)];
  return [...all].sort((a, b) => isLast(a) - isLast(b) || b.index - a.index);
}

function ruleOf(id: string, library: Library) {
  const threat = library.threats.get(id);
  if (!threat) return WRITTEN;
  const { title, description, check, cwe, attack } = threat;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: description === '' ? title : description },
    ...(check === '' ? {} : { help: { text: check } }),
    properties: { tags: ['security', ...cwe, ...attack] },
  };
}

/** A text in which no name makes a link: a viewer of SARIF would show `[name](address)` as one. */
const plain = (text: string) => text.replaceAll('](', '] (');

/** The file that the model is in; what shows results at lines has its first one. */
const fileAt = (file: string) => ({ artifactLocation: { uri: uriOf(file) }, region: { startLine: 1 } });

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}

function placesOf({ at }: OpenThreat, model: ProjectModel) {
  const things = at.filter(id => tableOf(id, model) !== undefined);
  if (things.length === 0) return [{ name: model.project.get('project')?.name ?? '', kind: 'project' }];
  return things.map(id => {
    const table = tableOf(id, model) ?? 'elements';
    return { name: nameOf(model, id), fullyQualifiedName: `${table}/${id}`, kind: KIND[table] };
  });
}

const TABLES = [
  'elements',
  'flows',
  'boundaries',
  'assets',
  'providers',
] as const satisfies readonly (keyof typeof KIND)[];
const tableOf = (id: string, model: ProjectModel) => TABLES.find(table => model[table].has(id));

/** Who accepted or dismissed a finding has suppressed it; an empty list says that nobody did. */
function suppressionsOf({ key, finding }: OpenThreat, model: ProjectModel) {
  if (finding === null || isOpen(finding)) return [];
  return [{ kind: 'external', status: 'accepted', justification: reasonOf(finding, model.decisions.get(key)?.reason) }];
}

function reasonOf({ standing }: Finding, reason: string | undefined): string {
  const what = standing === 'accepted' ? 'Accepted' : 'Dismissed';
  return reason === undefined || reason === '' ? what : `${what}: ${reason}`;
}
