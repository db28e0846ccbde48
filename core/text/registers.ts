/** Words about registers that the screen, the report and tables in files share. */
export const REGISTER_TEXT = {
  incomplete: '{title}: nobody has said {fields}',
  incompleteWhy: 'A line that leaves this open can be neither judged nor reviewed.',
  unnamed: 'A line without a name',
  gone: 'no longer there',
  elementOf: '{project} › {element}',
} as const;
