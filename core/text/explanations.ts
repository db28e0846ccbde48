/** The sentences in which findings are explained. Functions fill them, so that a gap cannot be forgotten. */
export const EXPLAINED = {
  quoted: (name: string) => `“${name}”`,
  list: (items: readonly string[], word: 'and' | 'or' = 'and') => {
    const last = items.at(-1) ?? '';
    return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
  },
  of: (subject: string, sentence: string) => `${subject}: ${sentence}`,

  type: (subject: string, type: string) => `${subject} is of the type ${type}`,
  noType: (subject: string) => `Nobody has said yet what ${subject} is`,
  asksType: (types: string) => `the rule is about ${types}`,
  andMore: (names: string, count: number) => `${names} and ${count} more`,
  unknown: (name: string) => `${name} is not known`,
  saidUnknown: (name: string) => `${name}: marked as not known`,
  value: (name: string, value: string) => `${name}: ${value}`,
  byDefault: (name: string, value: string) => `${name}: ${value}, unless said otherwise`,
  notApplicable: (name: string) => `${name} does not concern this type`,
  nobody: (name: string) => `${name}: nobody is named`,
  noProvider: 'Nobody has said yet who provides it',
  attested: (attestation: string, use: string) => `Attestations: ${attestation} covers ${use}`,
  attestedAll: 'the whole provider',
  attestedIn: (service: string, regions: string) => [service, regions].filter(one => one !== '').join(' in '),
  notAttested: {
    service: (attestations: string, service: string) =>
      `Attestations: the service ${service} is not covered by ${attestations}`,
    region: (attestations: string, regions: string) =>
      `Attestations: the region ${regions} is not covered by ${attestations}`,
  },
  attestedUnknown: {
    service: (attestations: string) => `Attestations: ${attestations}, for some services; not known which one this is`,
    region: (attestations: string) => `Attestations: ${attestations}, for some regions; not known where this runs`,
  },
  attest: {
    unknown: {
      service: 'Say which service of its provider it is; ruled out if an attestation in force covers it',
      region: 'Say in which regions it runs; ruled out if an attestation in force covers them',
    },
    uncovered: {
      service: 'Use a service that an attestation in force covers, or get one that covers this service',
      region: 'Run it in a region that an attestation in force covers, or get one that covers this region',
    },
  },
  noData: 'No data with a known class is on it',
  noDataCarried: 'It carries no data with a known class',
  dataClass: (name: string, dataClass: string, assets: string) => `${name}: ${dataClass}, for ${assets}`,
  fromTo: (source: string, target: string) => `${source} to ${target}`,
  anyOf: 'One of these',
  allOf: 'All of these',
  notSo: 'Only if this is not so',
  some: (things: string) => `At least one of the ${things}`,
  every: (things: string) => `Each of the ${things}`,
  none: (things: string) => `None of the ${things}`,
  count: (things: string, least: number) => `At least ${least} of the ${things}`,
  noThings: (asked: string, types: string) =>
    types === '' ? `${asked}: there are none` : `${asked}: there is no ${types}`,
  firstOf: (asked: string, shown: number, all: number) => `${asked} (${shown} of ${all} told)`,
  about: (things: string) => `The rule is about ${things}`,
  ownPremises: (subject: string) => `${subject} stands on our own premises; the rule asks what a provider does`,
  noPair: (things: string) => `It makes no pair: it has none of the ${things}`,
  noCrossing: 'It crosses no boundary',
  crosses: (kinds: string) => `It crosses: ${kinds}`,
  through: (kinds: string, boundaries: string) => `It crosses: ${kinds}, at ${boundaries}`,
  unclearBoundary: 'a boundary of unknown kind',
  controlsMissing: (controls: string) => `Not in place before its data is sent: ${controls}`,
  controlsUnknown: (controls: string) => `Not known whether these are in place before its data is sent: ${controls}`,
  controlsOpen: 'Not known what its data needs before it is sent',
  controlsOk: 'What its data needs before it is sent is in place',
  notDecided: 'not decided for some layers',

  typed: (by: string, day: string) => (by === '' ? `typed on ${day}` : `typed by ${by} on ${day}`),
  imported: (file: string, address: string) => (address === '' ? `from ${file}` : `from ${file}, ${address}`),
  guessed: (reason: string) => `a guess: ${reason}`,
  template: (name: string) => `from the template ${name}`,
  organisation: (name: string, day: string) =>
    name === '' ? `as the organisation knew it on ${day}` : `as ${name} knew it on ${day}`,
  inherited: (from: string) => `inherited from ${from}`,

  setOne: (name: string, values: string) => `Would be ruled out by ${name}: ${values}`,
  setOneNotOther: (name: string, good: string, wrong: string) =>
    `Would be ruled out by ${name}: ${good} (${wrong} would too, but would be a finding of its own)`,
  setWrong: (name: string, wrong: string) =>
    `Would be ruled out by ${name}: ${wrong}, which would be a finding of its own`,
  putInPlace: (controls: string) =>
    controls === ''
      ? 'Say what its data is, and what is in place for it'
      : `Put in place before its data is sent: ${controls}`,
  nameProvider: (name: string, values: string) => `Name who provides it; ruled out if then ${name}: ${values}`,
  nameParty: 'Name who acts in each of its layers',
  nameOwner: 'Name who answers for it',
  fitControls: 'Make up for the controls that do not work here as they do at home',
  setOwner: (subject: string) => `Name an owner of ${subject}`,

  base: (likelihood: string) => `Likelihood begins at ${likelihood} of 5 for this threat`,
  exposure: (level: number, because: string, by: string) =>
    because === '' ? `Exposure ${level} of 4 ${by}` : `Exposure ${level} of 4 (${because}) ${by}`,
  adds: (amount: string) => `adds ${amount}`,
  takes: (amount: string) => `takes away ${amount}`,
  nothing: 'changes nothing here',
  isConfirmed: (amount: string) => `Every condition is met: adds ${amount}`,
  exploited: (amount: string) => `Known to be exploited: adds ${amount}`,
  likelihood: (value: string) => `Likelihood before controls: ${value}`,
  impact: (dimension: string, rating: string, offset: string, value: string) =>
    `Impact: ${dimension} is rated ${rating} here${offset}: ${value}`,
  offsetUp: (amount: string) => `, the threat adds ${amount}`,
  offsetDown: (amount: string) => `, the threat weighs ${amount} less`,
  ownRating: (by: string, what: string, reason: string) =>
    reason === '' ? `${by} rated ${what}` : `${by} rated ${what}: ${reason}`,
  threatRating: (by: string, what: string, reason: string) =>
    reason === ''
      ? `${by} rated ${what} for this threat in the whole project`
      : `${by} rated ${what} for this threat in the whole project: ${reason}`,
  inherent: (score: string, band: string) => `Before controls: ${score}, ${band}`,
  noControls: 'No control is known to be in place',
  coverage: (likelihood: string, impact: string, controls: string) =>
    `Controls take away ${likelihood} of the likelihood and ${impact} of the impact: ${controls}`,
  residual: (score: string, band: string) => `What is left: ${score}, ${band}`,
  target: (score: string, band: string) => `Once everything planned is in place: ${score}, ${band}`,
  product: (likelihood: string, impact: string, score: string) =>
    `likelihood ${likelihood} × impact ${impact} = ${score}`,
} as const;

export const DIMENSION_LABEL = {
  C: 'confidentiality',
  I: 'integrity',
  A: 'availability',
  F: 'financial harm',
  P: 'privacy',
} as const;

/** What a rule of each scope is asked of. */
export const SCOPE_LABEL = {
  element: 'elements',
  flow: 'data flows',
  boundary: 'trust boundaries',
  asset: 'data assets',
  provider: 'providers',
  project: 'the whole project',
  pair: 'two elements together',
} as const;
