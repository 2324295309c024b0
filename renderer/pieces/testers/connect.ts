import { host } from '../../link/host.ts';

/** Connects what stands on the bench. What does not answer says so in its own row and panel, nowhere else. */
export const connect = (id: string): void => {
  host.call('bench.connect', { id }).catch((thrown: unknown) => console.info(id, thrown));
};
