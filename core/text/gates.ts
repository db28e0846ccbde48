import type { Qualifier } from '../model';

interface Counted {
  readonly one: string;
  readonly many: string;
}

/** What a condition of going to production asks, and what it counts. */
export const GATE_TEXT = {
  'no-critical-risk': {
    title: 'No critical risk is left',
    measure: { one: 'open threat left critical', many: 'open threats left critical' },
  },
  'no-high-risk': {
    title: 'No high risk is left',
    measure: { one: 'open threat left high', many: 'open threats left high' },
  },
  'little-unknown': {
    title: 'Little is unknown',
    measure: { one: 'percent of findings still to verify', many: 'percent of findings still to verify' },
  },
  'data-controls': {
    title: 'Data has the controls it needs before it is sent or processed',
    measure: {
      one: 'control that data needs and that is not known to be in place',
      many: 'controls that data needs and that are not known to be in place',
    },
  },
  'no-secrets': {
    title: 'No keys or passwords in code and configuration',
    measure: { one: 'confirmed finding about secrets', many: 'confirmed findings about secrets' },
  },
  'tests-in-pipeline': {
    title: 'Code, components and secrets are checked in the pipeline',
    measure: {
      one: 'of these checks not in place where it is needed',
      many: 'of these checks not in place where they are needed',
    },
  },
  'typed-elements': {
    title: 'Everything drawn has a type',
    measure: { one: 'element of unknown type', many: 'elements of unknown type' },
  },
  'classified-data': {
    title: 'All data is classified',
    measure: { one: 'data asset without a class', many: 'data assets without a class' },
  },
  'named-owners': {
    title: 'Everything has an owner',
    measure: { one: 'element without an owner', many: 'elements without an owner' },
  },
  responsibility: {
    title: 'Somebody is responsible in every layer',
    measure: { one: 'layer that nobody is named for', many: 'layers that nobody is named for' },
  },
  'acceptances-valid': {
    title: 'No acceptance has run out or goes beyond the policy',
    measure: {
      one: 'acceptance or dismissal that has expired, or that the policy does not let its author give',
      many: 'acceptances and dismissals that have expired, or that the policy does not let their author give',
    },
  },
  'evidence-current': {
    title: 'Evidence is current',
    measure: {
      one: 'control or piece of evidence that has run out',
      many: 'controls and pieces of evidence that have run out',
    },
  },
  'actions-on-time': {
    title: 'No promise is overdue',
    measure: { one: 'open action past its day', many: 'open actions past their day' },
  },
  'model-current': {
    title: 'The model is current',
    measure: { one: 'day since it was last reviewed', many: 'days since it was last reviewed' },
  },
} as const satisfies Record<Qualifier, { readonly title: string; readonly measure: Counted }>;
