import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../core/base';
import { buildReviewReport, pdfDefinition, type ReviewReportInput } from '../../core/report';
import { answersOf, controlOutcomes, planOfAnswers } from '../../core/review';
import { ANSWER_LABEL, REVIEW_REPORT } from '../../core/text';
import { pdfBytes } from '../../electron/cli/pdf';
import { twoReviews } from '../support/aReviewReport';
import { type PdfContent, readPdf, squeezed } from '../support/pdfText';

const { first, second } = twoReviews();
const W = REVIEW_REPORT;

async function bytesOf(input: ReviewReportInput): Promise<Uint8Array> {
  const made = await pdfBytes(pdfDefinition(buildReviewReport(input)));
  invariant(made.ok, JSON.stringify(made));
  return made.value.bytes;
}

const allText = ({ pages }: PdfContent) => squeezed(pages.map(page => page.text).join(' '));

describe('the report of a review', () => {
  const { input } = second;
  const made = bytesOf(input);
  const content = made.then(readPdf);

  it('has every question that was put with its answer, its note and what it rests on', async () => {
    const text = allText(await content);
    const answers = answersOf(input.model, input.review);
    expect(input.plan.asked.length).toBeGreaterThan(40);
    for (const { question } of input.plan.asked) {
      const answer = answers.get(question.id);
      invariant(answer?.value, question.id);
      expect(text, question.id).toContain(squeezed(`${question.id}${question.question}`));
      if (answer.note !== '') expect(text).toContain(squeezed(answer.note));
    }
    for (const label of [ANSWER_LABEL['1'], ANSWER_LABEL.U, ANSWER_LABEL['N/A']])
      expect(text).toContain(squeezed(label));
    expect(text).toContain(squeezed('SOC 2 report.pdf'));
    expect(text).toContain('c'.repeat(64));
  });

  it('has the four lists, each control with its state', async () => {
    const text = allText(await content);
    const outcomes = controlOutcomes(input, input.plan).filter(one => one.list !== 'excluded');
    expect(new Set(outcomes.map(one => one.list))).toEqual(new Set(['have', 'modify', 'missing', 'question']));
    for (const one of outcomes) expect(text, one.title).toContain(squeezed(one.title));
  });

  it('says on page three what the score is, what changed, and who does what by when', async () => {
    const page = squeezed((await content).pages[2]?.text ?? '');
    expect(page).toContain(squeezed(`Since the review of 1 March 2026: score`));
    // The decimals of a score are arithmetic; nobody is told them as if they meant something.
    expect(page).toMatch(/\d+scoreof100/);
    expect(page).not.toMatch(/\d\.\d+scoreof100/);
    expect(page).toContain(squeezed('Ask for the report of 2026-11-20 — Ada Reviewer, 31 December 2026'));
    const [knocked] = input.seal.knockouts;
    expect(page).toContain(squeezed(input.library.questions.get(knocked ?? '')?.question ?? 'no knock-out'));
  });

  it('names what presses most, with why and how it moved since the last review', async () => {
    const text = allText(await content);
    expect(input.seal.concerns).not.toEqual([]);
    for (const one of input.seal.concerns) expect(text).toContain(squeezed(one.title));
    expect(text).toContain(squeezed('its data is more sensitive than before'));
    expect(text).toContain(squeezed(W.risks.inRegister));
    expect(text).toContain(squeezed('a register says so, the gap is new'));
    expect(text).toMatch(/worseby\d+|new/);
  });

  it('shows what changed in the project, and the risk of it before and now', async () => {
    const text = allText(await content);
    expect(text).toContain(squeezed('In the project Shop'));
    expect(text).toContain(squeezed('Name: Orders → Orders and invoices'));
    const [before] = first.input.seal.projects;
    const [now] = input.seal.projects;
    expect(text).toContain(squeezed(`${before?.bands.critical} → ${now?.bands.critical}`));
  });

  it('ends with who signed in which role, and with what the numbers mean', async () => {
    const { pages } = await content;
    const end = squeezed(
      pages
        .slice(-2)
        .map(page => page.text)
        .join(' '),
    );
    expect(end).toContain(squeezed('Ada security 2026-11-20'));
    expect(end).toContain(squeezed(W.signatures.note));
    expect(end).toContain(squeezed(W.method.title));
  });

  it('is marked on every page, numbered, bookmarked, and has no empty page', async () => {
    const { pages, bookmarks, title } = await content;
    expect(title).toBe('Review of Example Cloud');
    for (const [at, page] of pages.entries()) {
      expect(page.text, `page ${at + 1}`).toContain('Strictly confidential');
      if (at > 0) expect(page.text).toContain(`Page ${at + 1} of ${pages.length}`);
      expect(page.text.length, `page ${at + 1} is empty`).toBeGreaterThan(120);
    }
    const chapters = bookmarks.filter(one => one.depth === 0).map(one => one.title);
    for (const part of ['summary', 'risks', 'controls', 'actions', 'changes', 'scope', 'answers', 'evidence'] as const)
      expect(chapters).toContain(W[part].title);
  });

  it('is the same to the byte when it is made again, so that its fingerprint can be checked', async () => {
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sha256(await bytesOf(input))).toBe(sha256(await made));
  });
});

describe('the report of a first review', () => {
  it('says that it is the first and compares with nothing', async () => {
    const text = allText(await readPdf(await bytesOf(first.input)));
    expect(text).toContain(squeezed('This is the first review of Example Cloud that is closed'));
    expect(text).not.toContain(squeezed(W.risks.trend));
    expect(text).toContain(squeezed('Made up for by'));
  });
});

describe('a closed review that is read again', () => {
  const id = second.input.review.id;
  const review = second.model.reviews.get(id);
  invariant(review?.seal, 'it is closed');

  it('has the questions that were answered, whatever the library would ask now', () => {
    const plan = planOfAnswers(second.model, second.input.library, review);
    const ids = (of: typeof plan) => of.asked.map(one => one.question.id);
    expect(ids(plan)).toEqual(ids(second.input.plan));
  });

  it('keeps the answers to questions that the library no longer has, and shows them as such', async () => {
    const questions = new Map([...second.input.library.questions].filter(([question]) => question !== 'Q44'));
    const library = { ...second.input.library, questions };
    const plan = planOfAnswers(second.model, library, review);
    expect(plan.dropped.map(one => one.question)).toEqual(['Q44']);
    const text = allText(await readPdf(await bytesOf({ ...second.input, library, plan })));
    expect(text).toContain(squeezed(W.answers.droppedIntro));
    expect(text).toContain(squeezed(second.input.library.questions.get('Q44')?.question ?? ''));
  });
});
