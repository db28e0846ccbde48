import type { Problem, ProblemCode } from '../base';

/** The words of a problem: what happened, what is safe, what to do. `{name}` is filled from the problem's facts. */
export interface ProblemText {
  readonly title: string;
  readonly safe: string;
  readonly remedy: string;
}

const UNTOUCHED = 'The open project is untouched.';

export const PROBLEM_TEXTS = {
  'file/too-large': {
    title: 'The file is larger than {limit}',
    safe: UNTOUCHED,
    remedy: 'Split it, or leave out what is not needed.',
  },
  'file/not-text': {
    title: 'The file is not UTF-8 text',
    safe: UNTOUCHED,
    remedy: 'Save it again as UTF-8, or choose another file.',
  },
  'file/unreadable': {
    title: 'The file cannot be read ({reason})',
    safe: UNTOUCHED,
    remedy: 'Check that it exists and that you may read it.',
  },
  'file/unknown-format': {
    title: 'The file is in none of the formats that Parapet reads',
    safe: UNTOUCHED,
    remedy:
      'Open a Parapet project (.parapet.json, .parapet.zip) or a model of OWASP Threat Dragon, the Microsoft Threat Modeling Tool (.tm7), Threagile, the OWASP Threat Model Library or CycloneDX.',
  },
  'file/changed-on-disk': {
    title: 'The file changed since you opened it',
    safe: 'Your edits are kept on this device.',
    remedy: 'Save under a new name, or open the file again.',
  },
  'file/not-saved': {
    title: 'The file could not be saved ({reason})',
    safe: 'Your edits are kept on this device.',
    remedy: 'Choose another folder or free some space.',
  },
  'json/malformed': {
    title: 'The file is not well-formed JSON ({reason})',
    safe: UNTOUCHED,
    remedy: 'Mend it at that place, or export it again.',
  },
  'json/too-deep': {
    title: 'The file is nested more than {limit} levels deep',
    safe: UNTOUCHED,
    remedy: 'Nobody writes this by hand; get the file from its source again.',
  },
  'json/too-many-values': {
    title: 'The file holds more than {limit} values',
    safe: UNTOUCHED,
    remedy: 'Split it into several files.',
  },
  'zip/malformed': {
    title: 'The archive is damaged ({reason})',
    safe: UNTOUCHED,
    remedy: 'Get the file from its source again.',
  },
  'zip/too-large': {
    title: 'The archive unpacks to more than {limit}',
    safe: UNTOUCHED,
    remedy: 'Leave out evidence that is not needed.',
  },
  'document/newer-version': {
    title: 'The file was written by a newer Parapet (format {found}, this one reads up to {known})',
    safe: UNTOUCHED,
    remedy: 'Update Parapet and open it again.',
  },
  'document/wrong-shape': {
    title: 'The file does not have the shape of a Parapet document ({reason})',
    safe: UNTOUCHED,
    remedy: 'Mend it at that place, or open an older copy.',
  },
  'document/dangling-reference': {
    title: '{id} is named but is not there',
    safe: UNTOUCHED,
    remedy: 'Add what is missing, or remove the mention.',
  },
  'document/cycle': {
    title: 'The boundary {name} is inside itself',
    safe: UNTOUCHED,
    remedy: 'Give one of the boundaries another parent.',
  },
  'document/wrong-kind': {
    title: 'The file is a Parapet {found}, not a {wanted}',
    safe: UNTOUCHED,
    remedy: 'Choose a file of the other kind.',
  },
  'document/evidence-changed': {
    title: 'The evidence {name} is not what its fingerprint says',
    safe: UNTOUCHED,
    remedy: 'Get the archive from its source again.',
  },
  'evidence/too-large': {
    title: 'The file is larger than {limit}',
    safe: 'Nothing was changed.',
    remedy: 'Leave it where it is and add a link to it here.',
  },
  'evidence/not-here': {
    title: 'The file is not on this device',
    safe: 'What is written about it is unchanged.',
    remedy: 'Ask for the project “with evidence (ZIP)” from who added it, and open that.',
  },
  'library/wrong-shape': {
    title: 'It is not written as it should be: {reason}',
    safe: 'The rest of the library is used.',
    remedy: 'Mend it at that place.',
  },
  'library/dangling-reference': {
    title: '{id} is named, but there is no such {what}',
    safe: 'The rest of the library is used.',
    remedy: 'Correct its name, add it, or remove the mention.',
  },
  'library/one-sided': {
    title: '{id} names it, but is not named in return',
    safe: 'The rest of the library is used.',
    remedy: 'Add {id} to its list, or take it out of the list of {id}.',
  },
  'library/id-twice': {
    title: '{id} is there twice',
    safe: 'The rest of the library is used.',
    remedy: 'Give one of them another id.',
  },
  'library/id-taken': {
    title: '{id} is there already, in {pack}',
    safe: 'The rest of the library is used.',
    remedy: 'Give it another id.',
  },
  'library/still-there': {
    title: '{id} is said to be called otherwise now, but is still there',
    safe: 'The rest of the library is used.',
    remedy: 'Take it out of the renames, or give the entry another id.',
  },
  'library/renamed-in-a-circle': {
    title: 'The renames lead from {id} back to itself',
    safe: 'The rest of the library is used.',
    remedy: 'Let each of them lead to an id that is there today.',
  },
  'library/rule-syntax': {
    title: 'The rule cannot be read ({reason})',
    safe: 'The rest of the library is used.',
    remedy: 'Mend it at that place.',
  },
  'library/not-of-this': {
    title: 'The rule asks “{asked}” of {subject}, which does not have it',
    safe: 'The rest of the library is used.',
    remedy:
      'Ask it of: {kinds}. Change what the rule is asked of, or put the question inside a relation that leads there.',
  },
  'library/no-text': {
    title: 'The file holds words of {source}, which allows ids only',
    safe: 'The rest of the library is used.',
    remedy: 'Say it in your own words under a source of your own, or leave the id alone.',
  },
  'pack/no-manifest': {
    title: 'The folder has no pack.yaml, so it is not a pack',
    safe: 'The rest of the library is used.',
    remedy: 'Add a pack.yaml that names the pack, its version, licence and origin.',
  },
  'pack/same-id': {
    title: 'Another pack with the id {id} is in use already',
    safe: 'That one counts; this one is left out.',
    remedy: 'Take one of them away, or give this one an id of its own.',
  },
  'pack/same-name': {
    title: 'The pack also has a file named {other}: some systems take the two for one',
    safe: 'The rest of the library is used.',
    remedy: 'Give one of the two another name.',
  },
  'pack/unsafe-name': {
    title: 'One of its files is named {path}, which could lead out of its folder or read other than it is',
    safe: 'Nothing of it was read; the rest of the library is used.',
    remedy: 'Name it plainly, with / between folders, or get the pack from its source again.',
  },
  'pack/not-a-folder': {
    title: 'This is a single file; packs in a folder are read from folders',
    safe: 'The rest of the library is used.',
    remedy: 'Import it in the library, under Packs, or unpack it here into a folder of its own.',
  },
  'pack/not-given': {
    title: 'The project uses the pack {id}, which is not here',
    safe: 'The rest was judged without it.',
    remedy: 'Name its folder with --packs, or put the pack into the project.',
  },
  'pack/not-kept': {
    title: 'There is no pack {id} on this device that could be changed',
    safe: 'Nothing was changed.',
    remedy: 'Put the pack on this device first: in the library, under Packs.',
  },
  'import/wrong-shape': {
    title: 'The file says it is {format} but does not have its shape ({reason})',
    safe: UNTOUCHED,
    remedy: 'Export it again from the tool that made it.',
  },
  'import/only-a-template': {
    title: 'The file is a template of the Microsoft tool, without a model',
    safe: UNTOUCHED,
    remedy: 'Import it as a pack, in the library under Packs, or read it on the command line with "library template".',
  },
  'import/too-many-items': {
    title: 'The file holds more than {limit} {what}',
    safe: UNTOUCHED,
    remedy: 'Split it into several files.',
  },
  'import/too-deep': {
    title: 'The file is nested more than {limit} levels deep',
    safe: UNTOUCHED,
    remedy: 'Nobody writes this by hand; get the file from its source again.',
  },
  'xml/malformed': {
    title: 'The file is not well-formed XML ({reason})',
    safe: UNTOUCHED,
    remedy: 'Mend it at that place, or save it again in the tool that made it.',
  },
  'xml/document-type': {
    title: 'The file declares a document type, which Parapet does not read',
    safe: UNTOUCHED,
    remedy: 'No threat model needs one; save it again in the tool that made it.',
  },
  'yaml/malformed': {
    title: 'The file is not well-formed YAML ({reason})',
    safe: UNTOUCHED,
    remedy: 'Mend it at that place.',
  },
  'yaml/not-plain': {
    title: 'The file uses more of YAML than plain values ({reason})',
    safe: UNTOUCHED,
    remedy: 'Write it with plain texts, numbers, lists and maps.',
  },
  'row/unknown': {
    title: '{id} is not there any more',
    safe: 'Nothing was changed.',
    remedy: 'Undo until it is back, or choose another.',
  },
  'row/exists': { title: '{id} exists already', safe: 'Nothing was changed.', remedy: 'Choose another.' },
  'row/invalid': {
    title: 'That value is not possible ({reason})',
    safe: 'Nothing was changed.',
    remedy: 'Choose another value.',
  },
  'row/referenced': {
    title: 'The last page cannot be removed',
    safe: 'Nothing was changed.',
    remedy: 'Add another page first.',
  },
  'element/unknown': {
    title: 'That element is not there any more',
    safe: 'Nothing was changed.',
    remedy: 'Choose another.',
  },
  'boundary/inside-itself': {
    title: 'The boundary {name} cannot be put inside itself',
    safe: 'Nothing was changed.',
    remedy: 'Choose a boundary that is not inside it.',
  },
  'flow/same-ends': {
    title: 'A data flow needs two different ends',
    safe: 'Nothing was changed.',
    remedy: 'Drag it to another element.',
  },
  'review/already-open': {
    title: 'A review of this provider is open already',
    safe: 'Nothing was changed.',
    remedy: 'Finish it, or delete it, before another begins.',
  },
  'acceptance/not-allowed': {
    title: 'The policy lets others accept a risk of this size: {roles}',
    safe: 'Nothing was changed.',
    remedy: 'Ask one of them to accept it, or reduce the risk.',
  },
  'acceptance/own-command': {
    title: 'A risk is accepted under a name, with a reason and a last day, and not by changing its status',
    safe: 'Nothing was changed.',
    remedy: 'Use “Accept the risk”.',
  },
  'acceptance/too-long': {
    title: 'The policy lets a risk of this size be accepted for at most {days} days',
    safe: 'Nothing was changed.',
    remedy: 'Choose an earlier day.',
  },
  'review/not-ready': {
    title: 'The review cannot be signed yet',
    safe: 'Every answer is kept.',
    remedy: 'Answer what is open, and say what is done about everything that is not available.',
  },
  'review/signed': {
    title: 'The review has been signed',
    safe: 'What was signed is unchanged.',
    remedy: 'Take the signatures back before changing it.',
  },
  'review/sealed': {
    title: 'The review was closed and signed ({day})',
    safe: 'What was signed is unchanged.',
    remedy: 'Start the next review; it offers these answers again.',
  },
  'review/none-closed': {
    title: 'There is no closed review of that provider in the organisation',
    safe: 'Nothing was written.',
    remedy: 'Name a provider as it is called in the file, and close its review first.',
  },
  'review/none-such': {
    title: 'There is no closed review “{wanted}”',
    safe: 'Nothing was written.',
    remedy: 'Name one by its id or by the day on which it was closed. There are: {known}.',
  },
  'review/no-two': {
    title: 'There are no two closed reviews of one provider to compare',
    safe: 'Nothing was written.',
    remedy: 'Name two reviews of the same provider, or a second file to compare with.',
  },
  'csv/no-parts-list': {
    title: 'The file is not a list of parts in CycloneDX',
    safe: 'Nothing was changed.',
    remedy: 'Have the build tool write CycloneDX as JSON, or read a table (CSV).',
  },
  'csv/malformed': {
    title: 'The table cannot be read: quotation marks do not match',
    safe: 'Nothing was changed.',
    remedy: 'Mend that line, or save the table as CSV again.',
  },
  'csv/too-many-rows': {
    title: 'The table has more than {limit} rows',
    safe: 'Nothing was changed.',
    remedy: 'Split it into several files.',
  },
  'csv/too-wide': {
    title: 'The table has more than {limit} columns',
    safe: 'Nothing was changed.',
    remedy: 'Leave out the columns that the register does not have.',
  },
  'csv/no-title-column': {
    title: 'The table has no column “{column}”',
    safe: 'Nothing was changed.',
    remedy: 'The first row must name the columns: {columns}.',
  },
  'csv/no-title': {
    title: 'The row has no name',
    safe: 'The row is left out.',
    remedy: 'Fill the column “{column}”.',
  },
  'csv/repeated-line': {
    title: '“{value}” was there already, in line {first}',
    safe: 'The row is left out.',
    remedy: 'Keep one of the two.',
  },
  'csv/not-a-choice': {
    title: '“{value}” is not one of the choices',
    safe: 'The row is left out.',
    remedy: 'Write one of: {choices}.',
  },
  'csv/not-a-day': {
    title: '“{value}” is not a day',
    safe: 'The row is left out.',
    remedy: 'Write days as 2026-11-23.',
  },
  'csv/not-a-number': {
    title: '“{value}” is not a number',
    safe: 'The row is left out.',
    remedy: 'Write digits, with a point before decimals.',
  },
  'csv/not-an-address': {
    title: '“{value}” is not a web address',
    safe: 'The row is left out.',
    remedy: 'Write it in full, beginning with https://.',
  },
  'csv/not-there': {
    title: '“{value}” is not known here',
    safe: 'The row is left out.',
    remedy: 'Add it first, write its name as it is there, or leave the cell empty.',
  },
  'csv/several': {
    title: 'Several are called “{value}”',
    safe: 'The row is left out.',
    remedy: 'Give one of them another name, or leave the cell empty.',
  },
  'csv/one-only': {
    title: 'Only one value fits here, not “{value}”',
    safe: 'The row is left out.',
    remedy: 'Keep one of them.',
  },
  'csv/too-long': {
    title: 'The text is longer than {limit} characters',
    safe: 'The row is left out.',
    remedy: 'Shorten it.',
  },
  'clipboard/nothing-usable': {
    title: 'There is nothing on the clipboard that can be pasted here',
    safe: 'Nothing was changed.',
    remedy: 'Copy elements first.',
  },
  'storage/full': {
    title: 'This device has no space left for Parapet',
    safe: 'Everything up to the last saved edit is kept.',
    remedy: 'Free some space, then go on; or save the project to a file.',
  },
  'storage/unavailable': {
    title: 'This device does not let Parapet keep data ({reason})',
    safe: 'The project on the screen is still there.',
    remedy: 'Save it to a file now.',
  },
  'storage/newer-version': {
    title: 'A newer Parapet has changed the storage on this device',
    safe: 'Everything is kept.',
    remedy: 'Close this window and use the newer one.',
  },
  'storage/other-window': {
    title: 'This project is open in another window',
    safe: 'Nothing was changed.',
    remedy: 'Use the other window, or close it first.',
  },
  'report/failed': {
    title: 'The report could not be made ({reason})',
    safe: 'The project is untouched.',
    remedy: 'Try again with fewer sections.',
  },
  'report/cancelled': {
    title: 'The report was cancelled',
    safe: 'The project is untouched.',
    remedy: 'Create it again when you like.',
  },
  'host/not-available': {
    title: 'This window cannot do that ({what})',
    safe: 'Nothing was changed.',
    remedy: 'Use the desktop application.',
  },
  'host/refused': {
    title: 'The system refused ({reason})',
    safe: 'Nothing was changed.',
    remedy: 'Check your permissions.',
  },
  'host/bad-call': {
    title: 'A part of Parapet asked for something that it may not ({what})',
    safe: 'Nothing was changed.',
    remedy: 'Restart Parapet; report it if it comes back.',
  },
  'usage/bad-arguments': { title: '{reason}', safe: 'Nothing was changed.', remedy: 'See --help.' },
  'profile/missing': {
    title: 'Parapet does not know who is deciding',
    safe: 'Nothing was changed.',
    remedy: 'Give your name and role first.',
  },
  'bug/unexpected': {
    title: 'Something went wrong that should not ({reason})',
    safe: 'Everything up to the last saved edit is kept.',
    remedy: 'Reload; report it if it comes back.',
  },
} as const satisfies Record<ProblemCode, ProblemText>;

/** Fills `{name}` gaps. A gap without a fact stays empty rather than showing braces to a person. */
export function fill(template: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

/** A problem in words. */
export function describe(problem: Problem): ProblemText {
  const text = PROBLEM_TEXTS[problem.code];
  return {
    title: fill(text.title, problem.facts),
    safe: fill(text.safe, problem.facts),
    remedy: fill(text.remedy, problem.facts),
  };
}

/** One line: file, place, what, remedy. For the command line and for logs. */
export function oneLine(problem: Problem): string {
  const { title, remedy } = describe(problem);
  const where = [problem.file, problem.place].filter(part => part !== undefined && part !== '').join(', ');
  return `${where === '' ? '' : `${where}: `}${title}. ${remedy}`.replace(/\s+/g, ' ');
}
