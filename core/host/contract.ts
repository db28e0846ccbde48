import { z } from 'zod';
import { PROBLEM_CODES, type Problem } from '../base';
import type { HostCall, HostEvent } from './callNames';

/** Files above this are refused before they are read: 50 MB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

const Nothing = z.strictObject({});
const Done = z.null();
/** A file as the page knows it: opaque, worthless outside this session, never a path. */
const Token = z.string().regex(/^file_[0-9a-z]{20,40}$/);
const Bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array);

/** True for a plain file name: no folder, no control character, nothing that a file system would read as a way out. */
function isPlainFileName(name: string): boolean {
  if (name === '.' || name === '..' || name.trim() !== name) return false;
  return ![...name].some(sign => sign < ' ' || '/\\:*?"<>|\u007f'.includes(sign));
}
const FileName = z.string().min(1).max(200).refine(isPlainFileName);

const PdfName = FileName.regex(/\.pdf$/i);
const PDF_BEGINS = [0x25, 0x50, 0x44, 0x46, 0x2d];
/** The content of a PDF: it says so in its first bytes, and is no larger than a file may be. */
const PdfBytes = Bytes.refine(
  bytes => bytes.length <= MAX_FILE_BYTES && PDF_BEGINS.every((byte, at) => bytes[at] === byte),
);

/** One line of a file dialog, e.g. `{ label: 'Parapet project', extensions: ['parapet.json'] }`: no leading dot. */
const FileKind = z.strictObject({
  label: z.string().min(1).max(100),
  extensions: z
    .array(z.string().regex(/^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$/))
    .min(1)
    .max(40),
});

const SavedFile = z.strictObject({ token: Token, name: z.string() });
const OpenedFile = SavedFile.extend({ bytes: Bytes });
const RecentFile = SavedFile.extend({ openedAt: z.iso.datetime() });

/** A name and an `https:` address without a user or a password in it. */
const Link = z
  .url({ protocol: /^https$/ })
  .max(2000)
  .refine(text => !/^https:\/\/[^/?#]*@/i.test(text));

/** What went wrong as expected: a code that there are words for, and where. */
const ProblemShape = z.custom<Problem>(
  value =>
    typeof value === 'object' && value !== null && 'code' in value && PROBLEM_CODES.some(code => code === value.code),
);

/** What was found in the folder of packs: the texts of one, or why there are none. Texts, never paths outside the folder. */
const FoundPack = z.strictObject({
  name: z.string(),
  files: z.array(z.strictObject({ path: z.string(), text: z.string() })),
  problem: ProblemShape.nullable(),
});

const Count = z.number().int().min(0).max(100_000);

const MenuItem = z.strictObject({
  /** The action that is run when the item is chosen. */
  id: z.string().min(1).max(100),
  /** Which top-level menu the item stands in, e.g. `File`; menus appear in the order of their first item. */
  menu: z.string().min(1).max(40),
  title: z.string().min(1).max(100),
  /** In Electron's accelerator form, e.g. `CmdOrCtrl+Shift+S`; null for none. */
  shortcut: z.string().max(40).nullable(),
  enabled: z.boolean(),
  /** A separator line before the item. */
  startsGroup: z.boolean(),
});

/**
 * Every call that the page can make of the machine it runs on: what it takes and what it answers.
 * An answer of `null` to a call with a dialog means that the person cancelled.
 */
export const HOST_CONTRACT = {
  'app.info': {
    args: Nothing,
    answer: z.strictObject({
      name: z.string(),
      version: z.string(),
      platform: z.string(),
      host: z.enum(['desktop', 'browser']),
    }),
  },
  /** Asks for a file and reads it; its size is looked at before it is read (`file/too-large`). */
  'file.open': { args: z.strictObject({ kinds: z.array(FileKind).min(1).max(20) }), answer: OpenedFile.nullable() },
  /**
   * Writes a file whole or not at all. With a `token` it is written in place where the host can (`abilities.saveInPlace`),
   * otherwise a dialog asks where. `ifChanged: 'refuse'` answers `file/changed-on-disk` when another program wrote the file meanwhile.
   */
  'file.save': {
    args: z.strictObject({
      token: Token.nullable(),
      suggestedName: FileName,
      kinds: z.array(FileKind).min(1).max(20),
      bytes: Bytes,
      ifChanged: z.enum(['refuse', 'replace']),
    }),
    answer: SavedFile.nullable(),
  },
  /** Shows the file in the system's file manager (`abilities.showInFolder`). */
  'file.reveal': { args: z.strictObject({ token: Token }), answer: Done },
  /** Files opened or saved lately, the latest first; empty where the host remembers none (`abilities.recentFiles`). */
  'recent.list': { args: Nothing, answer: z.array(RecentFile) },
  'recent.open': { args: z.strictObject({ token: Token }), answer: OpenedFile },
  'recent.clear': { args: Nothing, answer: Done },
  /** Opens an `https:` page in the person's own browser. */
  'link.open': { args: z.strictObject({ url: Link }), answer: Done },
  /** Shows a PDF of ours in the person's own program for PDFs, or in a tab of the browser. */
  'pdf.show': { args: z.strictObject({ name: PdfName, bytes: PdfBytes }), answer: Done },
  /** The packs in the person's own folder, and where it lies, for people to read (`abilities.packsFolder`). */
  'packs.read': { args: Nothing, answer: z.strictObject({ place: z.string(), found: z.array(FoundPack) }) },
  /** Shows that folder in the system's file manager; it is made where it is not there yet. */
  'packs.show': { args: Nothing, answer: Done },
  /**
   * A note of the operating system that so many things are overdue and so many due soon (`abilities.notifications`): the machine words
   * it, shows one a day at the most, and tells with the event `due.chosen` that somebody has clicked it.
   */
  'notify.due': { args: z.strictObject({ overdue: Count, soon: Count }), answer: Done },
  /** Replaces the native menu (`abilities.nativeMenu`); a chosen item comes back as the event `menu.chosen`. */
  'menu.set': { args: z.strictObject({ items: z.array(MenuItem).max(300) }), answer: Done },
  /** While `unsaved` is true the window asks before it closes. */
  'window.guard': { args: z.strictObject({ unsaved: z.boolean() }), answer: Done },
} as const satisfies Record<HostCall, { args: z.ZodType; answer: z.ZodType }>;

export const HOST_EVENT_SHAPES = {
  'menu.chosen': z.strictObject({ id: z.string() }),
  'due.chosen': Nothing,
} as const satisfies Record<HostEvent, z.ZodType>;

export type HostContract = typeof HOST_CONTRACT;
export type HostArgs<C extends HostCall> = z.infer<HostContract[C]['args']>;
export type HostAnswer<C extends HostCall> = z.infer<HostContract[C]['answer']>;
export type HostEventFacts<E extends HostEvent> = z.infer<(typeof HOST_EVENT_SHAPES)[E]>;
export type FileKind = z.infer<typeof FileKind>;
export type OpenedFile = z.infer<typeof OpenedFile>;
export type SavedFile = z.infer<typeof SavedFile>;
export type FoundPack = z.infer<typeof FoundPack>;
export type RecentFile = z.infer<typeof RecentFile>;
export type MenuItem = z.infer<typeof MenuItem>;
