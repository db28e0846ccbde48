import { describe, expect, it } from 'vitest';
import { CLOUD, onDay, organisationAfter } from '../../tests/support/anOrganisation';
import { aLine, withLines } from '../../tests/support/registers';
import { apply, invert } from '../changes';
import { type OrganisationCommand, runOnOrganisation } from './index';

const DAY = onDay('2026-06-15');
const LINE = aLine('keys', 'a', {
  title: 'Key',
  holder: 'us',
  provider: 'pv_cloud',
  custodians: ['pe_ada', 'pe_ben'],
  elements: ['do_shop:el_web'],
});

describe('lines of a register', () => {
  it('are changed in one field, with everything else as it was', () => {
    const model = withLines(LINE);
    const after = organisationAfter(model, DAY, {
      type: 'register/set',
      id: 'rg_a',
      links: { custodians: [{ document: null, id: 'pe_ben' }] },
      fields: { holder: '', classes: ['secret'] },
      due: '2026-12-31',
    });
    expect(after.registers.get('rg_a')).toEqual({
      ...LINE,
      due: '2026-12-31',
      fields: { classes: ['secret'] },
      links: [
        ...LINE.links.filter(link => link.field !== 'custodians'),
        { field: 'custodians', document: null, id: 'pe_ben' },
      ],
    });
  });

  it('are put in one step that is undone exactly, new ones with ids of their own', () => {
    const model = withLines(LINE);
    const put: OrganisationCommand = {
      type: 'register/put',
      register: 'keys',
      lines: [
        { id: null, title: 'Another' },
        { id: null, title: 'And one more' },
        { id: 'rg_a', title: 'Renamed' },
      ],
    };
    const edit = runOnOrganisation(model, put, DAY);
    if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
    const after = apply(model, edit.value.patch);
    expect([...after.registers.values()].map(line => line.title).sort()).toEqual([
      'And one more',
      'Another',
      'Renamed',
    ]);
    expect(apply(after, invert(edit.value.patch))).toEqual(model);
  });

  it('are not moved from one register to another', () => {
    const put: OrganisationCommand = { type: 'register/put', register: 'tools', lines: [{ id: 'rg_a', title: 'x' }] };
    const edit = runOnOrganisation(withLines(LINE), put, DAY);
    expect(!edit.ok && edit.problems[0].code).toBe('row/unknown');
  });

  it('forget people, providers and lines that are removed, and keep links into other documents', () => {
    const model = withLines(LINE, aLine('tools', 't', { platforms: ['rg_p'] }), aLine('platforms', 'p', {}));
    const after = organisationAfter(model, DAY, { type: 'row/remove', ids: ['pe_ada', CLOUD, 'rg_p'] });
    expect(after.registers.get('rg_a')?.links.map(link => link.id)).toEqual(['pe_ben', 'el_web']);
    expect(after.registers.get('rg_t')?.links).toEqual([]);
  });

  it('cannot name a person who is not there', () => {
    const edit = runOnOrganisation(
      withLines(LINE),
      { type: 'register/set', id: 'rg_a', links: { custodians: [{ document: null, id: 'pe_nobody' }] } },
      DAY,
    );
    expect(!edit.ok && edit.problems[0].code).toBe('document/dangling-reference');
  });
});
