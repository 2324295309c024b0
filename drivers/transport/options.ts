import type { Address, AddressKind } from '../../electron/contract/address.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import { PLAIN_FRAME, type AddressField, type SerialFrame } from '../../electron/contract/family.ts';
import { alike } from '../../electron/contract/text.ts';
import { HIDDEN, isSecret, withoutSecrets } from '../../electron/contract/secrets.ts';
import { bothOf, words, type Message } from '../../electron/contract/words/index.ts';

/** One `?name=value` of an address. */
export interface AddressOption {
  /** Kinds of address that take it. */
  on: readonly AddressKind[];
  /** What a value should look like, for people. */
  wanted: string;
  fits(value: string): boolean;
  /** How a form asks for it; absent: only who writes the address himself can give it. */
  form?: Omit<AddressField, 'option' | 'on'>;
}
/** Options by name. */
export type AddressOptions = Readonly<Record<string, AddressOption>>;

const BAUD = { least: 50, most: 4_000_000 };
/** Speeds that serial ports are usually set to, bit/s; any other within the bounds can be typed. */
const SPEEDS = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600] as const;
const speed = (baud: number) => ({ value: String(baud), words: alike(String(baud)) });
const whole = (value: string): number => (/^\d{1,15}$/.test(value) ? Number(value) : NaN);

/** What every family takes: the speed of a port, the script and the seed of a simulated line. */
const COMMON: AddressOptions = {
  baud: {
    on: ['serial'],
    wanted: `${BAUD.least} ... ${BAUD.most}`,
    fits: (value) => whole(value) >= BAUD.least && whole(value) <= BAUD.most,
    form: { words: words['address.baud'], kind: 'number', choices: SPEEDS.map(speed) },
  },
  line: {
    on: ['sim'],
    wanted: '<scenario.yaml>',
    fits: (value) => value !== '',
    form: { words: words['address.line'], help: words['address.line-help'], kind: 'text', placeholder: 'line.yaml' },
  },
  seed: {
    on: ['sim'],
    wanted: '0, 1, 2 ...',
    fits: (value) => whole(value) >= 0,
    form: { words: words['address.seed'], kind: 'number' },
  },
};

/** The rows of the form that asks for an address of a family: its own options first. */
export function formOf(
  own: AddressOptions,
  transports: readonly AddressKind[],
  serial: SerialFrame = PLAIN_FRAME,
): AddressField[] {
  const rows = Object.entries({ ...own, ...without(COMMON, own) });
  return rows.flatMap(([option, { on, form }]) => {
    const here = on.filter((kind) => transports.includes(kind));
    if (!form || here.length === 0) return [];
    return [{ option, on: here, ...(option === 'baud' ? { default: String(serial.baud) } : {}), ...form }];
  });
}

const without = (options: AddressOptions, names: object): AddressOptions =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !Object.hasOwn(names, name)));

/** Refuses an option that this kind of address does not have, and a value that it cannot have. Errors: `bad-address`, naming those that exist. */
export function checkOptions(address: Address, own: AddressOptions): void {
  const all: AddressOptions = { ...COMMON, ...own };
  const known = Object.keys(all).filter((name) => all[name]?.on.includes(address.kind));
  const refuse = (message: Message): never => {
    const text = withoutSecrets(`${address.family}@${address.text}`);
    // What stands under a name that nobody knows may be a password under a misspelt one.
    const shown = text.replaceAll(/([?&])([^=&]+)=[^&]*/g, (pair, mark: string, name: string) =>
      known.includes(name) ? pair : `${mark}${name}=${HIDDEN}`,
    );
    throw new TributaryError('bad-address', shown, { ...bothOf(message) });
  };
  for (const [name, value] of Object.entries(address.options)) {
    const option = known.includes(name) ? all[name] : undefined;
    const params = {
      name,
      value: isSecret(name) ? HIDDEN : value,
      known: known.sort().join(', ') || '-',
      wanted: option?.wanted ?? '',
    };
    if (!option) return refuse({ code: 'address.option-unknown', params });
    if (!option.fits(value)) return refuse({ code: 'address.option-value', params });
  }
}
