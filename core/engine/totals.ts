import { bandsOf, type Finding, isConfirmed, isToVerify, openWritten } from '../analysis';
import type { ProjectModel, RiskBand } from '../model';
import type { Totals } from './update';

type Counted = Pick<Totals, 'confirmed' | 'toVerify'> & { readonly bands: Record<RiskBand, number> };

/** Counts of what stands open. Alive: told what each subject's findings are whenever they change. */
export class TotalsTally {
  readonly #said = new Map<string, readonly Finding[]>();
  readonly #counted: { -readonly [K in keyof Counted]: Counted[K] } = {
    confirmed: 0,
    toVerify: 0,
    bands: { low: 0, moderate: 0, high: 0, critical: 0 },
  };

  put(id: string, findings: readonly Finding[]): void {
    this.#add(this.#said.get(id) ?? [], -1);
    this.#add(findings, 1);
    if (findings.length > 0) this.#said.set(id, findings);
    else this.#said.delete(id);
  }

  #add(findings: readonly Finding[], by: 1 | -1): void {
    for (const finding of findings) {
      if (isToVerify(finding)) this.#counted.toVerify += by;
      if (!isConfirmed(finding)) continue;
      this.#counted.confirmed += by;
      this.#counted.bands[finding.residual.band] += by;
    }
  }

  /** @param today the day on which acceptances of threats written by hand are judged */
  of(model: ProjectModel, today: string): Totals {
    const written = openWritten(model.threats.values(), today);
    const { low, moderate, high, critical } = bandsOf(written);
    const { confirmed, toVerify, bands } = this.#counted;
    return {
      elements: model.elements.size,
      flows: model.flows.size,
      boundaries: model.boundaries.size,
      assets: model.assets.size,
      confirmed: confirmed + written.length,
      toVerify,
      bands: {
        low: bands.low + low,
        moderate: bands.moderate + moderate,
        high: bands.high + high,
        critical: bands.critical + critical,
      },
    };
  }
}
