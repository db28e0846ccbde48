export { notifyProblems } from './notices';
export { fileNameOf, useSaveBytes, useSaveOpenProject, useSaveProject } from './saveToFile';
