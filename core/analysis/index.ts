export { type AnalysisChange, Analyzer } from './analyzer';
export { type AttackPath, type AttackPaths, type AttackStep, attackPathsTo, MOST_PATHS } from './attackPaths';
export { attractivenessOf } from './attractiveness';
export { isOpen } from './decisions';
export { explain, whyNot } from './explanation';
export * from './finding';
export { OpenQuestions } from './questions';
export { type RuleSet, ruleSetOf } from './ruleSet';
export { type Vector, vectorsOfElement, vectorsOfModel } from './vectors';
