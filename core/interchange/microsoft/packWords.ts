import type { Library } from '../../library';
import type { Dictionary } from './condition';
import type { KnowledgeBase } from './knowledgeBase';
import { attributesOf, isBoundary, isFlow, isThing, lineage, selectorsOf } from './packKinds';
import type { Names } from './packNames';
import { meaningOf } from './stencils';

/** How the words of a template are called in the rules of its pack. */
export function dictionaryOf(base: KnowledgeBase, names: Names, library: Library): Dictionary {
  const stencils = [...base.stencils.values()];
  const kindsOf = (id: string) => stencils.filter(stencil => lineage(base, stencil).includes(id));
  const shipped = [...new Set([...library.boundaryKinds.values()].map(kind => kind.crossing))].filter(
    one => one !== 'none',
  );
  const things = new Set(stencils.filter(one => isThing(base, one)).flatMap(one => lineage(base, one)));
  const answers = {
    things: new Map(attributesOf(base, one => isThing(base, one))),
    flows: new Map(attributesOf(base, one => isFlow(base, one))),
  };
  return {
    selectors: id => (base.stencils.has(id) && things.has(id) ? selectorsOf(id, names) : []),
    flowKinds: id =>
      kindsOf(id)
        .filter(one => isFlow(base, one))
        .map(stencil => names.id(stencil.id)),
    crossings: id => {
      const own = kindsOf(id)
        .filter(one => isBoundary(base, one))
        .map(stencil => names.id(stencil.id));
      const kinds = kindsOf(id).flatMap(stencil => meaningOf(stencil.id).boundary ?? []);
      const known = kinds
        .flatMap(kind => library.boundaryKinds.get(kind)?.crossing ?? [])
        .filter(one => one !== 'none');
      return own.length === 0 ? [] : [...new Set([...own, ...(/^GE\.TB\.[BL]$/.test(id) ? shipped : known)])];
    },
    asked: (role, attribute) => {
      const known = (role === 'flow' ? answers.flows : answers.things).get(attribute);
      const id = names.property(attribute);
      return known ? { path: role === 'flow' ? `flow.${id}` : `${role}.property.${id}`, answers: known.values } : null;
    },
    flowKind: names.flowKind,
  };
}
