import type { Qualifier } from '../model';

/** What a condition of going to production asks, and what it counts. */
export const GATE_TEXT = {
  'no-critical-risk': { title: 'No critical risk is left', measure: 'open threats left critical' },
  'no-high-risk': { title: 'No high risk is left', measure: 'open threats left high' },
  'little-unknown': { title: 'Little is unknown', measure: 'percent of findings still to verify' },
  'data-controls': {
    title: 'Data has the controls it needs before it is sent or processed',
    measure: 'controls that data needs and that are not known to be in place',
  },
  'no-secrets': {
    title: 'No keys or passwords in code and configuration',
    measure: 'confirmed findings about secrets',
  },
  'tests-in-pipeline': {
    title: 'Code, components and secrets are checked in the pipeline',
    measure: 'of these checks not in place where they are needed',
  },
  'typed-elements': { title: 'Everything drawn has a type', measure: 'elements of unknown type' },
  'classified-data': { title: 'All data is classified', measure: 'data assets without a class' },
  'named-owners': { title: 'Everything has an owner', measure: 'elements without an owner' },
  responsibility: { title: 'Somebody is responsible in every layer', measure: 'layers that nobody is named for' },
  'acceptances-valid': {
    title: 'No acceptance has run out or goes beyond the policy',
    measure: 'acceptances and dismissals that have expired, or that the policy does not let their author give',
  },
  'evidence-current': { title: 'Evidence is current', measure: 'controls and pieces of evidence that have run out' },
  'actions-on-time': { title: 'No promise is overdue', measure: 'open actions past their day' },
  'model-current': { title: 'The model is current', measure: 'days since it was last reviewed' },
} as const satisfies Record<Qualifier, { readonly title: string; readonly measure: string }>;
