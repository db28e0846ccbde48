import { byCodeUnit } from '../../base';
import { answerChanges, assuranceOf, controlChanges, controlOutcomes, LEAST_COVERAGE, listsOf } from '../../review';
import { ASSURANCE_BAND_LABEL, CONFIDENCE_LABEL, fill, REVIEW_REPORT, TRIGGER_LABEL } from '../../text';
import { heading, list, paragraph } from '../blocks';
import type { Block, KeyNumber } from '../document';
import { longDay, say } from '../say';
import { personIn, type ReviewFacts } from './input';

const W = REVIEW_REPORT.summary;

/** Page one: why it was reviewed, how far the provider can be relied on, what changed, what is to be done. */
export function summary(facts: ReviewFacts): readonly Block[] {
  const { review, provider } = facts;
  const trigger = review.trigger === null ? '' : TRIGGER_LABEL[review.trigger].toLowerCase();
  // An event without its kind says no more than that somebody asked.
  const because = review.because === 'event' && trigger === '' ? 'person' : review.because;
  const why = [fill(W.because[because], { trigger }), fill(W.kind[review.kind], { provider })].join(' ');
  return [
    heading(W.title, 1, 'new'),
    paragraph(why, 'lead'),
    ...(review.note.trim() === '' ? [] : [paragraph(review.note)]),
    heading(fill(W.relied, { provider }), 3),
    { kind: 'numbers', items: numbers(facts) },
    ...relied(facts),
    heading(W.changed, 3),
    paragraph(changed(facts)),
    heading(W.asked, 3),
    ...asked(facts),
  ];
}

/** A score as it is told: its decimals are the arithmetic’s. */
function whole(score: number): string {
  return String(Math.round(score));
}

function numbers(facts: ReviewFacts): readonly KeyNumber[] {
  const { seal, plan, answers } = facts;
  const { band } = assuranceOf(plan.asked, answers);
  const { missing, modify } = listsOf(controlOutcomes(facts, plan));
  const tile = (value: string, label: string): KeyNumber => ({ value, label, tone: null });
  return [
    tile(seal.score === null ? '–' : whole(seal.score), seal.score === null ? W.noScore : W.score),
    ...(band === null ? [] : [tile(ASSURANCE_BAND_LABEL[band], W.band)]),
    tile(`${Math.round(seal.coverage * 100)} %`, W.answered),
    tile(String(missing.length), say(W.missing, missing.length)),
    tile(String(modify.length), say(W.modify, modify.length)),
  ];
}

/** What the score says and how sure it is; then the answers that must not stay as they are. */
function relied({ plan, answers, library }: ReviewFacts): readonly Block[] {
  const ofProvider = plan.asked.filter(one => one.reviewArea === 1);
  if (ofProvider.length === 0) return [paragraph(W.notAsked)];
  const { score, band, confidence, coverage, knockouts } = assuranceOf(plan.asked, answers);
  const given = ofProvider.flatMap(one => answers.get(one.question.id)?.value ?? []).filter(one => one !== 'N/A');
  const proven = given.filter(one => one === '4' || one === '3').length;
  const said =
    score === null || band === null
      ? fill(W.unscored, { answered: Math.round(coverage * 100), least: Math.round(LEAST_COVERAGE * 100) })
      : fill(W.scored, {
          score: whole(score),
          band: ASSURANCE_BAND_LABEL[band].toLowerCase(),
          confidence: CONFIDENCE_LABEL[confidence].toLowerCase(),
          proven,
          counted: given.length,
        });
  if (knockouts.length === 0) return [paragraph(said)];
  const questions = knockouts.map(id => `${library.questions.get(id)?.question ?? id} (${id})`);
  return [paragraph(said), paragraph(say(W.knockout, knockouts.length)), list(questions)];
}

function changed(facts: ReviewFacts): string {
  const { earlier, seal, provider } = facts;
  if (!earlier) return fill(W.first, { provider });
  const day = longDay(earlier.seal.at);
  const controls = controlChanges(facts.library, earlier.seal.controls, seal.controls);
  const [better, worse] = (['better', 'worse'] as const).map(way => controls.filter(one => one.way === way).length);
  const answers = answerChanges(facts.plan.asked, earlier.answers, facts.answers).length;
  const parts = [
    ...scoreChange(earlier.seal.score, seal.score),
    ...(better ? [say(W.controlsBetter, better)] : []),
    ...(worse ? [say(W.controlsWorse, worse)] : []),
    ...(answers > 0 ? [say(W.answersChanged, answers)] : []),
  ];
  return parts.length === 0 ? fill(W.sinceNothing, { day }) : fill(W.since, { day, changes: parts.join(', ') });
}

/** How the score moved: in whole numbers, or, where these are the same, with the decimals by which it did. */
function scoreChange(before: number | null, now: number | null): readonly string[] {
  if (before === now) return [];
  const isSmall = before !== null && now !== null && whole(before) === whole(now);
  const told = (score: number | null) => (score === null ? W.noScore : isSmall ? String(score) : whole(score));
  return [fill(W.scoreChange, { before: told(before), now: told(now) })];
}

const NAMED_ACTIONS = 6;

function asked(facts: ReviewFacts): readonly Block[] {
  const { model, review, provider, answers } = facts;
  const open = [...model.actions.values()]
    .filter(action => action.review === review.id && action.status === 'open')
    .sort((a, b) => byCodeUnit(a.due ?? '9999', b.due ?? '9999') || byCodeUnit(a.title, b.title));
  const rest = open.length - NAMED_ACTIONS;
  const lived = [...answers.values()].filter(answer => answer.exception !== null);
  const items = [
    ...(model.providers.get(review.provider)?.owner ? [] : [fill(W.noOwner, { provider })]),
    ...open.slice(0, NAMED_ACTIONS).map(({ title, owner, due }) =>
      fill(W.action, {
        title,
        who: personIn(facts, owner),
        day: due === null ? REVIEW_REPORT.noDay : longDay(due),
      }),
    ),
    ...(rest > 0 ? [say(REVIEW_REPORT.more, rest)] : []),
    ...lived.map(({ asked: question, exception }) =>
      fill(W.lived, { question, day: longDay(exception?.until ?? ''), reason: exception?.reason ?? '' }),
    ),
  ];
  return items.length === 0 ? [paragraph(W.nothingAsked)] : [list(items)];
}
