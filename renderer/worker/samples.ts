const TEXTS = import.meta.glob<string>('../../templates/models/*.parapet.json', { query: '?raw', import: 'default' });

/** The text of a shipped sample by its file name, or null. */
export async function sampleText(file: string): Promise<string | null> {
  const load = TEXTS[`../../templates/models/${file}`];
  return load ? load() : null;
}
