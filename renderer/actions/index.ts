export { useEvidenceFiles } from './evidenceFiles';
export { notifyProblems } from './notices';
export { fileNameOf, useSaveBytes, useSaveOpenProject, useSaveOrganisation, useSaveProject } from './saveToFile';
