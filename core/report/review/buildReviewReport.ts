import { fill, REVIEW_KIND_LABEL, REVIEW_REPORT } from '../../text';
import type { Block, ReportDocument } from '../document';
import { enumerated, longDay } from '../say';
import { registers as registersOf } from '../sections/registers';
import { actions } from './actions';
import { answers } from './answers';
import { changes } from './changes';
import { controls } from './controls';
import { evidence } from './evidence';
import { personIn, type ReviewFacts, type ReviewReportInput, reviewFacts } from './input';
import { risks } from './risks';
import { scope } from './scope';
import { method, signatures } from './signatures';
import { summary } from './summary';

const W = REVIEW_REPORT;
const CHAPTERS = [summary, risks, controls, actions, changes, scope, answers, evidence, registers, signatures, method];

/** The registers as they stood on the day of the seal. */
function registers({ model, library, review, seal }: ReviewFacts): readonly Block[] {
  const { provider } = review;
  return registersOf({ model, library, projects: [], today: seal.at.slice(0, 10), provider });
}

/** The report that is kept with a review when it is closed: what was found, what changed, who signed, and every answer. */
export function buildReviewReport(input: ReviewReportInput): ReportDocument {
  const facts = reviewFacts(input);
  const title = fill(W.title, { provider: facts.provider });
  return {
    title,
    subject: W.subject,
    author: enumerated(facts.review.signatures.map(one => one.by)),
    created: facts.seal.at,
    paper: facts.paper,
    brief: false,
    classification: facts.classification,
    blocks: [
      cover(facts, title),
      { kind: 'contents', title: W.contents },
      ...CHAPTERS.flatMap(chapter => chapter(facts)),
    ],
  };
}

function cover(facts: ReviewFacts, title: string): Block {
  const { model, review, seal } = facts;
  const name = model.organisation.get('organisation')?.name.trim() ?? '';
  const lines = [
    ...(name === '' ? [] : [fill(W.organisation, { name })]),
    REVIEW_KIND_LABEL[review.kind],
    fill(W.period, { from: longDay(review.started), to: longDay(seal.at) }),
    ...(review.lead === null ? [] : [fill(W.lead, { name: personIn(facts, review.lead) })]),
    ...(review.signatures.length === 0
      ? []
      : [fill(W.signedBy, { names: enumerated(review.signatures.map(one => one.by)) })]),
  ];
  return { kind: 'cover', title, subtitle: W.subject, lines };
}
