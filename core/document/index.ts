export { beyondBytes, decodeUtf8, FILE_LIMITS, type Limits, parseJson, placeOfOffset, withinSize } from './limits';
export { CURRENT_VERSION, migrate } from './migrations';
export { type OpenDocument, readDocument, readEnvelope, readOwnDocument } from './read';
export { type SealedReport, type SealedState, sealedReports, sealedStateId, sealedStates } from './sealedReports';
export { writeDocument } from './write';
export {
  type Evidences,
  type PackedDocument,
  readTextZip,
  readZip,
  type Sha256,
  writeTextZip,
  writeZip,
  ZIP_LIMITS,
} from './zip';
export { isZip } from './zipEntries';
