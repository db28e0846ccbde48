import type { Finding } from '../analysis';
import type { ProjectModel, RiskBand } from '../model';
import type { Totals } from './update';

type Counted = Pick<Totals, 'confirmed' | 'toVerify'> & { readonly bands: Record<RiskBand, number> };

/** Counts of shown findings. Alive: told what each subject's findings are whenever they change. */
export class TotalsTally {
  readonly #shown = new Map<string, readonly Finding[]>();
  readonly #counted: { -readonly [K in keyof Counted]: Counted[K] } = {
    confirmed: 0,
    toVerify: 0,
    bands: { low: 0, moderate: 0, high: 0, critical: 0 },
  };

  put(id: string, findings: readonly Finding[]): void {
    const now = findings.filter(finding => finding.shown);
    this.#add(this.#shown.get(id) ?? [], -1);
    this.#add(now, 1);
    if (now.length > 0) this.#shown.set(id, now);
    else this.#shown.delete(id);
  }

  #add(findings: readonly Finding[], by: 1 | -1): void {
    for (const finding of findings) {
      if (finding.state === 'confirmed') this.#counted.confirmed += by;
      else this.#counted.toVerify += by;
      this.#counted.bands[finding.residual.band] += by;
    }
  }

  of(model: ProjectModel): Totals {
    return {
      elements: model.elements.size,
      flows: model.flows.size,
      boundaries: model.boundaries.size,
      assets: model.assets.size,
      confirmed: this.#counted.confirmed,
      toVerify: this.#counted.toVerify,
      bands: { ...this.#counted.bands },
    };
  }
}
