export { Envelope } from './envelope';
export { decodeUtf8, FILE_LIMITS, type Limits, parseJson, withinSize } from './limits';
export { CURRENT_VERSION, migrate } from './migrations';
export { type OpenDocument, readDocument, readEnvelope } from './read';
export { writeDocument } from './write';
