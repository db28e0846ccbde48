export function ThreatsPlace() {
  return null;
}
