export type { OpenDocument, OpenState } from './documentStore';
export { EditedDocument } from './editedDocument';
export type { FindingsState } from './findingsStore';
export * from './hooks';
export { ORGANISATION_PLACES, type OrganisationPlace, type OrganisationView } from './organisation';
export * from './organisationHooks';
export { Session, type SessionParts } from './session';
export { useAnalysed, useAnswered } from './useAnswered';
export { useControlRows } from './useControlRows';
export {
  type ChangesSeen,
  FIRST_LIBRARY_PART,
  FIRST_THREATS_LOOK,
  LIBRARY_TABS,
  type LibraryEntry,
  type LibraryPartLook,
  type LibraryTab,
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
