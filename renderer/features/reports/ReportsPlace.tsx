export function ReportsPlace() {
  return null;
}
