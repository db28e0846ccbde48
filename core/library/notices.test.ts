import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { noticesOf, noticesText } from './notices';

const library = shippedLibrary();

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

const headers = shippedFiles().map(({ path, json }) => ({ path, json: JSON.parse(JSON.stringify(json)) }));

describe('what the library owes to others', () => {
  it('is written in the NOTICES file as it is in the library', () => {
    const text = readFileSync(new URL('../../NOTICES', import.meta.url), 'utf8');
    expect(text).toBe(noticesText(library));
  });

  it('names everybody whose words or ids are in a file', () => {
    for (const { path, json } of headers) {
      const source = library.sources.get(json.source);
      expect(source, path).toBeDefined();
      expect([json.sourceVersion, json.licence, json.attribution], path).toEqual([
        source?.version,
        source?.licence,
        source?.attribution,
      ]);
    }
  });

  it('names each list whose entries it names', () => {
    const lists: Readonly<Record<string, string>> = {
      A: 'OWASP Top 10:2025',
      API: 'API Security Top 10 2023',
      M: 'Mobile Top 10 2024',
      LLM: 'LLM Top 10 2025',
      'CICD-SEC-': 'CI/CD Top 10',
      'CNAS-': 'Cloud-Native Top 10',
      K: 'OWASP Kubernetes Top Ten',
    };
    const named = noticesOf(library).map(notice => notice.name);
    for (const id of library.listNames.keys()) {
      const list = lists[id.replace(/\d+(:\d+)?$/, '')];
      expect(
        named.some(name => name.includes(list ?? id)),
        id,
      ).toBe(true);
    }
  });

  it('ships nothing but ids from those who allow nothing else', () => {
    for (const { path, json } of headers) {
      const ships = library.sources.get(json.source)?.ships;
      expect(['own', 'text', 'names'], path).toContain(ships);
      for (const entry of json.entries) {
        const ids = stringsIn(entry.ccm41 ?? []);
        for (const id of ids) expect(id).toMatch(/^[A-Z]&[A-Z]-\d{2}$|^[A-Z]{3}-\d{2}$/);
      }
    }
    for (const threat of library.threats.values()) {
      for (const reference of threat.references) expect(reference.length, reference).toBeLessThan(40);
    }
  });

  it('carries the designation that MITRE asks for', () => {
    const mitre = noticesOf(library).find(notice => notice.name === 'MITRE ATT&CK');
    expect(mitre?.attribution).toContain('reproduced and distributed with the permission of The MITRE Corporation');
  });
});
