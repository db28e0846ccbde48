import { describe, expect, it } from 'vitest';
import { createEnvironment, ok } from '../../core/base';
import { writeDocument } from '../../core/document';
import type { Host, HostArgs } from '../../core/host';
import { Attestation } from '../../core/model';
import { tellDue } from '../../renderer/actions/tellDue';
import { Session } from '../../renderer/session';
import { aDevice } from '../support/anOffice';
import { anOrganisation, CLOUD } from '../support/anOrganisation';
import { shippedLibrary } from '../support/templates';

/** A session on a device whose one provider has an attestation that ends on a day, and a machine that counts its notes. */
async function aSession(device: string, until: string) {
  const clock = { today: '2026-03-01' };
  let count = 0;
  const environment = createEnvironment(
    () => Date.parse(`${clock.today}T09:00:00Z`),
    length => new Uint8Array(length).fill(++count),
  );
  const { office } = aDevice(device, environment).window();
  const row = Attestation.parse({ id: 'at_1', provider: CLOUD, name: 'ISO 27001', until });
  const model = anOrganisation({}, { type: 'row/add', table: 'attestations', row });
  const file = new TextEncoder().encode(writeDocument({ kind: 'organisation', id: 'do_own', model }));
  await office.readFile('own.parapet.json', file, () => undefined, new AbortController().signal);
  await office.closeOrganisation();
  const session = new Session({
    office,
    environment,
    library: shippedLibrary(),
    onProblems: () => undefined,
    onRenamed: () => undefined,
  });
  const notes: HostArgs<'notify.due'>[] = [];
  const machine: Pick<Host, 'notify.due'> = {
    'notify.due': async due => {
      notes.push(due);
      return ok(null);
    },
  };
  return { session, machine, notes, clock };
}

describe('a note of what is due', () => {
  it('is shown once a day, also after the app was started again', async () => {
    const { session, machine, notes, clock } = await aSession('note once', '2026-02-01');
    await tellDue(session, machine);
    await tellDue(session, machine);
    // The attestation, and the review that its end calls for.
    expect(notes).toEqual([{ overdue: 1, soon: 1 }]);
    await session.loadPreferences();
    await tellDue(session, machine);
    expect(notes).toHaveLength(1);
    clock.today = '2026-03-02';
    await tellDue(session, machine);
    expect(notes).toHaveLength(2);
  });

  it('is not shown when somebody has switched it off, nor when nothing is near', async () => {
    const off = await aSession('note off', '2026-02-01');
    await off.session.setPreferences({ dueNotes: { off: true, told: null } });
    await tellDue(off.session, off.machine);
    const far = await aSession('note far', '2030-01-01');
    await tellDue(far.session, far.machine);
    expect([...off.notes, ...far.notes]).toEqual([]);
  });

  it('takes the organisation from no other window', async () => {
    const { session, machine } = await aSession('note lock', '2026-02-01');
    await tellDue(session, machine);
    const opened = await session.office.openOrganisation();
    expect(opened.ok && opened.value.readOnly).toBe(false);
  });
});
