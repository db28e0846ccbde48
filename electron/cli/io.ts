/** Everything the command line needs from the machine that it runs on, passed in. */
export interface CliIo {
  /** Texts end with a newline. */
  out(text: string): void;
  err(text: string): void;
  /** The date on which acceptances and schedules are judged unless `--today` says another, ISO 8601. */
  today(): string;
  /** Of this program, e.g. `1.2.0`. */
  readonly version: string;
  /** The folder `templates` of the repository or of the packaged application. */
  readonly templates: string;
}

/** What a run ends with: everything is fine, a gate failed, or the arguments or a file were bad. */
export const EXIT = { fine: 0, gate: 1, bad: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
