import type { Circuit } from '../../../electron/contract/circuit.ts';
import { createStore } from '../../link/store.ts';

/** The circuit of which somebody goes to report a fault: the dialog of a new ticket begins with it. */
export const faultOn = createStore<Circuit | undefined>(undefined);
