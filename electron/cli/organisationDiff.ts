import { stableJson } from '../../core/base';
import { CONTROL_LIST_LABEL } from '../../core/report';
import {
  type OrganisationComparison,
  REVIEW_LISTS,
  type ReviewComparison,
  type ReviewStanding,
} from '../../core/review';
import {
  ANSWER_LABEL,
  ASSURANCE_BAND_LABEL,
  CONTROL_STATUS_LABEL,
  ORGANISATION_THING,
  REVIEW_CHANGE_LABEL,
  REVIEW_REPORT,
  RISK_BAND_LABEL,
} from '../../core/text';
import { cell, count, table } from './table';

/** Version of the JSON that `diff --json` prints of two organisations. */
const ORGANISATION_DIFF_SCHEMA = 'parapet-organisation-diff/1';

export function organisationDiffJson({ rows, reviews }: OrganisationComparison): string {
  const compared = reviews.map(({ before, now, answers, ...rest }) => ({
    ...rest,
    before: standingJson(before),
    now: standingJson(now),
    // Not asked and not answered are both told by what is not there in JSON.
    answers: answers.map(one => ({ ...one, before: one.before ?? null, now: one.now ?? null })),
  }));
  return stableJson({ schema: ORGANISATION_DIFF_SCHEMA, rows, reviews: compared });
}

function standingJson({ review, day, assurance, criticality, lists }: ReviewStanding) {
  return { review: review.id, day, kind: review.kind, ...assurance, criticality, lists };
}

const SIGN = { added: '+', removed: '-', changed: '~' } as const;
const said = (value: string | null) => cell(value ?? 'nothing', 40);

export const reviewsInWords = (reviews: OrganisationComparison['reviews']): string =>
  reviews.map(reviewInWords).join('\n');

export function organisationDiffInWords({ rows, reviews }: OrganisationComparison): string {
  const changed = table(
    ['', 'What', 'Name', 'Changed'],
    rows.map(row => [
      SIGN[row.what],
      ORGANISATION_THING[row.table],
      row.name,
      row.fields.map(one => `${one.field}: ${said(one.before)} → ${said(one.after)}`).join('; '),
    ]),
  );
  const sum = `${count(rows.length, 'row')} of the organisation changed\n`;
  return [changed, sum, reviewsInWords(reviews)].filter(part => part !== '').join('\n');
}

function reviewInWords({ provider, before, now, answers, controls, concerns, projects }: ReviewComparison): string {
  const answer = (value: keyof typeof ANSWER_LABEL | null | undefined) =>
    value === undefined
      ? REVIEW_REPORT.changes.notAsked
      : value === null
        ? REVIEW_REPORT.changes.notAnswered
        : ANSWER_LABEL[value];
  const state = (status: keyof typeof CONTROL_STATUS_LABEL | null) =>
    status === null ? REVIEW_REPORT.changes.notAsked : CONTROL_STATUS_LABEL[status];
  const risk = (one: { readonly band: keyof typeof RISK_BAND_LABEL; readonly index: number } | null) =>
    one === null ? 'none' : `${RISK_BAND_LABEL[one.band]} (${one.index})`;
  const bands = (one: (typeof projects)[number]['before']) =>
    one === null
      ? 'not looked at'
      : (['critical', 'high', 'moderate', 'low'] as const).map(band => one[band]).join('/');
  const lists = REVIEW_LISTS.map(
    list => `${CONTROL_LIST_LABEL[list].toLowerCase()} ${before.lists[list]} → ${now.lists[list]}`,
  );
  const parts = [
    `Reviews of ${cell(provider, 100)}, ${before.day} → ${now.day}\nScore: ${score(before)} → ${score(now)}\nControls: ${lists.join(', ')}\n`,
    table(
      ['Question', 'Before', 'Now'],
      answers.map(one => [cell(one.text, 70), answer(one.before), answer(one.now)]),
    ),
    table(
      ['Control', 'Before', 'Now', ''],
      controls.map(one => [one.title, state(one.before), state(one.now), REVIEW_CHANGE_LABEL[one.way]]),
    ),
    table(
      ['Most pressing', 'Where', 'Before', 'Now', ''],
      (concerns ?? []).map(one => [
        one.title,
        one.subject,
        risk(one.before),
        risk(one.now),
        REVIEW_CHANGE_LABEL[one.what],
      ]),
    ),
    table(
      ['Project (critical/high/moderate/low)', 'Before', 'Now'],
      projects.map(one => [one.name, bands(one.before), bands(one.now)]),
    ),
  ];
  return parts.filter(part => part !== '').join('\n');
}

function score({ assurance: { score: value, band } }: ReviewStanding): string {
  return value === null || band === null ? 'none' : `${value} of 100, ${ASSURANCE_BAND_LABEL[band].toLowerCase()}`;
}
