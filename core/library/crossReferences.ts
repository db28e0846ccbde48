import { nearestOf, type Problem } from '../base';
import { RULE_SUBJECT } from '../text';
import type { Threat } from './catalogue';
import {
  allPartsOf,
  CONDITION_LIMITS,
  conditionSize,
  type FactTest,
  type LeafOperator,
  type PlacedPart,
  type TypeTest,
} from './condition';
import type { Library } from './library';
import { FLOW } from './lookups';
import { CCM_ID, outsideIdMatching } from './outsideIds';
import { checkRegisters } from './registerReferences';
import { misplacedIn, RELATIONS, type SubjectKind, tooFar } from './scopes';
import { checkTests } from './testReferences';
import { createVocabulary, type Vocabulary } from './vocabulary';

type Known = { has(id: string): boolean; keys?(): Iterable<string> };
/** @param what what there is none of with this id; null: there is, but the place does not name it in return */
type Report = (place: string, id: string, what: string | null) => void;

function checkIds(report: Report, place: string, ids: Iterable<string>, known: Known, what: string): void {
  for (const id of ids) if (!known.has(id)) report(place, id, withNearest(what, id, known.keys?.() ?? []));
}

/** What there is none of, with what somebody probably meant who mistyped it. */
function withNearest(what: string, id: string, names: Iterable<string>): string {
  const nearest = nearestOf(id, names);
  return nearest === null ? what : `${what} (the nearest is ${nearest})`;
}

/** What a technique is called here that somebody cites by the id of the next version of the catalogue. */
function techniqueWords(library: Library, id: string): string {
  const known = [...library.attackSuccessors].find(([, successor]) => successor.v19 === id);
  return known ? `ATT&CK technique in the version used here, where it is ${known[0]}` : 'ATT&CK technique';
}

function checkSelectors(report: Report, place: string, selectors: Iterable<string>, library: Library): void {
  for (const one of selectors) {
    if (one === '*') continue;
    if (one.startsWith('@')) checkIds(report, place, [one.slice(1)], library.indexes.tags, 'tag');
    else checkIds(report, place, [one], library.types, 'type');
  }
}

function checkTypes(library: Library, report: Report): void {
  for (const property of library.properties.values()) {
    const place = `property ${property.id}`;
    checkSelectors(report, place, property.appliesTo, library);
    checkIds(report, place, [property.topic], library.topics, 'topic');
    checkDefault(report, place, property.values, property.default);
  }
  for (const facts of [
    library.flowProperties,
    library.projectFacts,
    library.providerFacts,
    library.responsibilityFacts,
  ]) {
    for (const fact of facts.values()) checkDefault(report, `fact ${fact.id}`, fact.values, fact.default);
  }
}

function checkDefault(report: Report, place: string, values: readonly string[], standard: string | null): void {
  if (standard !== null && !values.includes(standard)) report(place, standard, 'value');
}

function checkData(library: Library, report: Report): void {
  const { controls, dataClasses, dataTypes } = library;
  for (const one of dataClasses.values()) {
    checkIds(
      report,
      `data class ${one.id}`,
      one.controls.map(row => row.control),
      controls,
      'control',
    );
  }
  for (const one of dataTypes.values()) {
    const place = `data type ${one.id}`;
    checkIds(report, place, [one.defaultClass], dataClasses, 'data class');
    checkIds(report, place, [one.group], dataTypes, 'data type');
    const needed = [...one.beforeTransmission, ...one.beforeProcessing].map(row => row.control);
    checkIds(report, place, needed, controls, 'control');
  }
}

function checkResponsibilities(library: Library, report: Report): void {
  for (const layer of library.layers.values()) {
    checkIds(report, `layer ${layer.id}`, layer.considerations, library.considerations, 'consideration');
    for (const id of layer.considerations) {
      if (library.considerations.get(id)?.layers.includes(layer.id) === false)
        report(`consideration ${id}`, layer.id, null);
    }
  }
  for (const one of library.considerations.values()) {
    checkIds(report, `consideration ${one.id}`, one.layers, library.layers, 'layer');
    for (const id of one.layers) {
      if (library.layers.get(id)?.considerations.includes(one.id) === false) report(`layer ${id}`, one.id, null);
    }
  }
  for (const facts of [library.flowProperties, library.projectFacts, library.providerFacts])
    for (const { id, topic } of facts.values())
      checkIds(report, `fact ${id}`, topic ? [topic] : [], library.topics, 'topic');
  for (const topic of library.topics.values())
    checkIds(report, `topic ${topic.id}`, topic.layers, library.layers, 'layer');
}

