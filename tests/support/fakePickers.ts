/** A disk of the browser's pickers, in memory: what `showOpenFilePicker` and `showSaveFilePicker` lead to. */
export class FakePickers {
  readonly #files = new Map<string, { bytes: Uint8Array; changed: number; size?: number }>();
  readonly #toOpen: string[] = [];
  readonly #toSave: string[] = [];
  #clock = 1_700_000_000_000;

  offer(name: string, bytes: Uint8Array, size?: number): void {
    this.overwrite(name, bytes, size);
    this.#toOpen.push(name);
  }
  saveAs(name: string): void {
    this.#toSave.push(name);
  }
  contentOf(name: string): Uint8Array {
    return this.#files.get(name)?.bytes ?? new Uint8Array();
  }
  overwrite(name: string, bytes: Uint8Array, size?: number): void {
    this.#clock += 1000;
    this.#files.set(name, { bytes, changed: this.#clock, ...(size === undefined ? {} : { size }) });
  }

  readonly functions = {
    showOpenFilePicker: async () => [this.#handle(this.#next(this.#toOpen))],
    showSaveFilePicker: async () => {
      const name = this.#next(this.#toSave);
      if (!this.#files.has(name)) this.overwrite(name, new Uint8Array());
      return this.#handle(name);
    },
  };

  removeFrom(page: object): void {
    for (const name of Object.keys(this.functions)) Reflect.deleteProperty(page, name);
  }

  #next(names: string[]): string {
    const name = names.shift();
    if (name === undefined) throw new DOMException('The user aborted a request.', 'AbortError');
    return name;
  }

  #handle(name: string) {
    return {
      name,
      getFile: async () => {
        const found = this.#files.get(name);
        if (!found) throw new DOMException('It is not there.', 'NotFoundError');
        const { bytes, changed, size = bytes.length } = found;
        return { name, size, lastModified: changed, arrayBuffer: async () => new Uint8Array(bytes).buffer };
      },
      createWritable: async () => {
        let written = new Uint8Array();
        return {
          write: async (bytes: Uint8Array) => {
            written = new Uint8Array(bytes);
          },
          close: async () => this.overwrite(name, written),
        };
      },
    };
  }
}
