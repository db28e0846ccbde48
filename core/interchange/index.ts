export { FOREIGN_EXTENSIONS } from './extensions';
export { createImportTools, type Format, type Import, type ImportTools } from './format';
export { FORMATS } from './formats';
export type { DroppedLine, GuessedLine, ImportCounts, ImportReport, MappedLine } from './importReport';
export { countsOf } from './importReport';
export { type DroppedPart, packOfTemplate, type TemplatePack } from './microsoft/pack';
export { LARGEST_FILE, type NamedBytes, type OpenedFile, type OpenTools, openFile } from './openFile';
export { crowdedAt, parseYaml, signsIn, type YamlLimits } from './yamlValue';
