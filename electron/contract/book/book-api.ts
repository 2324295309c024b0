import { dayApi } from './day-api.ts';
import { exchangeApi } from './exchange-api.ts';
import { filesApi } from './files-api.ts';
import { linesApi } from './lines-api.ts';
import { listsApi } from './lists-api.ts';
import { ordersApi } from './orders-api.ts';
import { plannedApi } from './planned-api.ts';
import { ticketsApi } from './tickets-api.ts';

/** What the page may ask of the book: circuits, orders, the day, tickets, planned work. */
export const bookApi = {
  ...linesApi,
  ...listsApi,
  ...ordersApi,
  ...dayApi,
  ...ticketsApi,
  ...plannedApi,
  ...exchangeApi,
  ...filesApi,
} as const;
