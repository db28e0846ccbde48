export { type DueHere, dueItems, readDue } from './due';
export { useEvidenceFiles } from './evidenceFiles';
export { useNamesOfProjects } from './namesOfProjects';
export { notifyProblems, notifyRenamed } from './notices';
export { readPacksFolder } from './packsFolder';
export { fileNameOf, useSaveBytes, useSaveOpenProject, useSaveOrganisation, useSaveProject } from './saveToFile';
export { useShowDue } from './showDue';
export { useShowFinding, useShowGap } from './showPressing';
export { watchDue } from './tellDue';
