import { z } from 'zod';
import { id, method, text } from '../method.ts';
import {
  LINE_EVENTS,
  LINE_FILTERS,
  type CustomerDetail,
  type CustomerView,
  type InstrumentView,
  type LineBeside,
  type LineDetail,
  type LineFilter,
  type LineReasons,
} from './line.ts';

const circuit = z.string().min(1).max(300);
const customer = z.string().min(1).max(1000);

/** What the page may ask of the lines of the book and their history. */
export const linesApi = {
  /** Circuits as of now, those whose test ends first, then by number; `text`: any part of a number, a name, a telephone number, a place. */
  'lines.list': method({
    filter: z.enum(LINE_FILTERS).default('all'),
    text: text.default(''),
    offset: z.number().int().nonnegative().default(0),
    limit: z.number().int().min(1).max(500).default(200),
  }).returns<{ lines: LineBeside[]; total: number; counts: Record<LineFilter, number>; all: number }>(),
  /** One circuit with all that happened to it, the newest first. Errors: `book-item-unknown`. */
  'lines.one': method({ circuit }).returns<LineDetail>(),
  /** Something happened to a circuit now: given up, converted from a test. Errors: those of a note. */
  'lines.note': method({
    circuit,
    did: z.enum(LINE_EVENTS).exclude(['taken-back']),
    reason: text.optional(),
  }).returns<void>(),
  /** What was noted by mistake: it stays in the history, and counts no more. Errors: `book-item-unknown`. */
  'lines.takeBack': method({ circuit, entry: id }).returns<void>(),
  /** What is offered as a reason. Errors: those of reading it. */
  'lines.reasons': method({}).returns<LineReasons>(),
  /** Customers of whom the book has circuits, by name. */
  'lines.customers': method({ text: text.default('') }).returns<CustomerView[]>(),
  /** Errors: `book-item-unknown`. */
  'lines.customer': method({ name: customer }).returns<CustomerDetail>(),
  /** Instruments of the newest records. */
  'lines.instruments': method({ text: text.default('') }).returns<InstrumentView[]>(),
} as const;
