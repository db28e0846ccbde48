import { ok, type Result } from '../../core/base';
import type { Host } from '../../core/host';
import type { BackOffice } from '../worker';

/** What was found in the person's folder of packs. */
interface PacksFolderRead {
  /** Where it lies, to be read by people. */
  readonly place: string;
  readonly packs: number;
  /** Of these, how many could not even be read. */
  readonly unread: number;
}

/** Has the person's folder of packs read and used from now on. */
export async function readPacksFolder(
  host: Pick<Host, 'packs.read'>,
  office: Pick<BackOffice, 'takePacksFolder'>,
): Promise<Result<PacksFolderRead>> {
  const read = await host['packs.read']({});
  if (!read.ok) return read;
  const { place, found } = read.value;
  const taken = await office.takePacksFolder(found);
  return taken.ok ? ok({ place, packs: found.length, unread: found.filter(one => one.problem).length }) : taken;
}
