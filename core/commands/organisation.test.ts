import { describe, expect, it } from 'vitest';
import {
  anOrganisation,
  answered,
  aSeal,
  CLOUD,
  onDay,
  openReview,
  organisationAfter,
  reviewed,
} from '../../tests/support/anOrganisation';
import { apply, emptyHistory, invert, record, undo } from '../changes';
import { answerId, Evidence, type OrganisationModel, type OrganisationRows, type ReviewId } from '../model';
import { type OrganisationCommand, runOnOrganisation } from './index';

const DAY = onDay('2026-03-01');
const START: OrganisationCommand = { type: 'review/start', provider: CLOUD, fields: { kind: 'full' } };

function codeOf(model: OrganisationModel, command: OrganisationCommand, context = DAY): string {
  const edit = runOnOrganisation(model, command, context);
  return edit.ok ? 'fine' : edit.problems[0].code;
}

const EVIDENCE = Evidence.parse({
  id: 'ev_report',
  name: 'Report',
  kind: 'note',
  stamp: { by: 'Ada', roles: [], at: '2026-03-01T09:00:00.000Z' },
});

/** A signed review with one answer that names evidence. */
function signed(): { readonly model: OrganisationModel; readonly review: ReviewId } {
  const begun = organisationAfter(anOrganisation(), DAY, { type: 'row/add', table: 'evidence', row: EVIDENCE }, START);
  const { id: review } = openReview(begun);
  const model = organisationAfter(begun, DAY, answered(review, '3', ['Q06'], { evidence: ['ev_report'] }), {
    type: 'review/sign',
    review,
  });
  return { model, review };
}

/** Everything that would change what was signed. */
function meddling(review: ReviewId): readonly OrganisationCommand[] {
  return [
    answered(review, '0', ['Q06']),
    answered(review, '4', ['Q07']),
    { type: 'answer/comment', review, question: { id: 'Q06', asked: '' }, text: 'Really?' },
    { type: 'answer/except', review, question: { id: 'Q06', asked: '' }, exception: null },
    { type: 'row/remove', ids: [answerId(review, 'Q06')] },
    { type: 'row/change', table: 'evidence', ids: ['ev_report'], fields: { name: 'Another report' } },
    { type: 'row/remove', ids: ['ev_report'] },
    { type: 'row/remove', ids: [review] },
    { type: 'row/remove', ids: [CLOUD] },
  ];
}

describe('commands of an organisation', () => {
  it('are undone exactly by their inverse', () => {
    const { model, review } = signed();
    const commands: readonly OrganisationCommand[] = [
      { type: 'review/unsign', review },
      { type: 'review/seal', review, seal: aSeal('2026-03-02T09:00:00.000Z') },
      { type: 'event/record', provider: CLOUD, trigger: 'incident', on: '2026-03-02', note: 'Outage' },
      { type: 'provider/fact', provider: CLOUD, fact: 'exit_tested', value: 'yes' },
      {
        type: 'row/add',
        table: 'registers',
        row: { id: 'rg_1', register: 'tools', title: 'Scanner', fields: {}, owner: null, due: null, links: [] },
      },
    ];
    for (const command of commands) {
      const edit = runOnOrganisation(model, command, DAY);
      if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
      expect(apply(apply(model, edit.value.patch), invert(edit.value.patch))).toEqual(model);
    }
  });

  it('asks who decides before anything is answered or signed', () => {
    const begun = organisationAfter(anOrganisation(), DAY, START);
    const { id } = openReview(begun);
    const nobody = { ...DAY, who: null };
    expect(codeOf(begun, answered(id, '4', ['Q01']), nobody)).toBe('profile/missing');
    expect(codeOf(begun, { type: 'review/sign', review: id }, nobody)).toBe('profile/missing');
  });

  it('leaves the other fields of a register’s line as they are', () => {
    const row = {
      id: 'rg_1',
      register: 'tools',
      title: 'A',
      fields: { purpose: 'x', verdict: 'fits' },
      owner: null,
      due: null,
      links: [],
    } as const;
    const model = organisationAfter(
      anOrganisation(),
      DAY,
      { type: 'row/add', table: 'registers', row: { ...row, links: [] } },
      { type: 'register/set', id: 'rg_1', fields: { verdict: 'adapt', purpose: '' } },
    );
    expect(model.registers.get('rg_1')?.fields).toEqual({ verdict: 'adapt' });
  });
});

