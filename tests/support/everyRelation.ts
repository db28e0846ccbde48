import { invariant } from '../../core/base';
import {
  createVocabulary,
  type Library,
  type PairForm,
  parseCondition,
  type RuleScope,
  type Threat,
} from '../../core/library';

/** Rules that nobody would ship: together they look along every relation, in every scope, at every kind of fact. */
const RULES: readonly (readonly [scope: RuleScope, rule: string, pair?: PairForm])[] = [
  ['element', 'some neighbours within 3 (p.internet_facing=yes,?)'],
  ['element', 'some upstream within 2 (p.authn=none,?) & none downstream within 5 (d>=restricted)'],
  ['element', 'count siblings >= 2 (p.backup=none,?) & every sharers (p.environment=prod,?)'],
  ['element', 'some zones (some inner (b.kind=internet,?) | count contents >= 2 (d>=internal))'],
  ['element', 'some data (a.records>=1000000 | a.owner=empty)'],
  ['element', 'c.ctl-bcp-backup=missing,partial,?'],
  ['flow', 'some source (some incoming (f.authn=none,?)) & some target (c.ctl-net-waf=missing,planned,?)'],
  ['flow', 'some data (a.confidentiality>=3) & c.ctl-dat-enc-transit=missing,?'],
  ['boundary', 'some contents (p.logging=none,?) & some data (d>=confidential)'],
  ['asset', 'some holders (some zones (b.kind=internet,?)) | some carriers (f.enc=none,?)'],
  ['asset', 'count handlers >= 2 (p.internet_facing=yes,?) & c.ctl-dat-classify=missing,?'],
  [
    'project',
    'none drawn (t=@secrets,@keymgmt) & count elements >= 2 (t=@app,@api,generic-process & p.internet_facing=yes,?)',
  ],
  ['project', 'every elements (p.owner!=empty | t=@human) & some drawn (d>=internal)'],
  ['project', 'some elements (t=@datastore & some incoming (f.enc=none,?)) | m.dpia=no,?'],
  ['asset', 'a.owner=() else unknown & a.privacy>=2'],
  ['pair', 'p.authn=none,? & some target (d>=internal)', { by: 'downstream', within: 2, roles: ['entrance', 'store'] }],
  ['pair', 's.environment=no,? & f.to.backup=none,?', { by: 'sharers', roles: ['one', 'other'] }],
  ['pair', 's.provider=no,? | some source (some outgoing (f.enc=none))', { by: 'siblings', roles: ['one', 'other'] }],
];

/** A library with those rules beside its own. */
export function withEveryRelation(library: Library): Library {
  const vocabulary = createVocabulary(library);
  const [like] = library.threats.values();
  invariant(like, 'A library has rules');
  const own = RULES.map(([scope, rule, pair], at): Threat => {
    const when = parseCondition(rule, vocabulary);
    invariant(when.ok, `It can be read: ${rule}`);
    return { ...like, id: `th-all-${at}`, title: rule, tier: 1, scope, when: when.value, ...(pair ? { pair } : {}) };
  });
  return { ...library, threats: new Map([...library.threats, ...own.map(one => [one.id, one] as const)]) };
}
