import type { Message } from '../../../electron/contract/words/index.ts';
import { createStore } from '../../link/store.ts';

/** What whoever opened a ticket is told of it, until he leaves its page. */
export const toldOnOpening = createStore<{ ticket: string; told: readonly Message[] } | undefined>(undefined);
