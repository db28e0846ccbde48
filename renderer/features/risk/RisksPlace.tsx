export function RisksPlace() {
  return null;
}
