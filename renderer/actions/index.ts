export { useEvidenceFiles } from './evidenceFiles';
export { notifyProblems } from './notices';
export { readPacksFolder } from './packsFolder';
export { fileNameOf, useSaveBytes, useSaveOpenProject, useSaveOrganisation, useSaveProject } from './saveToFile';
export { useShowDue } from './showDue';
