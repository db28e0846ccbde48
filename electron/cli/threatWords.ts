import type { Finding, OpenThreat } from '../../core/analysis';
import type { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import { nameOf } from '../../core/review';

/** One line: what, where, why, and what would clear it. Without the full stop of its last sentence. */
export function threatInWords(engine: Engine, model: ProjectModel, threat: OpenThreat): string {
  const what = `${threat.title} (${whereOf(threat, model)})`;
  if (threat.finding === null)
    return `${what}. Written by hand or imported. Ends when it is mitigated, accepted or dismissed`;
  const { because = [], clears = [], together = [], acts = [] } = engine.explain(threat.key) ?? {};
  const said = because.filter(one => one.path !== '' && one.path !== 'isA').map(one => one.text);
  const ways = [...clears, ...acts].map(one => one.text);
  const whole = together.length === 0 ? [] : [together.map(one => one.text).join(' and ')];
  return [what, ...said, ...ways, ...whole].join('. ');
}

/** Where a threat stands, in words. */
export function whereOf({ finding, at: [subject] }: OpenThreat, model: ProjectModel): string {
  if (finding !== null) return placeOf(finding);
  return subject === undefined ? 'the whole project' : nameOf(model, subject);
}

/** Where it is: a flow by its ends, since its name alone may say little. */
export function placeOf({ subject, endpoints }: Pick<Finding, 'subject' | 'endpoints'>): string {
  if (endpoints.length === 0) return subject.name;
  const way = endpoints.join(' → ');
  return subject.name.trim() === '' ? way : `${subject.name} (${way})`;
}
