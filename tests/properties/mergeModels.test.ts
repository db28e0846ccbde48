import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, diff, mergeModels } from '../../core/changes';
import {
  danglingReferences,
  PROJECT_REFERENCES,
  PROJECT_SCHEMAS,
  type ProjectModel,
  type ProjectRows,
  tableNames,
} from '../../core/model';
import { aBusyProject, play, type Step, steps } from '../support/randomCommands';

const BASE = aBusyProject();
const LAW = { schemas: PROJECT_SCHEMAS, references: PROJECT_REFERENCES };

function edited(all: readonly Step[]): ProjectModel {
  let last = BASE;
  play(BASE, all, (model, edit) => {
    last = apply(model, edit.patch);
    return last;
  });
  return last;
}

const merged = (ours: ProjectModel, theirs: ProjectModel) =>
  mergeModels<ProjectRows>({ base: BASE, ours, theirs }, LAW);

function always(check: (ours: ProjectModel, theirs: ProjectModel) => void): void {
  fc.assert(
    fc.property(steps, steps, (one, two) => check(edited(one), edited(two))),
    { numRuns: 60 },
  );
}

describe('merging what two people made of one project', () => {
  it('gives what one made when the other made nothing, or the same', () => {
    always(ours => {
      for (const [mine, theirs] of [
        [ours, BASE],
        [BASE, ours],
        [ours, ours],
      ] as const) {
        const { model, conflicts } = merged(mine, theirs);
        expect(conflicts).toEqual([]);
        expect(diff(ours, model)).toEqual([]);
      }
    });
  });

  it('loses nothing that only one of them touched, and leaves no reference to nothing', () => {
    always((ours, theirs) => {
      const { model, conflicts } = merged(ours, theirs);
      expect(danglingReferences(model, PROJECT_REFERENCES)).toEqual([]);
      const disputed = new Set(conflicts.map(one => `${one.table} ${one.id}`));
      for (const table of tableNames(PROJECT_SCHEMAS)) {
        const ids = new Set([...ours[table].keys(), ...theirs[table].keys(), ...BASE[table].keys()]);
        for (const id of ids) {
          if (disputed.has(`${table} ${id}`)) continue;
          const [base, mine, other] = [BASE, ours, theirs].map(side => side[table].get(id));
          if (base === mine) expect(model[table].get(id)).toEqual(other);
          else if (base === other) expect(model[table].get(id)).toEqual(mine);
        }
      }
    });
  });

  it('finds fields in conflict in the same places whoever is called ours', () => {
    // Rows that are brought back are left out: which are needed follows from whose value is kept.
    const fields = (ours: ProjectModel, theirs: ProjectModel) =>
      merged(ours, theirs).conflicts.flatMap(({ table, id, field }) =>
        field === '' ? [] : [`${table} ${id} ${field}`],
      );
    always((ours, theirs) => {
      expect(fields(ours, theirs)).toEqual(fields(theirs, ours));
    });
  });
});
