export function DataPlace() {
  return null;
}
