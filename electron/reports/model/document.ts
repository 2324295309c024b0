import type { SectionState } from '../../contract/locate.ts';
import type { LocateCertainty } from '../../contract/site.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Verdict } from '../../contract/verdict.ts';

/** What stands in a cell of the report. `at`: epoch seconds, set as local time; `lasted`: seconds, set as DD HH:MM:SS; `of`: several, one a line; `beside`: several in one line. */
export type Cell =
  | string
  | number
  | Bilingual
  | { at: number }
  | { lasted: number }
  | { verdict: Verdict }
  | { mark: EventMark }
  | { tag: Bilingual }
  | { symbol: string }
  | { small: Bilingual | string }
  | { of: Cell[] }
  | { beside: Cell[] };

/** Signs of the event list; each has a shape of its own. */
export type EventMark = 'defect' | 'severe' | 'errors' | 'slip' | 'gap' | 'unavailable' | 'other';

/** A label with its value. Absent value = a line to fill in by hand. */
export interface Fact {
  label: Bilingual;
  value?: Cell;
  /** Second, smaller line. */
  note?: Bilingual | string;
  /** Columns it takes. */
  wide?: number;
}

/** One lane of a time-line, reduced to what can be seen. All times are epoch seconds, [from, to). */
export interface Lane {
  symbol?: string;
  label: Bilingual;
  kind: 'spans' | 'bins' | 'readings' | 'track';
  spans?: [number, number][];
  /** Consequent alarms: no evidence of their own. */
  hollow?: [number, number][];
  crossed?: boolean;
  /** From, to, greatest bit errors in one second. */
  bins?: [number, number, number][];
  readings?: [number, string][];
  track?: TrackMarks;
  /** The tester cannot know. */
  absent?: boolean;
  total?: string | number;
  unit?: string;
  /** What else was counted. */
  besides?: Bilingual;
}
/** What is drawn in the lane of a rung or of a register, which has stretches of its own that nobody looked at. Heights: 0 to 1 of the lane. */
export interface TrackMarks {
  unseen: [number, number][];
  /** Answered, all right. */
  good?: [number, number][];
  /** From, to, height: the share that was lost. */
  lost?: [number, number, number][];
  wrong?: [number, number][];
  /** From, to, least and greatest that a register said. */
  said?: [number, number, number, number][];
  /** Where it said something else than before. */
  changed?: number[];
}
export interface TimeLine {
  title: Bilingual;
  from: number;
  to: number;
  byHand: boolean;
  gaps: [number, number][];
  /** Seconds seen; absent in details and where only readings exist. */
  observed?: number;
  lanes: Lane[];
  zooms: { n: number; from: number; to: number }[];
}

export interface Photo {
  /** Name under which the compiler finds the bytes; absent = cannot be drawn. */
  file?: string;
  caption: Bilingual;
  at: number;
  sha256: string;
}

type Column = { head: Bilingual | ''; width: string; align: 'left' | 'right' | 'center' };
/** A row of cells, or a title across all columns. */
export type Row = Cell[] | { title: Bilingual; role?: Bilingual } | { across: Cell };
export interface Table {
  columns: Column[];
  rows: Row[];
  /** Goes on from the table above: same columns, no head of its own. */
  goesOn?: boolean;
  /** The next table goes on from this one. */
  continued?: boolean;
}

/** One numbered section; what is absent is not printed. */
export interface Section {
  id: string;
  title: Bilingual;
  /** Small print above. */
  intro?: Bilingual[];
  /** What the fillings of its time-lines mean. */
  legend?: ('bad' | 'hollow' | 'crossed' | 'gap')[];
  timeLines?: TimeLine[];
  tables?: Table[];
  numbered?: Bilingual[];
  paragraphs?: Bilingual[];
  photos?: Photo[];
  /** Small print below. */
  remarks?: Bilingual[];
  /** May break between two pages even if one could hold it; each of its tables stays whole. */
  loose?: boolean;
}

export interface SignatureBlock {
  role: Bilingual;
  name?: string;
  at?: number;
  typed?: boolean;
  /** Nobody was waited for. */
  optional?: true;
  /** SVG path data in a 0 0 400 120 box. */
  path?: string;
}

/** Page 1 of a fault report: the section at fault in the middle of its line, and what proves it. */
export interface FaultPage {
  /** The section by name, or that none is decided or at fault. */
  headline: Bilingual;
  certainty: LocateCertainty;
  certaintyWord: Bilingual;
  complaint: Bilingual;
  facts: Fact[];
  /** Every section from A to Z. */
  chain: { name: Bilingual; owner: Bilingual; state: SectionState; word: Bilingual; end?: 'A' | 'Z' }[];
  /** What is wrong with it, where one kind of fault is likelier than all others together. */
  kind?: Bilingual;
  /** At most three lines that prove it. */
  proof: Bilingual[];
  /** That there is more of it, and what else could be. */
  besides: Bilingual[];
  done: Bilingual[];
  next?: Bilingual;
}

/** Everything the template lays out: it judges nothing and counts nothing. Absent keys are never printed as 0. */
export interface ReportModel {
  schema: 'tributary-report/1';
  runId: string;
  /** Short number beside the id. */
  number?: string;
  /** Whose report it is. `logo`: name under which the compiler finds its bytes. */
  company?: { name: string; address?: string; logo?: string };
  words: Record<string, Bilingual>;
  verdicts: Record<Verdict, Bilingual>;
  zone: { label: string; offsetS: number };
  /** Epoch second up to which the record speaks: end of the run or its last signature. */
  madeAt: number;
  firstAt: number;
  lastAt: number;
  title: Bilingual;
  circuitLabel: string;
  simulated: boolean;
  /** Printed in the head of every page. */
  stamps: Bilingual[];
  verdict: Verdict;
  /** The word in the box: the verdict, or that the test still runs. */
  verdictWord: Bilingual;
  verdictTags: Bilingual[];
  doubtful: boolean;
  basis: Bilingual[];
  why: Bilingual[];
  cautions: Bilingual[];
  measures: Bilingual;
  /** `order`: for which it was tested, with its label. */
  circuit: { number?: string; order?: { label: Bilingual; value: string }; facts: Fact[]; note?: Bilingual };
  ends: { label: Bilingual; lines: string[]; position?: string; contact?: string }[];
  done: Bilingual[];
  doneFacts: Fact[];
  figures: {
    label: Bilingual;
    symbol?: string;
    value?: string | number | Bilingual;
    unit?: string;
    note?: Bilingual;
  }[];
  proves: Bilingual[];
  notObserved: Bilingual[];
  /** All instruments; where there are several, each under what it was to the run. */
  instruments: { role?: Bilingual; simulated?: true; facts: Fact[] }[];
  signatures: SignatureBlock[];
  sections: Section[];
  identity: [Bilingual, string][];
  /** There, it is a fault report: page 1 tells of the fault instead of a measurement. */
  fault?: FaultPage;
}
