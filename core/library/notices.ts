import type { Library } from './library';
import type { Source } from './references';

/** One entry of About › Notices. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution: string;
  /** What of it is inside the app. */
  readonly extent: string;
}

const EXTENT: Readonly<Record<Source['ships'], string>> = {
  own: 'our own work',
  text: 'ids, names and mappings',
  names: 'ids and names',
  ids: 'ids only, no text',
  citation: 'cited by name, no text',
};

/** What the library owes to whom, own work left out, in the order of the sources. */
export function noticesOf(library: Library): readonly Notice[] {
  return [...library.sources.values()]
    .filter(source => source.ships !== 'own')
    .map(({ name, version, licence, attribution, ships }) => ({
      name,
      version,
      licence,
      attribution,
      extent: EXTENT[ships],
    }));
}

const OPENING = [
  'Parapet',
  '',
  'Parapet is licensed under the Apache License 2.0. Its knowledge library names ids, titles and mappings of the works',
  'below. Descriptions, rules and questions are written for Parapet.',
];

/** The text of the NOTICES file at the top of the repository. */
export function noticesText(library: Library): string {
  const entries = noticesOf(library).map(({ name, version, licence, attribution, extent }) => {
    const versioned = version === '-' ? name : `${name}, ${version}`;
    return [versioned, `  Included: ${extent}`, `  Licence: ${licence}`, `  ${attribution}`].join('\n');
  });
  return `${[OPENING.join('\n'), ...entries].join('\n\n')}\n`;
}
