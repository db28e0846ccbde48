/** What logs of a layer are counted by. */
export const LOG_ASPECT_LABEL = {
  logs: 'Logs',
  central: 'Go to the central place',
  protected: 'Protected against change',
  watched: 'Watched for events',
  detected: 'Read by a detection that is on',
} as const;

/** Words about registers that the screen, the report and tables in files share. */
export const REGISTER_TEXT = {
  incomplete: '{title}: nobody has said {fields}',
  incompleteWhy: 'A line that leaves this open can be neither judged nor reviewed.',
  unnamed: '(without a name)',
  gone: 'no longer there',
  elementOf: '{project} › {element}',
  report: {
    title: 'Registers',
    intro:
      'What the organisation keeps about its tools, rules, accounts, keys, logs and systems. Registers that nobody has begun are not judged.',
    none: 'No register has been begun.',
    register: 'Register',
    lines: 'Lines',
    gaps: 'Gaps',
    incomplete: 'Incomplete',
    pressing: 'Gaps in the registers',
    noGaps: 'The rules found no gap.',
    more: 'And {count} more, told with their registers.',
    gap: 'Gap',
    why: 'Why it matters',
    band: 'Risk',
    in: 'In',
    stage: 'Stage',
    controls: 'Controls',
    movable: 'Could work earlier',
    idle: 'Teams without a task',
    layer: 'Layer',
    lacks: 'Lacking',
    notSaid: '–',
  },
} as const;
