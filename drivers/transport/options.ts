import type { Address } from '../../electron/contract/address.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import { bothOf, type Message } from '../../electron/contract/words/index.ts';

/** One `?name=value` of an address. */
export interface AddressOption {
  /** Kinds of address that take it. */
  on: readonly Address['kind'][];
  /** What a value should look like, for people. */
  wanted: string;
  fits(value: string): boolean;
}
/** Options by name. */
export type AddressOptions = Readonly<Record<string, AddressOption>>;

const BAUD = { least: 50, most: 4_000_000 };
const whole = (value: string): number => (/^\d{1,15}$/.test(value) ? Number(value) : NaN);

/** What every family takes: the speed of a port, the script and the seed of a simulated line. */
const COMMON: AddressOptions = {
  baud: {
    on: ['serial'],
    wanted: `${BAUD.least} ... ${BAUD.most}`,
    fits: (value) => whole(value) >= BAUD.least && whole(value) <= BAUD.most,
  },
  line: { on: ['sim'], wanted: '<scenario.yaml>', fits: (value) => value !== '' },
  seed: { on: ['sim'], wanted: '0, 1, 2 ...', fits: (value) => whole(value) >= 0 },
};

/** Refuses an option that this kind of address does not have, and a value that it cannot have. Errors: `bad-address`, naming those that exist. */
export function checkOptions(address: Address, own: AddressOptions): void {
  const all: AddressOptions = { ...COMMON, ...own };
  const known = Object.keys(all).filter((name) => all[name]?.on.includes(address.kind));
  const refuse = (message: Message): never => {
    throw new TributaryError('bad-address', `${address.family}@${address.text}`, { ...bothOf(message) });
  };
  for (const [name, value] of Object.entries(address.options)) {
    const option = known.includes(name) ? all[name] : undefined;
    const params = { name, value, known: known.sort().join(', ') || '-', wanted: option?.wanted ?? '' };
    if (!option) return refuse({ code: 'address.option-unknown', params });
    if (!option.fits(value)) return refuse({ code: 'address.option-value', params });
  }
}
