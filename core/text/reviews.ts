import type { AnswerValue, Evidence, OrganisationRows, Review, Trigger } from '../model';

/** Words about provider reviews that the screen, the report and the command line share. */
export const ANSWER_LABEL = {
  '4': 'Yes, verified by us',
  '3': 'Yes, attested independently',
  '2': 'Yes, the provider says',
  '1': 'Partly',
  '0': 'No',
  X: 'Not available at the provider',
  U: 'Not known',
  'N/A': 'Does not apply',
} as const satisfies Record<AnswerValue, string>;

export const ASSURANCE_BAND_LABEL = {
  strong: 'Strong',
  adequate: 'Adequate',
  weak: 'Weak',
  poor: 'Poor',
} as const;

export const CONFIDENCE_LABEL = { high: 'High', medium: 'Medium', low: 'Low' } as const;

export const REVIEW_KIND_LABEL = { full: 'Full review', light: 'Light check' } as const satisfies Record<
  Review['kind'],
  string
>;

export const TRIGGER_LABEL = {
  incident: 'An incident at the provider',
  'sub-processor': 'A new sub-processor',
  'region-or-service': 'A new region or service',
  data: 'New or more sensitive data there',
  ownership: 'The provider is sold',
  'failed-test': 'A test or audit that failed',
  vulnerability: 'A serious vulnerability',
  responsibility: 'Duties that moved between the provider and us',
  'model-change': 'A change of the system drawn in a project',
} as const satisfies Record<Trigger, string>;

export const EVIDENCE_KIND_LABEL = { file: 'File', link: 'Link', note: 'Note' } as const satisfies Record<
  Evidence['kind'],
  string
>;

/** What a row of the organisation is. */
export const ORGANISATION_THING = {
  organisation: 'Policy and name',
  people: 'Person',
  providers: 'Provider',
  services: 'Service',
  attestations: 'Attestation',
  contracts: 'Contract',
  subprocessors: 'Sub-processor',
  events: 'Event at a provider',
  reviews: 'Review',
  actions: 'Action',
  registers: 'Line of a register',
} as const satisfies Partial<Record<keyof OrganisationRows, string>>;

/** What became of something since the review before. */
export const REVIEW_CHANGE_LABEL = {
  new: 'new',
  gone: 'no longer among them',
  worse: 'worse',
  better: 'better',
  same: 'as before',
  other: 'changed',
} as const;

/** Why a risk presses more than at the last review. */
export const TREND_REASON_LABEL = {
  'new-threat': 'was not listed before',
  'new-asset': 'what it is about is new',
  'data-class-raised': 'its data is more sensitive than before',
  'control-lost': 'a control was lost',
  'responsibility-changed': 'somebody else is responsible now',
  'got-worse': 'it got worse',
} as const;

/** Why a gap of a register is among what presses most. */
export const GAP_REASON_LABEL = {
  'register-gap': 'a register says so',
  'new-gap': 'the gap is new',
} as const;

