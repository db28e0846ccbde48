/**
 * One line when this Node is not supported, else null. Vite, which makes the app, needs 20.19 or later in line 20, or 22.12 and later.
 * @param {string} version e.g. `20.20.2`
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return supported
    ? null
    : `Parapet needs Node 20.19 or later (in line 22: 22.12 or later); this is ${version}. Get it from https://nodejs.org`;
}
