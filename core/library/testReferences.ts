import { filledIn } from './givenFacts';
import type { Library } from './library';
import { selects } from './lookups';
import { type GivenFacts, type GivenThing, RULE_ANSWERS, type RuleTests } from './ruleTests';
import { createVocabulary, type FactDefinition, type Vocabulary } from './vocabulary';

type Report = (place: string, id: string, what: string) => void;

const PROPERTY = /^(?:(source|target)\.)?property\./;

/** A value that the fact cannot have; null where all are fine or anything goes. */
function strangeValue(definition: FactDefinition, said: string | readonly string[] | null): string | null {
  const allowed = definition.values;
  if (!allowed || said === null) return null;
  const given = typeof said === 'string' ? [said] : said;
  return given.find(one => one !== '?' && !allowed.includes(one)) ?? null;
}

/** The type that a path of a property is asked of; null for other paths, and where no type is given. */
function ownerOf(thing: GivenThing, path: string): string | null {
  const [matched, end] = PROPERTY.exec(path) ?? [];
  if (matched === undefined) return null;
  const type = end === 'source' ? thing.source : end === 'target' ? thing.target : thing.type;
  return type ?? null;
}

function checkFacts(library: Library, vocabulary: Vocabulary, report: Report, place: string, thing: GivenThing): void {
  for (const [path, said] of Object.entries(thing.facts ?? {})) {
    const definition = vocabulary.definition(path);
    if (!definition) {
      report(place, path, 'fact');
      continue;
    }
    const strange = strangeValue(definition, said);
    if (strange !== null) report(place, strange, `value of ${path}`);
    const owner = library.types.get(ownerOf(thing, path) ?? '');
    if (owner && !selects(definition.appliesTo, owner.id, owner.tags)) report(place, path, `property of ${owner.id}`);
  }
}

function checkThing(library: Library, vocabulary: Vocabulary, report: Report, place: string, thing: GivenThing): void {
  for (const type of [thing.type, thing.source, thing.target]) {
    if (type !== undefined && !library.types.has(type)) report(place, type, 'type');
  }
  for (const one of thing.data ?? []) {
    const [type = '', dataClass] = one.split(':');
    if (!library.dataTypes.has(type)) report(place, type, 'data type');
    if (dataClass !== undefined && !library.dataClasses.has(dataClass)) report(place, dataClass, 'data class');
  }
  checkFacts(library, vocabulary, report, place, thing);
}

function checkCase(library: Library, vocabulary: Vocabulary, report: Report, place: string, given: GivenFacts): void {
  if (given.like !== undefined && !library.components.has(given.like)) report(place, given.like, 'component');
  checkThing(library, vocabulary, report, place, filledIn(given, library));
  for (const things of Object.values(given.around ?? {})) {
    for (const thing of things) checkThing(library, vocabulary, report, place, thing);
  }
}

/** Reports what the tests of rules name and nobody has: rules, components, types, facts and their values. */
export function checkTests(library: Library, report: Report): void {
  const vocabulary = createVocabulary(library);
  const checkAll = (place: string, tests: RuleTests) => {
    for (const answer of RULE_ANSWERS)
      for (const [at, given] of tests[answer].entries())
        checkCase(library, vocabulary, report, `${place} › ${answer} › ${at}`, given);
  };
  for (const one of library.components.values()) checkThing(library, vocabulary, report, `component ${one.id}`, one);
  for (const threat of library.threats.values())
    if (threat.tests) checkAll(`threat ${threat.id} › tests`, threat.tests);
  for (const tests of library.ruleTests.values()) {
    if (!library.threats.has(tests.id)) report(`rule-tests ${tests.id}`, tests.id, 'threat');
    checkAll(`rule-tests ${tests.id}`, tests);
  }
}
