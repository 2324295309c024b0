import type { bookApi } from '../../../contract/book/book-api.ts';
import type { Implementation } from '../../../contract/api.ts';
import type { CoreContext } from './core-context.ts';
import { dayMethods } from './day-methods.ts';
import { exchangeMethods } from './exchange-methods.ts';
import { filesMethods } from './files-methods.ts';
import { linesMethods } from './lines-methods.ts';
import { listsMethods } from './lists-methods.ts';
import { ordersMethods } from './orders-methods.ts';
import { plannedMethods } from './planned-methods.ts';
import { ticketsMethods } from './tickets-methods.ts';

/** The book behind the page; each group stands in a file of its own beside this one. */
export function bookMethods(context: CoreContext): Pick<Implementation, keyof typeof bookApi> {
  return {
    ...dayMethods(context),
    ...exchangeMethods(context),
    ...filesMethods(context),
    ...linesMethods(context),
    ...listsMethods(context),
    ...ordersMethods(context),
    ...plannedMethods(context),
    ...ticketsMethods(context),
  };
}
