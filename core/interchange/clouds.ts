import type { ProviderId } from '../model';
import type { Draft } from './draft';
import { keepProvider } from './providers';

const CLOUDS = [
  { key: 'aws', name: 'AWS', words: /\b(aws|amazon)\b/i },
  { key: 'azure', name: 'Microsoft Azure', words: /\b(azure|microsoft)\b/i },
  { key: 'gcp', name: 'Google Cloud', words: /\b(gcp|google)\b/i },
] as const;

/** The cloud that one of some words names; null for none. */
export function cloudIn(words: readonly string[], draft: Draft): ProviderId | null {
  const cloud = CLOUDS.find(one => words.some(word => one.words.test(word)));
  return cloud ? keepProvider(cloud.key, cloud.name, draft) : null;
}
