import type { AppState } from '../../../contract/views.ts';
import { farAddresses, startFar, type Far } from '../../../instruments/index.ts';

/** Every address of this computer. */
const ANY = '0.0.0.0';

/** This computer as the far end of another's streams, while somebody wants it to be. */
export interface FarEnd {
  /** Errors: `far-unreachable`. */
  begin(): Promise<void>;
  end(): Promise<void>;
  view(): Pick<AppState, 'farEnd'>;
}

export function createFarEnd(changed: () => void): FarEnd {
  let far: Promise<Far> | undefined;
  let addresses: string[] | undefined;
  const end = async (): Promise<void> => {
    const own = far;
    [far, addresses] = [undefined, undefined];
    changed();
    await (await own?.catch(() => undefined))?.close();
  };
  return {
    begin: async () => {
      const own = (far ??= startFar({ port: 0, bind: ANY }));
      try {
        const begun = await own;
        if (far === own) addresses = farAddresses(begun);
      } catch (thrown) {
        if (far === own) far = undefined;
        throw thrown;
      } finally {
        changed();
      }
    },
    end,
    view: () => (addresses ? { farEnd: { addresses } } : {}),
  };
}