describe('a review', () => {
  it('has one open review a provider, which takes the events that are waiting', () => {
    const begun = organisationAfter(
      anOrganisation(),
      DAY,
      { type: 'event/record', provider: CLOUD, trigger: 'incident', on: '2026-02-27', note: '' },
      START,
    );
    expect([...begun.events.values()][0]?.review).toBe(openReview(begun).id);
    expect(codeOf(begun, START)).toBe('review/already-open');
  });

  it('is not signed before something is answered, nor while something unavailable has no compensation', () => {
    const begun = organisationAfter(anOrganisation(), DAY, START);
    const { id } = openReview(begun);
    const sign: OrganisationCommand = { type: 'review/sign', review: id };
    expect(codeOf(begun, sign)).toBe('review/not-ready');
    const unavailable = organisationAfter(begun, DAY, answered(id, 'X', ['Q12']));
    expect(codeOf(unavailable, sign)).toBe('review/not-ready');
    const compensated = organisationAfter(
      unavailable,
      DAY,
      answered(id, 'X', ['Q12'], { compensation: 'ctl-dat-tokenize' }),
    );
    expect(codeOf(compensated, sign)).toBe('fine');
    const excepted = organisationAfter(unavailable, DAY, {
      type: 'answer/except',
      review: id,
      question: { id: 'Q12', asked: '' },
      exception: { reason: 'Until the new key store', until: '2026-06-30' },
    });
    expect(codeOf(excepted, sign)).toBe('fine');
  });

  it('keeps what was signed until the signatures are taken back', () => {
    const { model, review } = signed();
    for (const command of meddling(review))
      expect([command.type, codeOf(model, command)]).toEqual([command.type, 'review/signed']);
    const open = organisationAfter(model, DAY, { type: 'review/unsign', review });
    expect(codeOf(open, answered(review, '0', ['Q06']))).toBe('fine');
  });

  it('keeps what was sealed for good, and undo stops at the seal', () => {
    const { model, review } = signed();
    const edit = runOnOrganisation(
      model,
      { type: 'review/seal', review, seal: aSeal('2026-03-02T09:00:00.000Z') },
      DAY,
    );
    if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
    const sealed = apply(model, edit.value.patch);
    expect(sealed.reviews.get(review)?.closed).toBe('2026-03-02');
    for (const command of [...meddling(review), { type: 'review/unsign', review } as const])
      expect([command.type, codeOf(sealed, command)]).toEqual([command.type, 'review/sealed']);
    const earlier = { label: 'row/add', patch: edit.value.patch, mergeKey: null };
    const history = record(record(emptyHistory<OrganisationRows>(), earlier, 0), edit.value, 10);
    expect(undo(history)).toBeNull();
  });

  it('takes answers over with where they come from', () => {
    const before = reviewed(anOrganisation(), '2026-01-10', { Q06: '3', Q07: '4' });
    const begun = organisationAfter(before, DAY, START);
    const { id } = openReview(begun);
    const [source] = [...before.answers.values()];
    if (!source) throw new Error('no answer');
    const model = organisationAfter(begun, DAY, { type: 'answer/carry', review: id, from: [source.id] });
    expect(model.answers.get(answerId(id, 'Q06'))).toMatchObject({ value: '3', from: source.id, question: 'Q06' });
    expect(model.answers.has(answerId(id, 'Q07'))).toBe(false);
  });
});
