import { z } from 'zod';
import { id, method, text, type FileContent } from '../method.ts';
import { happenedSchema } from './entry.ts';
import { ORDER_FILTERS, type OrderDetail, type OrderList } from './order-page.ts';

/** What the page may ask of orders: what they are on a day, what happened to them. */
export const ordersApi = {
  /** Orders as of now, what presses most first. */
  'orders.list': method({
    filter: z.enum(ORDER_FILTERS).default('open'),
    text: text.default(''),
    offset: z.number().int().nonnegative().default(0),
    limit: z.number().int().min(1).max(500).default(200),
  }).returns<OrderList>(),
  /** One order as of now. Errors: `book-item-unknown`. */
  'orders.one': method({ order: id }).returns<OrderDetail>(),
  /** Something happened to an order. Errors: those of a note. */
  'orders.note': method({ order: id, happened: happenedSchema }).returns<void>(),
  /** What was entered by mistake: it stays in the log, and counts no more. */
  'orders.takeBack': method({ order: id, entry: id }).returns<void>(),
  /** The calendars that can be chosen, and the years that each knows. Errors: those of reading them. */
  'orders.calendars': method({}).returns<{ name: string; years: number[] }[]>(),
  /** This week, next week, what is to be warned of: one page (PDF). Errors: those of the report. */
  'orders.report': method({}).returns<FileContent>(),
} as const;