/** An id of a catalogue whose names are not shipped must at least have the form of one, and its source must be named. */
function checkOutsideId(library: Library, report: Report, place: string, id: string): void {
  const matching = outsideIdMatching(id);
  if (!matching) report(place, id, 'catalogue with such an id');
  else checkIds(report, place, [matching.source], library.sources, 'source');
}

function checkCatalogue(library: Library, report: Report): void {
  for (const threat of library.threats.values()) {
    const place = `threat ${threat.id}`;
    checkIds(report, place, threat.controls, library.controls, 'control');
    checkIds(report, place, [threat.topic], library.topics, 'topic');
    for (const id of threat.attack)
      checkIds(report, place, [id], library.attackTechniques, techniqueWords(library, id));
    checkIds(report, place, threat.cwe, library.cweWeaknesses, 'CWE');
    checkIds(report, place, threat.capec, library.capecPatterns, 'CAPEC');
    for (const one of threat.references) checkOutsideId(library, report, place, one);
    for (const id of threat.controls) {
      if (library.controls.get(id)?.threats.includes(threat.id) === false) report(`control ${id}`, threat.id, null);
    }
  }
  for (const list of library.leadingThreats.values()) {
    const place = `leading threats ${list.id}`;
    checkSelectors(
      report,
      place,
      list.of.filter(one => one !== FLOW),
      library,
    );
    checkIds(report, place, list.threats, library.threats, 'threat');
  }
  for (const control of library.controls.values()) {
    const place = `control ${control.id}`;
    checkIds(report, place, [control.topic], library.topics, 'topic');
    checkIds(report, place, control.nist80053r5, library.nistControls, 'NIST SP 800-53');
    checkIds(report, place, control.threats, library.threats, 'threat');
    checkIds(report, place, control.questions, library.questions, 'question');
    for (const id of control.ccm41) if (!CCM_ID.test(id)) report(place, id, 'CCM 4.1 id');
    for (const id of control.threats) {
      if (library.threats.get(id)?.controls.includes(control.id) === false) report(`threat ${id}`, control.id, null);
    }
  }
}

function checkQuestions(library: Library, report: Report): void {
  for (const row of library.impliedControls) {
    const place = `implied control of ${row.property}`;
    checkIds(report, place, [row.property], library.properties, 'property');
    checkIds(report, place, [row.control], library.controls, 'control');
    checkIds(report, place, row.values, new Set(library.properties.get(row.property)?.values), 'value');
  }
  for (const question of library.questions.values()) {
    const place = `question ${question.id}`;
    checkIds(report, place, [question.area], library.questionAreas, 'area');
    checkIds(report, place, question.controls, library.controls, 'control');
    for (const id of question.controls) {
      if (library.controls.get(id)?.questions.includes(question.id) === false)
        report(`control ${id}`, question.id, null);
    }
  }
  for (const { id, tactics } of library.attackTechniques.values())
    checkIds(report, `ATT&CK technique ${id}`, tactics, library.attackTactics, 'ATT&CK tactic');
  for (const id of library.listNames.keys()) if (!outsideIdMatching(id)) report('names of lists', id, 'id of a list');
  checkIds(report, 'ATT&CK successors', library.attackSuccessors.keys(), library.attackTechniques, 'ATT&CK technique');
  const native = new Set(library.nativeCapabilities.map(one => one.technique));
  checkIds(report, 'native capabilities', native, library.attackTechniques, 'ATT&CK technique');
  for (const area of library.questionAreas.values()) {
    const areas = new Set(library.reviewAreas.map(one => String(one.id)));
    checkIds(report, `question area ${area.id}`, [String(area.reviewArea)], areas, 'review area');
  }
}

function checkLeaf(
  library: Library,
  vocabulary: Vocabulary,
  place: string,
  leaf: FactTest | TypeTest,
  report: Report,
): void {
  if ('isA' in leaf) {
    checkSelectors(report, place, leaf.isA, library);
    return;
  }
  const definition = vocabulary.definition(leaf.path);
  if (!definition) {
    report(place, leaf.path, withNearest('fact', leaf.path, vocabulary.paths()));
    return;
  }
  if (definition.values) checkIds(report, place, leaf.values, new Set(definition.values), `value of ${leaf.path}`);
}

/** How many values an operator takes, where not any number. */
const VALUES_OF: Partial<Record<LeafOperator, (count: number) => boolean>> = {
  atLeast: count => count === 1,
  atMost: count => count === 1,
  empty: count => count === 0,
};

