import type { BenchItem } from '../../../electron/contract/views.ts';
import { remember, useRemembered } from '../../link/remembered.ts';
import { chosenOf, type Chosen } from './items.ts';

/** Under which name it is remembered: by the program, so that it outlives the page. */
const NAME = 'tester';

/** Takes a tester of the bench as the one that is meant everywhere: on the bench, and for the next test. */
export const chooseTester = (id: string): void => remember(NAME, id);

/** Nothing is meant any more: what was meant has been taken off the bench by the one who meant it. */
export const chooseNone = (): void => remember(NAME, '');

/** The tester that is meant: one in the whole app. */
export const useChosen = (bench: readonly BenchItem[]): Chosen => chosenOf(bench, useRemembered()[NAME]);
