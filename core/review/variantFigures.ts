import { plainReader } from '../changes';
import type { ControlList } from '../controls';
import type { Library } from '../library';
import type { RiskBand, Share } from '../model';
import { responsibilityRow, responsibleSubjects } from '../responsibility';
import { tally } from './comparison';
import { type AnalysedProject, judgedFindings } from './judgement';

/** Whose duty a layer is; `unknown`: nothing says in which way the thing is run. */
export const DUTIES = ['ours', 'shared', 'provider', 'unknown'] as const;
export type DutySide = (typeof DUTIES)[number];

/** A project in the numbers that variants of it are compared by. Scores are counted by band and never averaged. */
export interface VariantFigures {
  readonly confirmed: number;
  readonly toVerify: number;
  /** Confirmed threats by what is left of their risk. */
  readonly bands: Readonly<Record<RiskBand, number>>;
  readonly worst: RiskBand | null;
  /** Layers over everything that runs somewhere, by whose duty they are. */
  readonly duties: Readonly<Record<DutySide, number>>;
  /** Layers in which somebody who has to act is not named. */
  readonly unnamed: number;
  readonly controls: Readonly<Record<ControlList, number>>;
}

const SIDE_OF = { C: 'ours', P: 'provider', Sd: 'shared', Si: 'shared', 'n/a': null } as const satisfies Record<
  Share,
  DutySide | null
>;

/** @param today the day on which acceptances are judged */
export function variantFigures(library: Library, project: AnalysedProject, today: string): VariantFigures {
  const basis = { reader: plainReader(project.model), library };
  const duties: Record<DutySide, number> = { ours: 0, shared: 0, provider: 0, unknown: 0 };
  let unnamed = 0;
  for (const subject of responsibleSubjects(basis)) {
    for (const { share, assigned } of responsibilityRow(basis, subject).cells) {
      const side = share === null ? 'unknown' : SIDE_OF[share];
      if (side !== null) duties[side] += 1;
      if (assigned === 'gap' || assigned === 'unknown') unnamed += 1;
    }
  }
  const controls: Record<ControlList, number> = { missing: 0, modify: 0, question: 0, have: 0, excluded: 0 };
  for (const { list } of project.controls) controls[list] += 1;
  return { ...tally(project.model, judgedFindings(project.findings), today), duties, unnamed, controls };
}
