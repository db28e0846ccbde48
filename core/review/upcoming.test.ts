import { describe, expect, it } from 'vitest';
import { aCloudShop } from '../../tests/support/aCloudShop';
import { after as edited } from '../../tests/support/aModel';
import {
  anOrganisation,
  answered,
  CLOUD,
  onDay,
  openReview,
  organisationAfter,
  reviewed,
} from '../../tests/support/anOrganisation';
import { shippedLibrary } from '../../tests/support/templates';
import { Engine } from '../engine';
import { Attestation, Gate, type OrganisationModel, Person, type PersonId } from '../model';
import {
  calendarFile,
  datesOfProject,
  type ProjectDates,
  policyInForce,
  type UpcomingItem,
  upcoming,
  usesOfProject,
} from './index';

const LIBRARY = shippedLibrary();

function listed(
  model: OrganisationModel,
  today: string,
  projects: readonly ProjectDates[] = [],
): readonly UpcomingItem[] {
  return upcoming({ model, projects, today, policy: policyInForce(model.organisation.get('organisation'), LIBRARY) });
}

const brief = (items: readonly UpcomingItem[]) => items.map(({ kind, day, status }) => [kind, day, status]);

describe('what is due', () => {
  it('has a provider that was never reviewed, but none of the organisation’s own premises', () => {
    expect(brief(listed(anOrganisation(), '2026-01-01'))).toEqual([['full-review', null, 'never']]);
    expect(listed(anOrganisation({ key: 'onprem' }), '2026-01-01')).toEqual([]);
  });

  it('puts what is overdue first, over all documents, each with where it is', () => {
    const stamp = { by: 'Ada', roles: [], at: '2026-01-01T00:00:00.000Z' };
    const project = edited(
      aCloudShop(),
      {
        type: 'decision/set',
        findings: [{ key: 'th-x:element=el_web', remembered: { title: 'Flood', subject: 'Shop', library: '' } }],
        fields: { verdict: 'accepted', expires: '2026-03-20' },
      },
      {
        type: 'row/add',
        table: 'gates',
        row: {
          id: 'no-high-risk',
          title: '',
          threshold: null,
          owner: null,
          evidence: [],
          met: null,
          note: '',
          off: false,
          waiver: { reason: '', until: '2026-03-05', stamp, owner: null },
        },
      },
      {
        type: 'row/add',
        table: 'actions',
        row: {
          id: 'ac_1',
          title: 'Patch',
          note: '',
          owner: null,
          due: '2026-02-01',
          status: 'open',
          finding: null,
          control: null,
        },
      },
    );
    const attestation = Attestation.parse({ id: 'at_1', provider: CLOUD, name: 'SOC 2', until: '2026-03-13' });
    const model = organisationAfter(reviewed(anOrganisation(), '2026-01-31', { Q06: '3' }), onDay('2026-02-01'), {
      type: 'row/add',
      table: 'attestations',
      row: attestation,
    });
    const dates = datesOfProject(project);
    expect(dates.map(date => date.kind)).toEqual(['action', 'waiver', 'acceptance']);
    const items = listed(model, '2026-03-01', [{ id: 'do_shop', name: 'Shop', dates, uses: [] }]);
    expect(brief(items)).toEqual([
      ['action', '2026-02-01', 'overdue'],
      ['waiver', '2026-03-05', 'soon'],
      ['attestation', '2026-03-13', 'soon'],
      ['acceptance', '2026-03-20', 'soon'],
      ['full-review', '2026-04-12', 'ok'],
      ['light-review', '2026-04-12', 'ok'],
    ]);
    expect(items[0]).toMatchObject({ title: 'Patch', project: { id: 'do_shop', name: 'Shop' }, id: 'ac_1' });
  });

  it('names who is to see to it: of a waiver its own owner, else that of its condition', () => {
    const stamp = { by: 'Ada', roles: [], at: '2026-01-01T00:00:00.000Z' };
    const waiver = { reason: 'Pilot', until: '2026-03-05', stamp };
    const project = edited(
      aCloudShop(),
      ...(['pe_bea', 'pe_carl'] as const).map(id => ({
        type: 'row/add' as const,
        table: 'people' as const,
        row: Person.parse({ id, name: id === 'pe_bea' ? 'Bea' : 'Carl' }),
      })),
      ...[
        { id: 'no-high-risk', owner: 'pe_carl', waiver: { ...waiver, owner: 'pe_bea' } },
        { id: 'no-secrets', owner: 'pe_carl', waiver },
        { id: 'own-1', title: 'Penetration test', waiver },
      ].map(gate => ({ type: 'row/add' as const, table: 'gates' as const, row: Gate.parse(gate) })),
    );
    expect(datesOfProject(project).map(({ title, who }) => [title, who])).toEqual([
      ['No high risk is left', 'Bea'],
      ['No keys or passwords in code and configuration', 'Carl'],
      ['Penetration test', undefined],
    ]);
    const people = new Map([['pe_ada', Person.parse({ id: 'pe_ada', name: 'Ada' })]]);
    const provider = anOrganisation();
    const owned = { ...provider, people, providers: ownedBy('pe_ada', provider) };
    expect(listed(owned, '2026-01-01').map(item => item.who)).toEqual(['Ada']);
  });

  it('forgets an exception once a later review is begun', () => {
    const day = onDay('2026-02-01');
    let model = organisationAfter(anOrganisation(), day, { type: 'review/start', provider: CLOUD, fields: {} });
    const { id } = openReview(model);
    const question = { id: 'Q12', asked: 'Own keys?' };
    model = organisationAfter(model, day, answered(id, 'X', ['Q12']), {
      type: 'answer/except',
      review: id,
      question,
      exception: { reason: 'None offered', until: '2026-06-30' },
    });
    expect(brief(listed(model, '2026-02-01'))).toContainEqual(['exception', '2026-06-30', 'ok']);
    model = organisationAfter(
      model,
      day,
      { type: 'review/sign', review: id },
      { type: 'review/seal', review: id, seal: { ...sealed(), at: '2026-02-01T10:00:00.000Z' } },
    );
    model = organisationAfter(model, onDay('2026-05-01'), { type: 'review/start', provider: CLOUD, fields: {} });
    expect(listed(model, '2026-05-01').some(item => item.kind === 'exception')).toBe(false);
  });
});

