/** Values on their way between Node and the page: JSON, with bytes as base64. The double has copied them already, as Electron does. */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part instanceof Uint8Array ? { $bytes: Buffer.from(part).toString('base64') } : part,
  );
}

export function unpack(text: string): unknown[] {
  return JSON.parse(text, (_key, part) =>
    typeof part?.$bytes === 'string' ? new Uint8Array(Buffer.from(part.$bytes, 'base64')) : part,
  );
}
