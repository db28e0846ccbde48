export function ProjectPlace() {
  return null;
}
