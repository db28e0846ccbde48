export function ControlsPlace() {
  return null;
}
