import { z } from 'zod';
import { id, method } from '../method.ts';
import type { Item } from './entry.ts';
import { itemShape } from './files-api.ts';

/** What the page may ask of what several laptops exchange: the folder, and what both of two have changed. */
export const exchangeApi = {
  /** Looks at the shared folder now, also where it is empty; how far it is and what came of it stands in the state. Errors: `exchange-none`. */
  'exchange.now': method({}).returns<void>(),
  'exchange.cancel': method({}).returns<void>(),
  /** Items that two laptops changed, neither knowing of the other; `own`: what is entered on this one bears that. */
  'exchange.conflicts': method({}).returns<{ own: string; items: Item[] }>(),
  /** What holds of such an item: one of its heads, or a third. Errors: `conflict-changed` where `after` are no longer all its heads; `bad-request`. */
  'exchange.choose': method({
    ...itemShape,
    body: z.record(z.string(), z.unknown()),
    after: z.array(id).min(1).max(100),
  }).returns<void>(),
} as const;