/** The words of the report of a review. */
export const REVIEW_REPORT = {
  title: 'Review of {provider}',
  subject: 'Cloud provider risk review',
  contents: 'Contents',
  organisation: 'For {name}',
  period: 'Begun on {from}, closed on {to}',
  lead: 'Led by {name}',
  signedBy: 'Signed by {names}',
  nobody: 'nobody yet',
  noDay: 'no date',
  none: 'None.',
  more: { one: 'One more is not listed here.', many: '{count} more are not listed here.' },
  summary: {
    title: 'Summary',
    because: {
      due: 'It was due by the review interval.',
      event: 'Something happened that calls for a review: {trigger}.',
      person: 'It was asked for by hand, before its day.',
    },
    kind: {
      full: 'All questions that matter for how {provider} is used were asked.',
      light: 'It is a light check: attestations, sub-processors and what was answered badly before.',
    },
    relied: 'How far {provider} can be relied on',
    score: 'score of 100',
    noScore: 'no score',
    band: 'assurance',
    answered: 'answered',
    missing: { one: 'control missing', many: 'controls missing' },
    modify: { one: 'control to be changed', many: 'controls to be changed' },
    scored:
      'The answers about the provider add up to {score} of 100, which is {band}. The confidence in it is {confidence}: {proven} of {counted} answers are verified by us or attested independently.',
    unscored:
      'Too little is answered for a score: {answered} % of the questions about the provider, and {least} % are needed.',
    notAsked: 'No questions about the provider itself were in this review, so there is no score.',
    knockout: {
      one: 'One answer must not stay as it is, which keeps the provider at “weak” at best:',
      many: '{count} answers must not stay as they are, which keeps the provider at “weak” at best:',
    },
    changed: 'What has changed',
    first: 'This is the first review of {provider} that is closed; the next one will say what has changed.',
    since: 'Since the review of {day}: {changes}.',
    sinceNothing: 'Since the review of {day} the score, the controls and the answers are as they were.',
    scoreChange: 'score {before} → {now}',
    answersChanged: { one: 'one answer changed', many: '{count} answers changed' },
    controlsBetter: { one: 'one control is better', many: '{count} controls are better' },
    controlsWorse: { one: 'one control is worse', many: '{count} controls are worse' },
    asked: 'What is to be done',
    nothingAsked: 'No actions have been agreed in this review.',
    action: '{title} — {who}, {day}',
    lived: '{question} — not available, lived with until {day}: {reason}',
    noOwner: 'Nobody owns the risk of using {provider}. Name one person.',
  },
  risks: {
    title: 'Risk',
    pressing: 'The most pressing concerns',
    noPressing: 'Nothing that runs at this provider presses, and the registers have no serious gap.',
    inRegister: 'Gap in a register',
    trend: 'Since the last review',
    way: { new: 'new', worse: 'worse by {by}', better: 'better by {by}', same: 'as before' },
    residual: 'Residual risk by project',
    residualIntro:
      'Confirmed and open threats by what is left of their risk, at the last review and now. The bands are counted, never averaged.',
    project: 'Project',
    beforeNow: '{before} → {now}',
    noProjects: 'No project is linked to this review.',
  },
  controls: {
    title: 'Controls',
    intro: 'What the answers say about each control, in the four lists that a review ends with.',
    of: 'Of',
    whose: { provider: 'the provider', ourselves: 'ourselves' },
    before: 'Last time',
    from: 'Questions',
    compensation: 'Made up for by {control}.',
    needs: 'Nothing makes up for it yet.',
    exception: 'Lived with until {day}.',
    differs: 'In-house: {inHouse} Here: {inCloud}',
  },
  actions: { title: 'Actions', none: 'No actions have been agreed in this review.' },
  changes: {
    title: 'Changes',
    intro: 'What is different from the review of {day}.',
    answers: 'Answers',
    controls: 'Controls',
    project: 'In the project {name}',
    same: 'Nothing is different.',
    notCompared: 'The state of this project at the last review is not kept, so it cannot be compared.',
    question: 'Question',
    before: 'Before',
    now: 'Now',
    notAnswered: 'Not answered',
    notAsked: 'Not asked',
    what: 'What',
    how: 'How',
    added: 'added',
    removed: 'removed',
    changed: 'changed',
    class: 'Sensitivity of data',
    unclassified: 'not known',
    responsible: 'Responsible for {layer}',
    threat: { new: 'new', gone: 'gone', worse: 'worse', better: 'better', state: 'settled', standing: 'decided' },
    things: 'What is drawn',
    findings: 'Threats',
  },
  answers: {
    title: 'Questions and answers',
    number: 'No.',
    answer: 'Answer',
    by: 'Answered',
    stamp: '{name}, {day}',
    note: 'Note: {text}',
    evidence: 'Evidence: {names}',
    carried: 'Confirmed from an earlier review.',
    knockout: 'Must not stay as it is.',
    comment: '{name}, {day}: {text}',
    unanswered: 'Not answered',
    dropped: 'No longer asked',
    droppedIntro: 'These were answered in this review; the library that is used now no longer asks them.',
    area: 'Area',
    why: 'Why not',
    leftOut: 'Not asked',
    leftOutIntro: 'Questions of the library that were not put, and why.',
    because: {
      'other-service-model': 'it is about another service model',
      'area-not-in-scope': 'its area is not in scope',
      'not-in-a-light-check': 'a light check does not ask it',
    },
    count: { one: 'one question', many: '{count} questions' },
  },
  scope: {
    title: 'Scope',
    areas: 'Areas looked at',
    leftOut: 'Areas left out',
    services: 'Services in use',
    service: 'Service',
    model: 'Service model',
    regions: 'Regions',
    attestations: 'Attestations',
    attestation: 'Attestation',
    covers: 'Covers',
    allServices: 'All services',
    allRegions: 'all regions',
    coverage: {
      uncovered: {
        service: 'No attestation in force covers this service.',
        region: 'No attestation in force covers it in all of these regions.',
      },
      unknown: {
        service: 'Not known whether an attestation in force covers it.',
        region: 'Not known whether an attestation in force covers it: no regions are noted.',
      },
    },
    from: 'From',
    until: 'Until',
    exceptions: 'Exceptions: {text}',
    expired: 'expired',
    contracts: 'Contracts',
    contract: 'Contract',
    renews: 'Renews or ends',
    subprocessors: 'Sub-processors',
    subprocessor: 'Sub-processor',
    purpose: 'Purpose',
    since: 'Since',
    events: 'Events that this review deals with',
    event: '{day}: {trigger}. {note}',
    projects: 'Projects as they stood',
    revision: 'Revision',
    fingerprint: 'Fingerprint (SHA-256) of the file',
    criticality: 'Criticality of the provider: {value} of 5.',
  },
  evidence: {
    title: 'Evidence',
    name: 'Evidence',
    kind: 'Kind',
    holds: 'Holds until',
    questions: 'Questions',
    gone: 'no longer there',
    sha: 'SHA-256 {hash}',
  },
  signatures: {
    title: 'Signatures',
    name: 'Name',
    roles: 'Role',
    day: 'Day',
    note: 'With the last signature the review was closed for good. Its seal carries the fingerprint of this file, of every answer and of the evidence, so that any later change can be told. Names and roles are as people gave them and have not been checked.',
  },
  method: {
    title: 'Method',
    text: [
      'Each question is answered on a scale: verified by us counts 1, attested independently 0.8, said by the provider 0.5, partly 0.4; no, not available and not known count 0; what does not apply does not count. The score of the provider is the mean of its answers by the weight of the questions, from 0 to 100. There is none while less than 60 % of the questions are answered.',
      'The state of a control follows from the answers to its questions in the same way: 0.95 and more is verified, from 0.75 attested, from 0.5 claimed, below that partly in place. An answer “not available” asks for something that makes up for it, or for a dated exception.',
      'Pressing concerns are the confirmed, open threats of the linked projects, ranked by what is left of their risk, by what is known of them and by how they changed. The numbers rank risks; they are not probabilities. Dates in figures are written year-month-day.',
    ],
    library: 'Knowledge library: {library}.',
  },
} as const;