const listed = (kinds: readonly SubjectKind[]) => kinds.map(kind => RULE_SUBJECT[kind]).join(', ');

/** What is wrong with how the pairs of a rule are formed; null for nothing. */
function pairFault({ scope, pair }: Threat): string | null {
  if (scope !== 'pair') return pair ? 'Only a rule about pairs says how they are formed' : null;
  if (!pair) return 'A rule about pairs says by which relation they are formed, and what both are called';
  if (pair.roles[0] === pair.roles[1]) return 'Both of a pair are called the same';
  if (pair.within !== undefined && !RELATIONS[pair.by].far)
    return `“within” says nothing of ${pair.by}, which does not lead along flows`;
  return null;
}

/** A part of the entry of a threat, as a place. */
const placeIn = (threat: string, at: PlacedPart['at']) => [`threat ${threat}`, ...at].join(' › ');

/** What a rule asks of things that do not have it, and how far it looks where there is no further. */
function scopeProblems(threat: Threat): readonly Problem[] {
  const { id, scope, when } = threat;
  const whole: PlacedPart = { part: when, at: ['when'] };
  const misplaced = misplacedIn(whole, scope).map(
    ({ at, asked, of, kinds }): Problem => ({
      code: 'library/not-of-this',
      place: placeIn(id, at),
      facts: { asked, subject: RULE_SUBJECT[of], kinds: listed(kinds) },
    }),
  );
  const far = allPartsOf(whole).flatMap(({ part, at }): readonly Problem[] => {
    const relation = tooFar(part);
    if (relation === null) return [];
    const reason = `“within” says nothing of ${relation}, which does not lead along flows`;
    return [{ code: 'library/wrong-shape', place: placeIn(id, at), facts: { reason } }];
  });
  const reason = pairFault(threat);
  const pair: readonly Problem[] =
    reason === null ? [] : [{ code: 'library/wrong-shape', place: `threat ${id} › pair`, facts: { reason } }];
  return [...misplaced, ...far, ...pair];
}

function checkRules(library: Library, problems: Problem[], report: Report): void {
  const vocabulary = createVocabulary(library);
  for (const threat of library.threats.values()) {
    const place = `threat ${threat.id}`;
    const size = conditionSize(threat.when);
    if (size.depth > CONDITION_LIMITS.depth || size.nodes > CONDITION_LIMITS.nodes) {
      problems.push({ code: 'library/wrong-shape', place, facts: { reason: 'Its condition is too large' } });
    }
    for (const { part, at } of allPartsOf({ part: threat.when, at: ['when'] })) {
      if (!('path' in part || 'isA' in part)) continue;
      const here = placeIn(threat.id, at);
      const miscounted = 'path' in part && VALUES_OF[part.op]?.(part.values.length) === false;
      if (miscounted)
        problems.push({
          code: 'library/wrong-shape',
          place: here,
          facts: { reason: `${part.op} has the wrong number of values` },
        });
      checkLeaf(library, vocabulary, here, part, report);
    }
    problems.push(...scopeProblems(threat));
  }
}

/**
 * What was called otherwise before leads to something that exists, along several renames if need be, and is not there any longer: else
 * what was decided about it would be taken from it.
 */
function checkRenames({ threats, controls, renames }: Library, problems: Problem[], report: Report): void {
  const isThere = (id: string) => threats.has(id) || controls.has(id);
  for (const { id, to } of renames.values()) {
    const place = `rename of ${id}`;
    const passed = new Set([id]);
    let now = to;
    for (let next = renames.get(now); next && !passed.has(now); next = renames.get(now)) {
      passed.add(now);
      now = next.to;
    }
    if (isThere(id)) problems.push({ code: 'library/still-there', place, facts: { id } });
    else if (passed.has(now)) problems.push({ code: 'library/renamed-in-a-circle', place, facts: { id } });
    else checkIds(report, place, [now], { has: isThere }, 'threat or control');
  }
}

/** Everything in the library that points at something that is not there. */
export function crossReferenceProblems(library: Library): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (place, id, what) =>
    problems.push(
      what === null
        ? { code: 'library/one-sided', place, facts: { id } }
        : { code: 'library/dangling-reference', place, facts: { id, what } },
    );
  checkTypes(library, report);
  checkData(library, report);
  checkResponsibilities(library, report);
  checkCatalogue(library, report);
  checkRenames(library, problems, report);
  checkQuestions(library, report);
  checkRegisters(library, report);
  checkRules(library, problems, report);
  checkTests(library, report);
  return problems;
}
