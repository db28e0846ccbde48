import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  diff,
  emptyHistory,
  type History,
  type IndexName,
  invert,
  ModelIndex,
  merge,
  type ProjectEdit,
  type ProjectPatch,
  record,
  redo,
  undo,
} from '../../core/changes';
import type { CommandType } from '../../core/commands';
import { readDocument, writeDocument } from '../../core/document';
import {
  boundaryCycles,
  danglingReferences,
  PROJECT_REFERENCES,
  PROJECT_SCHEMAS,
  type ProjectModel,
  type ProjectRows,
  tableNames,
} from '../../core/model';
import { aBusyProject, play, type Step, steps } from '../support/randomCommands';

const RUNS = { numRuns: 150 };

interface Played {
  readonly models: readonly ProjectModel[];
  readonly edits: readonly ProjectEdit[];
}

/** The models before, between and after the edits that were possible. */
function played(all: readonly Step[]): Played {
  const start = aBusyProject();
  const models = [start];
  const edits: ProjectEdit[] = [];
  play(start, all, (model, edit) => {
    const after = apply(model, edit.patch);
    models.push(after);
    edits.push(edit);
    return after;
  });
  return { models, edits };
}

const first = ({ models }: Played) => models[0] ?? aBusyProject();
const last = ({ models }: Played) => models.at(-1) ?? aBusyProject();
const all = ({ edits }: Played) => edits.reduce<ProjectPatch>((sum, edit) => merge(sum, edit.patch), []);

/** Holds for the course of any sequence of edits. */
function always(check: (course: Played) => void): void {
  fc.assert(
    fc.property(steps, one => check(played(one))),
    RUNS,
  );
}

describe('any sequence of edits', () => {
  it('is one in which much happens, and each kind of edit somewhere', () => {
    const courses = fc.sample(steps, { numRuns: 100, seed: 1 }).map(one => played(one).edits);
    expect(courses.flat().length / courses.length).toBeGreaterThan(8);
    const labels = new Set(courses.flat().map(edit => edit.label));
    expect([...labels].sort()).toEqual([...EVERY_LABEL].sort());
  });

  it('is undone step by step to where it began', () => {
    always(course => {
      const back = course.edits.reduceRight((model, edit, at) => {
        const before = apply(model, invert(edit.patch));
        expect(before).toEqual(course.models[at]);
        return before;
      }, last(course));
      expect(back).toEqual(aBusyProject());
    });
  });

  it('is walked back and forth by undo and redo, however its steps melted', () => {
    always(course => {
      let history: History<ProjectRows> = course.edits.reduce(
        (so, edit, at) => record(so, edit, 1e12 + at * 400),
        emptyHistory<ProjectRows>(),
      );
      let model = last(course);
      for (let move = undo(history); move; move = undo(history)) {
        model = apply(model, move.step.patch);
        history = move.history;
      }
      expect(model).toEqual(first(course));
      for (let move = redo(history); move; move = redo(history)) {
        model = apply(model, move.step.patch);
        history = move.history;
      }
      expect(model).toEqual(last(course));
    });
  });

  it('merged into one patch has the same effect, forwards and backwards', () => {
    always(course => {
      expect(apply(first(course), all(course))).toEqual(last(course));
      expect(apply(last(course), invert(all(course)))).toEqual(first(course));
    });
  });

  it('changes each row at most once a patch, from what it was', () => {
    always(({ models, edits }) => {
      edits.forEach(({ patch }, at) => {
        expect(new Set(patch.map(change => `${change.table} ${change.id}`)).size).toBe(patch.length);
        for (const { table, id, before } of patch) expect(models[at]?.[table].get(id) ?? null).toBe(before);
      });
    });
  });

  it('is found again by comparing the two ends', () => {
    always(course => {
      expect(apply(first(course), diff(first(course), last(course)))).toEqual(last(course));
      expect(apply(last(course), diff(last(course), first(course)))).toEqual(first(course));
      expect(diff(last(course), last(course))).toEqual([]);
    });
  });

  it('leaves an index that follows it as if it were made anew', () => {
    always(course => {
      const followed = new ModelIndex(aBusyProject());
      course.edits.forEach(({ patch }, at) => {
        followed.follow(patch);
        const model = course.models[at + 1];
        if (model) expect(contents(followed, model)).toEqual(contents(new ModelIndex(model), model));
      });
    });
  });

  it('leaves a model whose references lead somewhere and whose boundaries are not inside themselves', () => {
    always(({ models }) => {
      for (const model of models) {
        expect(danglingReferences<ProjectRows>(model, PROJECT_REFERENCES)).toEqual([]);
        expect(boundaryCycles(model.boundaries)).toEqual([]);
      }
    });
  });

  it('leaves a model that is read as it is written, byte for byte', () => {
    always(course => {
      const document = { kind: 'project', id: 'do_1', model: last(course) } as const;
      const text = writeDocument(document);
      const again = readDocument(text, 'x');
      expect(again).toEqual({ ok: true, value: document });
      if (again.ok) expect(writeDocument(again.value)).toBe(text);
    });
  });
});

const EVERY_LABEL = [
  'batch',
  'boundary/add',
  'boundary/dissolve',
  'canvas/arrange',
  'canvas/move',
  'canvas/resize',
  'clipboard/paste',
  'control/clear',
  'control/set',
  'decision/clear',
  'decision/set',
  'element/add',
  'fact/set',
  'flow/connect',
  'flow/reconnect',
  'flow/reverse',
  'note/add',
  'page/remove',
  'responsibility/clear',
  'responsibility/set',
  'route/set',
  'row/add',
  'row/change',
  'row/remove',
  'type/set',
  'pack/switch-off',
  'pack/switch-on',
  'rule/rate',
  'rule/switch-off',
  'rule/switch-on',
] as const satisfies readonly (CommandType | `${CommandType}-on` | `${CommandType}-off`)[];

const INDEX_NAMES = [
  'flowsOfElement',
  'flowsInto',
  'flowsOutOf',
  'flowsCarrying',
  'elementsInside',
  'boundariesInside',
  'elementsHolding',
  'elementsOfProvider',
  'placementsOnPage',
  'placementsOfSubject',
  'routesOfSubject',
  'controlsOfSubject',
  'responsibilitiesOf',
  'threatsOfSubject',
] as const satisfies readonly IndexName[];

/** What an index answers for every id there is. */
function contents(index: ModelIndex, model: ProjectModel): readonly string[] {
  const ids = tableNames(PROJECT_SCHEMAS).flatMap(table => [...model[table].keys()]);
  return INDEX_NAMES.flatMap(name => ids.map(id => `${name} ${id}: ${[...index.ids(name, id)].sort().join()}`));
}
