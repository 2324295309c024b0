import { useSyncExternalStore } from 'react';
import { parseRoute, routeHash, type Place, type Route } from './routes.ts';

/** Goes to a place. Leaving a page never disturbs a run. */
export function go(place: Place, id?: string, options?: Record<string, string>): void {
  location.hash = routeHash(place, id, options);
}

/** The same place under its full name: going back does not lead to the short one. */
export const settleAt = (place: Place, id: string, options?: Readonly<Record<string, string>>): void =>
  location.replace(routeHash(place, id, options));

/** Where one was before; where this is the first page of all, the bench. */
export const goBack = (): void => (history.length > 1 ? history.back() : go('bench'));

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export const useRoute = (): Route => parseRoute(useSyncExternalStore(subscribe, () => location.hash));
