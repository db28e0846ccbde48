export type { OpenState } from './documentStore';
export type { FindingsState } from './findingsStore';
export * from './hooks';
export { Session, type SessionParts } from './session';
export { OVERLAYS, type Overlay, PLACES, type Place, type ThreatFilter, type ViewState } from './viewStore';
