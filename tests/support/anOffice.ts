import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { type Environment, fail } from '../../core/base';
import type { ProjectPatch } from '../../core/changes';
import { type Command, run } from '../../core/commands';
import type { Sha256 } from '../../core/document';
import { createImportTools, openFile } from '../../core/interchange';
import type { ProjectModel } from '../../core/model';
import { packsIn } from '../../core/packs';
import { Database } from '../../renderer/persistence';
import { createOffice, type OfficeParts } from '../../renderer/worker';
import { A_PERSON, aFixedEnvironment, PAGE } from './aModel';
import { shippedFiles, shippedLibrary, shippedRuleTests } from './templates';

const sha256: Sha256 = async bytes => createHash('sha256').update(bytes).digest('hex');

/** The windows of one device: they share the storage and the locks. */
export function aDevice(
  name: string,
  environment: Environment = aFixedEnvironment(),
  pdf: OfficeParts['pdf'] = async () => fail({ code: 'report/failed' }),
  readPacks: OfficeParts['readPacks'] = async files => packsIn(files, shippedLibrary()),
  shippedPacks: OfficeParts['shippedPacks'] = [],
) {
  const held = new Map<string, object>();
  const windowOf = () => {
    const me = {};
    const locks = {
      take: async (lock: string) => {
        if (held.has(lock)) return false;
        held.set(lock, me);
        return true;
      },
      release: async (lock: string) => {
        if (held.get(lock) === me) held.delete(lock);
      },
    };
    const db = new Database(name);
    const office = createOffice({
      db,
      library: shippedLibrary(),
      base: shippedFiles(),
      shippedPacks,
      ruleTests: async () => shippedRuleTests(),
      environment,
      sha256,
      locks,
      readPacks,
      read: (file, bytes) => openFile({ name: file, bytes }, { ...createImportTools(shippedLibrary()), sha256 }),
      sample: async () => null,
      pdf,
      glyphs: {},
    });
    /** The window ends without a chance to write anything; its locks end with it. */
    const die = () => {
      for (const [lock, owner] of held) if (owner === me) held.delete(lock);
      db.close();
    };
    return { office, db, die };
  };
  return { window: windowOf, environment };
}

/** The patch that adds an element. */
export function adding(model: ProjectModel, id: `el_${string}`, name: string): ProjectPatch {
  const [page] = model.pages.values();
  const command: Command = {
    type: 'element/add',
    id,
    name,
    kind: 'process',
    elementType: null,
    typeOrigin: null,
    parent: null,
    page: page?.id ?? PAGE,
    at: { x: 0, y: 0, width: 160, height: 72 },
  };
  const edit = run(model, command, { environment: aFixedEnvironment(), who: A_PERSON });
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return edit.value.patch;
}
