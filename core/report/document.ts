import type { Tone } from '../drawing';

/** A report before it is a PDF: blocks in reading order. Plain data, so that tests and other writers can read it. */
export interface ReportDocument {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** ISO 8601 moment. */
  readonly created: string;
  readonly paper: 'A4' | 'LETTER';
  /** A brief is set in larger type, so that it can be read on a phone. */
  readonly brief: boolean;
  /** Mark on every page; empty: none. */
  readonly classification: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'cover'; readonly title: string; readonly subtitle: string; readonly lines: readonly string[] }
  | { readonly kind: 'banner'; readonly title: string; readonly line: string }
  | { readonly kind: 'contents'; readonly title: string }
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string; readonly page: HeadingPage }
  | { readonly kind: 'paragraph'; readonly text: string; readonly look: 'lead' | 'body' | 'small' }
  | { readonly kind: 'numbers'; readonly items: readonly KeyNumber[] }
  | { readonly kind: 'matrices'; readonly items: readonly RiskMatrix[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      readonly size: TableSize;
    }
  | {
      readonly kind: 'figure';
      readonly svg: string;
      /** Points. */
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'legend'; readonly items: readonly { readonly tone: Tone; readonly text: string }[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** 1 and 2 are listed in the contents and the bookmarks; 3 looks like 2 and is not. */
export type HeadingLevel = 1 | 2 | 3;

export type TableSize = 'body' | 'small' | 'dense';

/** Where a heading stands: on the page it comes to, on a new one, or on a new one that is turned for wide pictures. */
export type HeadingPage = 'same' | 'new' | 'turned';

export interface KeyNumber {
  readonly value: string;
  readonly label: string;
  readonly tone: Tone | null;
}

/** Counts by likelihood (rows, 5 first) and impact (columns, 1 first), with the tone of each cell. */
export interface RiskMatrix {
  readonly title: string;
  readonly cells: readonly (readonly { readonly count: number; readonly tone: Tone }[])[];
}

export interface Column {
  readonly title: string;
  /** Up to 20: a share of the width. Above: points. */
  readonly width: number;
}

/** A text, or one with a colour that means something. */
export type Cell =
  | string
  | { readonly text: string; readonly tone?: Tone; readonly bold?: boolean; readonly more?: readonly string[] };
