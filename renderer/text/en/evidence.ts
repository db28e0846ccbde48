export const evidence = {
  title: 'Evidence',
  none: 'None yet: a file, a link or a note.',
  text: 'A link (https://…) or a note',
  add: 'Add evidence',
  addFile: 'Add a file',
  openFile: 'Open the file {{name}}',
  openLink: 'Open {{name}}',
  until: 'Holds until, {{name}}',
  noEnd: 'Holds until',
  ranOut: 'It ran out on {{day}}.',
  remove: 'Remove {{name}}',
};
