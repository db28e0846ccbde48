export type { OpenState } from './documentStore';
export type { FindingsState } from './findingsStore';
export * from './hooks';
export { Session, type SessionParts } from './session';
export {
  FIRST_THREATS_LOOK,
  OVERLAYS,
  type Overlay,
  PLACES,
  type Place,
  THREAT_TABS,
  type ThreatFilter,
  type ThreatsLook,
  type ThreatTab,
  type ViewState,
} from './viewStore';