const ownedBy = (owner: PersonId, { providers }: OrganisationModel) =>
  new Map([...providers].map(([id, row]) => [id, { ...row, owner }]));

function sealed() {
  const [review] = [...reviewed(anOrganisation(), '2026-01-31', { Q06: '3' }).reviews.values()];
  if (!review?.seal) throw new Error('not sealed');
  return review.seal;
}

describe('a calendar file', () => {
  const item: UpcomingItem = {
    kind: 'full-review',
    day: '2028-02-29',
    status: 'ok',
    title: 'Café; “Wolke”, GmbH\nBerlin',
    project: null,
    id: 'pv_1',
  };
  const words = ({ title }: UpcomingItem) => ({ title, note: '' });
  const at = '2026-11-23T08:15:00.000Z';

  it('has whole days, escaped text, and the same ids every time', () => {
    const text = calendarFile([item, { ...item, day: null, id: 'pv_2' }], words, at);
    expect(text).toContain('DTSTART;VALUE=DATE:20280229\r\n');
    expect(text).toContain('DTSTAMP:20261123T081500Z\r\n');
    expect(text).toContain('SUMMARY:Café\\; “Wolke”\\, GmbH\\nBerlin\r\n');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    const uid = (file: string) => /UID:(.*)\r\n/.exec(file)?.[1];
    expect(uid(calendarFile([{ ...item, day: '2029-01-01' }], words, at))).toBe(uid(text));
  });

  it('folds lines at 75 bytes without breaking a character', () => {
    const text = calendarFile([{ ...item, title: 'Ü😀'.repeat(60) }], words, at);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).byteLength).toBeLessThanOrEqual(75);
    expect(text.replace(/\r\n /g, '')).toContain(`SUMMARY:${'Ü😀'.repeat(60)}\r\n`);
  });
});

describe('what a project says about its providers', () => {
  it('is worked out from what runs there', () => {
    const model = edited(aCloudShop(), {
      type: 'row/change',
      table: 'elements',
      ids: ['el_web'],
      fields: { criticality: 5 },
    });
    const engine = new Engine(LIBRARY);
    const { subjects } = engine.open(model, { today: '2026-11-23' });
    const uses = usesOfProject(model, LIBRARY, {
      findings: engine.findings(),
      subjects,
      today: '2026-11-23',
    });
    const by = new Map(uses.map(use => [use.provider, use]));
    expect([...by.keys()]).toEqual(['pv_aws', 'pv_crm', 'pv_own']);
    expect(by.get('pv_aws')).toMatchObject({ criticality: 5, elements: 3, ai: false });
    expect(by.get('pv_crm')?.models).toEqual(['saas']);
    expect(by.get('pv_aws')?.dataTypes).toEqual(expect.arrayContaining(['pii', 'chd']));
  });
});
