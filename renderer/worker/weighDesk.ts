import { type Environment, fail, ok, type Problem, type Result } from '../../core/base';
import { apply } from '../../core/changes';
import { run } from '../../core/commands';
import {
  type Engine,
  findingsUnder,
  type JudgementEffect,
  judgementEffect,
  type WeighedFindings,
  weighedFindings,
} from '../../core/engine';
import type { Library } from '../../core/library';
import type { ProjectModel } from '../../core/model';
import { putEntry, removeEntry } from '../../core/packs';
import type { Answer, PackChange, Progress } from './backOffice';
import { inSlices } from './inSlices';
import type { PackShelf } from './packShelf';

export interface WeighDeskParts {
  readonly environment: Environment;
  /** What is open, with every edit worked in; null: nothing. */
  readonly open: () => { readonly engine: Engine; readonly model: ProjectModel } | null;
  readonly shelf: PackShelf;
  /** The day on which a project is judged. */
  readonly today: () => string;
}

/** A project as it would be, and what it would be judged by. */
export interface Judged {
  readonly model: ProjectModel;
  readonly library: Library;
}

/** How far it is, and whether it is given up. */
export interface Watch {
  readonly onProgress: Progress;
  readonly signal: AbortSignal;
}

/** What changes of packs would do to the open project, worked out in slices and before anything is done. */
export interface WeighDesk {
  weigh(change: PackChange, onProgress: Progress, signal: AbortSignal): Answer<JudgementEffect | null>;
  /** What is found in the open project as it is; null: none is open. */
  now(): WeighedFindings | null;
  /** What is different from `before`; null: it was given up. */
  effectOf(before: WeighedFindings, judged: Judged, watch: Watch): Promise<JudgementEffect | null>;
}

const CANCELLED: Problem = { code: 'bug/unexpected', facts: { reason: 'cancelled' } };
/** Nothing of it is kept, so that nobody has to be named. */
const NOBODY = { name: '-', roles: [] };

export function createWeighDesk({ environment, open, shelf, today }: WeighDeskParts): WeighDesk {
  /** What everything is judged by after a change; fails where the pack could not be used then. */
  function judgedAfter(change: PackChange, model: ProjectModel): Result<Judged> {
    if (change.kind === 'command') {
      const edit = run(model, change.command, { environment, who: NOBODY });
      if (!edit.ok) return edit;
      const after = apply(model, edit.value.patch);
      return ok({ model: after, library: shelf.knowledge(after).library });
    }
    if (change.kind === 'remove') return ok({ model, library: shelf.knowledgeWithout(change.pack, model).library });
    const own = shelf.own(change.kind === 'save' ? change.draft.pack : change.pack);
    if (!own.ok) return own;
    const folder =
      change.kind === 'save' ? putEntry(own.value, change.draft) : removeEntry(own.value, change.content, change.id);
    if (!folder.ok) return folder;
    const pack = change.kind === 'save' ? change.draft.pack : change.pack;
    const known = shelf.knowledgeWith(pack, folder.value);
    const [first, ...rest] = known.packs.find(one => one.id === pack)?.problems ?? [];
    return first ? fail(first, ...rest) : ok({ model, library: known.library });
  }

  function now(): WeighedFindings | null {
    const at = open();
    return at && weighedFindings(at.engine.findings(), at.engine);
  }

  async function effectOf(
    before: WeighedFindings,
    { model, library }: Judged,
    { onProgress, signal }: Watch,
  ): Promise<JudgementEffect | null> {
    const work = findingsUnder(library, model, today());
    const after = await inSlices(work, signal, share => onProgress(share, ''));
    return after && judgementEffect(model, before, { after, renames: library.renames });
  }

  return {
    now,
    effectOf,
    weigh: async (change, onProgress, signal) => {
      const at = open();
      const before = now();
      if (!at || !before) return ok(null);
      // Who presses cancel at once is heard before the pack is read.
      await new Promise(heard => setTimeout(heard));
      const judged = signal.aborted ? fail(CANCELLED) : judgedAfter(change, at.model);
      if (!judged.ok) return judged;
      const effect = await effectOf(before, judged.value, { onProgress, signal });
      return effect ? ok(effect) : fail(CANCELLED);
    },
  };
}
