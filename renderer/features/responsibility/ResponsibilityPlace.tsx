export function ResponsibilityPlace() {
  return null;
}
