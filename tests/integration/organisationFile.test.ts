import { describe, expect, it } from 'vitest';
import { type OrganisationCommand, runOnOrganisation } from '../../core/commands';
import { writeDocument } from '../../core/document';
import { type DocumentId, Evidence, emptyOrganisation, type OrganisationModel, Provider } from '../../core/model';
import { A_PERSON } from '../support/aModel';
import { aDevice, adding } from '../support/anOffice';
import { anOrganisation, onDay, organisationAfter, reviewed } from '../support/anOrganisation';

const UTF8 = new TextEncoder();
const NAME = 'theirs.parapet.json';
const noProgress = () => undefined;
const signal = new AbortController().signal;

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

const patchOf = (model: OrganisationModel, command: OrganisationCommand) =>
  value(runOnOrganisation(model, command, onDay('2026-01-02'))).patch;

const fileOf = (model: OrganisationModel, id: DocumentId = 'do_theirs') =>
  UTF8.encode(writeDocument({ kind: 'organisation', id, model }));

/** A window whose organisation has a provider already. */
async function aDeviceWithOne(name: string) {
  const device = aDevice(name);
  const here = device.window();
  const before = value(await here.office.openOrganisation());
  const row = Provider.parse({ id: 'pv_own', key: 'aws', name: 'Our cloud' });
  value(await here.office.keepOrganisation(1, patchOf(before.model, { type: 'row/add', table: 'providers', row })));
  return { device, ...here, before };
}

describe('an organisation that is opened from a file', () => {
  it('is the organisation of the device where nobody has written one, and there after the window died', async () => {
    const device = aDevice('org file, empty');
    const here = device.window();
    const read = value(await here.office.readFile(NAME, fileOf(anOrganisation()), noProgress, signal));
    expect(read).toMatchObject({
      kind: 'organisation',
      received: { kind: 'opened', organisation: { id: 'do_theirs' } },
    });
    here.die();
    const again = value(await device.window().office.openOrganisation());
    expect([again.id, again.readOnly, again.model.organisation.get('organisation')?.name]).toEqual([
      'do_theirs',
      false,
      'Example Ltd',
    ]);
    expect([...again.model.providers.values()].map(one => one.name)).toEqual(['Example Cloud']);
  });

  it('waits where there is one, and changes nothing until somebody has decided', async () => {
    const { office, before } = await aDeviceWithOne('org file, waits');
    const read = value(await office.readFile(NAME, fileOf(anOrganisation()), noProgress, signal));
    const received = read.kind === 'organisation' && read.received.kind === 'waits' ? read.received : null;
    const names = (model: OrganisationModel | undefined) => [...(model?.providers.values() ?? [])].map(one => one.name);
    expect([names(received?.present), names(received?.found)]).toEqual([['Our cloud'], ['Example Cloud']]);
    await office.closeOrganisation();
    const still = value(await office.openOrganisation());
    expect([still.id, names(still.model)]).toEqual([before.id, ['Our cloud']]);
  });

  it('takes the place of the one that is there when told to, and what is edited then is kept', async () => {
    const { device, office, die } = await aDeviceWithOne('org file, replaces');
    const now = value(await office.replaceOrganisation(NAME, fileOf(anOrganisation()), noProgress, signal));
    const patch = patchOf(now.model, {
      type: 'row/change',
      table: 'organisation',
      ids: ['organisation'],
      fields: { name: 'Another name' },
    });
    value(await office.keepOrganisation(now.revision + 1, patch));
    die();
    const again = value(await device.window().office.openOrganisation());
    expect([...again.model.providers.values()].map(one => one.name)).toEqual(['Example Cloud']);
    expect(again.model.organisation.get('organisation')?.name).toBe('Another name');
  });

  it('is refused while another window writes the organisation', async () => {
    const { device } = await aDeviceWithOne('org file, other window');
    const there = device.window();
    const refused = await there.office.replaceOrganisation(NAME, fileOf(anOrganisation()), noProgress, signal);
    expect(refused.ok ? '' : refused.problems[0].code).toBe('storage/other-window');
  });

  it('never takes the place of a project that has the same id, nor a project that of the organisation', async () => {
    const { office } = aDevice('org file, same id').window();
    const project = value(await office.createProject('Shop'));
    value(await office.keep(project.id, 1, adding(project.model, 'el_1', 'part')));
    await office.closeProject(project.id);
    const file = fileOf(anOrganisation(), project.id);
    const read = value(await office.readFile(NAME, file, noProgress, signal));
    expect(read.kind).toBe('organisation');
    expect(value(await office.openProject(project.id)).model.elements.size).toBe(1);
    const organisation = value(await office.openOrganisation());
    const text = writeDocument({ kind: 'project', id: organisation.id, model: project.model });
    const opened = value(await office.readFile('shop.parapet.json', UTF8.encode(text), noProgress, signal));
    expect(opened.kind === 'project' && opened.project.id !== organisation.id).toBe(true);
    await office.closeOrganisation();
    expect(value(await office.openOrganisation()).model.providers.size).toBe(1);
  });

  it('brings its evidence and the reports of its closed reviews along in an archive', async () => {
    const first = aDevice('org file, from').window();
    value(await first.office.openOrganisation());
    const bytes = new Uint8Array([1, 2, 3]);
    const report = UTF8.encode('%PDF-1.7 of a review');
    const hash = value(await first.office.keepEvidence(bytes));
    const reportHash = value(await first.office.keepEvidence(report));
    await first.db.reportFiles.put({ id: 'rp_1', bytes: report });
    const seal = { report: { id: 'rp_1', sha256: reportHash } };
    const evidence = Evidence.parse({
      id: 'ev_1',
      kind: 'file',
      name: 'audit.pdf',
      hash,
      size: 3,
      stamp: { by: A_PERSON.name, roles: [], at: '2026-01-01T00:00:00.000Z' },
    });
    const model = organisationAfter(reviewed(anOrganisation(), '2026-01-01', { Q01: '3' }, seal), onDay('2026-01-02'), {
      type: 'row/add',
      table: 'evidence',
      row: evidence,
    });
    const opened = value(await first.office.readFile(NAME, fileOf(model), noProgress, signal));
    expect(opened.kind).toBe('organisation');
    const archive = value(await first.office.writeOrganisationFile('zip'));

    const second = aDevice('org file, to').window();
    value(await second.office.readFile('theirs.parapet.zip', archive, noProgress, signal));
    expect([...value(await second.office.readEvidence(hash))]).toEqual([1, 2, 3]);
    expect(new TextDecoder().decode(value(await second.office.readReport('rp_1')))).toBe('%PDF-1.7 of a review');
  });

  it('is refused as a project is: cut off, of a newer Parapet, or without its own row', async () => {
    const { office, before } = await aDeviceWithOne('org file, hostile');
    const text = writeDocument({ kind: 'organisation', id: 'do_theirs', model: emptyOrganisation('Theirs') });
    const shell = { format: 'parapet', kind: 'organisation', id: 'do_theirs' };
    const codeOf = async (content: string) => {
      const read = await office.readFile(NAME, UTF8.encode(content), noProgress, signal);
      return read.ok ? 'opened' : read.problems[0].code;
    };
    expect(await codeOf(text.slice(0, -20))).toBe('json/malformed');
    expect(await codeOf(JSON.stringify({ ...shell, version: 999, tables: {} }))).toBe('document/newer-version');
    expect(await codeOf(JSON.stringify({ ...shell, version: 1, tables: {} }))).toBe('document/wrong-shape');
    expect(value(await office.openOrganisation()).id).toBe(before.id);
  });
});
