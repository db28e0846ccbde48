export { type AnalysisChange, Analyzer } from './analyzer';
export { isOpen, standingOf } from './decisions';
export { explain, whyNot } from './explanation';
export * from './finding';
export { OpenQuestions } from './questions';
export { MOST_TO_VERIFY } from './relevance';
export { type RuleSet, ruleSetOf } from './ruleSet';
