import type { Address } from '../../../electron/contract/address.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import type { TesterSetting } from '../../../electron/contract/settings.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import { PLAIN_FRAME, type TesterInfo, type SerialFrame } from '../../../electron/contract/family.ts';
import { words } from '../../../electron/contract/words/index.ts';
import { parseRate } from '../../../electron/contract/rate.ts';
import { checkOptions, formOf, type AddressOptions } from '../../transport/index.ts';
import { PATTERNS } from '../../signal/index.ts';

/** ITU-T O.152, the pattern for 64 kbit/s and N x 64: short, yet long enough to size slips of 1 023 octets. */
export const DEFAULT_PATTERN = '2^11-1';
export const DEFAULT_BAUD = 115_200;
/** Start bit, eight data bits, stop bit. */
const BITS_PER_CHARACTER = 10;
const LEAST_RATE = 300;
const MOST_RATE = 1_000_000_000;

/** Settings of a line code or a frame mean nothing to octets; the rate belongs to the port and stands in the address. */
export const NOT_APPLICABLE: readonly TesterSetting[] = [
  'interface',
  'rate',
  'framing',
  'line-code',
  'impedance',
  'termination',
  'clock',
];

const MEASURES: Readonly<Record<Capabilities['judging'], Bilingual>> = {
  path: { zh: '', en: '' },
  'ber-only': {
    zh: '从电脑串口到环回点再回来的整条往返通道，含适配器和电缆；只比较送达的字节，不见起止位',
    en: 'the whole way from the port of the laptop to the loop and back, adapter and cable included; delivered octets only, start and stop bits are not seen',
  },
  integrity: {
    zh: 'TCP 往返通道的完整性、时延、停顿和断开；TCP 自己纠错重传，不能得出误码率',
    en: 'integrity, delay, stalls and disconnects of a TCP path there and back; TCP repairs errors itself, so there is no bit error ratio',
  },
};
const BASIS: Bilingual = {
  zh: '比特数＝8×已比较的字节；秒以电脑时钟划分；往返时延自交给系统时起算，含发送队列',
  en: 'bits: 8 x octets compared; seconds by the clock of the laptop; round-trip delay from handing over to the system, its send queue included',
};
const LACKS: readonly Bilingual[] = [
  { zh: '起止位、帧错、奇偶错', en: 'start and stop bits, framing and parity errors' },
  {
    zh: '串口溢出计数：滑码出自线路还是适配器，分不出',
    en: 'the overrun count of the port: whether a slip is of line or adapter cannot be told apart',
  },
  { zh: '误块、G.826、M.2100', en: 'errored blocks, G.826, M.2100' },
];

/** Said once where slips were seen: no port of a computer tells its overruns. */
export const SLIP_ORIGIN: Bilingual = {
  zh: '有滑码：适配器的溢出计数读不到，出自线路还是适配器分不出',
  en: 'a slip: the overrun count of the adapter cannot be read, so line or adapter cannot be told apart',
};

/** bit/s of a rate that octets can be paced to; undefined if it is none. */
function paceable(text: string): number | undefined {
  const rate = parseRate(text);
  return rate !== undefined && rate >= LEAST_RATE && rate <= MOST_RATE ? rate : undefined;
}
const fits = (value: string): boolean => paceable(value) !== undefined;

/** What an address of this family takes. Two wires are known, to be refused for what they are. */
export const OPTIONS: AddressOptions = {
  baud: {
    on: ['serial', 'sim'],
    wanted: '300 ... 4000000',
    fits,
    form: { words: words['address.baud'], kind: 'number', default: String(DEFAULT_BAUD) },
  },
  rate: {
    on: ['tcp', 'sim'],
    wanted: '300 ... 1000M (64k, 2048k)',
    fits,
    form: {
      words: { zh: '发送速率', en: 'Rate to send at' },
      kind: 'text',
      placeholder: '2048k',
      required: ['tcp'],
    },
  },
  behind: {
    on: ['tcp'],
    wanted: 'serial',
    fits: (value) => value === 'serial',
    form: {
      words: { zh: '后面接的是', en: 'What is behind it' },
      help: { zh: '网络通道测不出误码率，串口可以', en: 'a network has no bit error ratio, a serial port has' },
      kind: 'choice',
      choices: [{ value: 'serial', words: { zh: '串口服务器的串口', en: 'the serial port of a device server' } }],
    },
  },
  wire: { on: ['serial', 'tcp', 'sim'], wanted: '4', fits: (value) => value === '2' || value === '4' },
};

/** What the address says of the line. */
export interface Pace {
  /** bit/s. */
  rate: number;
  octetsPerSecond: number;
  judging: Capabilities['judging'];
}

/** Errors: `two-wire`, `rate-required`, `bad-address`. */
export function paceOf(address: Address): Pace {
  const { options, kind, text } = address;
  if (options.wire === '2') throw new TributaryError('two-wire', text);
  checkOptions(address, OPTIONS);
  if (kind === 'tcp' && options.rate === undefined) {
    throw new TributaryError('rate-required', text, { example: `loop@${address.text.split('?')[0]}?rate=2048k` });
  }
  const name = kind === 'serial' || options.rate === undefined ? 'baud' : 'rate';
  const given = options[name] ?? String(DEFAULT_BAUD);
  const rate = paceable(given) ?? DEFAULT_BAUD;
  const asynchronous = kind !== 'tcp' || options.behind === 'serial';
  return {
    rate,
    octetsPerSecond: rate / (asynchronous ? BITS_PER_CHARACTER : 8),
    judging: asynchronous ? 'ber-only' : 'integrity',
  };
}

export function capabilitiesOf(judging: Capabilities['judging'], attachment: Capabilities['attachment']): Capabilities {
  return {
    reading: 'seconds',
    attachment,
    settable: { pattern: PATTERNS.map((p) => p.name) },
    notApplicable: NOT_APPLICABLE,
    defects: ['LOS', 'AIS', 'LSS'],
    counts: ['bits', 'bitErrors', 'slips', 'slipSigns', 'rtd'],
    inject: { bit: { counts: [1, 10, 100], ratios: [1e-3, 1e-4, 1e-5, 1e-6] } },
    measures: MEASURES[judging],
    basis: BASIS,
    judging,
    lacks: LACKS,
  };
}

const SERIAL: SerialFrame = { ...PLAIN_FRAME, baud: DEFAULT_BAUD };
const WAYS = ['serial', 'tcp', 'sim'] as const;

// No probe: it sends a pattern and asks nothing, so that any port would seem to be one.
export const loopInfo: TesterInfo = {
  family: 'loop',
  role: 'tester',
  title: { zh: '本机环测', en: 'Loop tester' },
  transports: WAYS,
  examples: {
    serial: `loop@/dev/ttyUSB0?baud=${DEFAULT_BAUD}`,
    tcp: 'loop@tcp://192.168.1.20:7000?rate=2048k',
    sim: 'loop@sim:',
  },
  addressForm: formOf(OPTIONS, WAYS, SERIAL),
  measures: MEASURES['ber-only'],
  capabilities: capabilitiesOf('ber-only', 'serial-port'),
  serial: SERIAL,
  builtIn: [{ kind: 'sim' }],
};

/** A measurement proper begins at the pattern's beginning with at least so many octets at once. */
export const FIRST_OCTETS = 8;
/** What is sent before it, while the loop is proven, starts so many octets further on: a far end can tell the two apart. */
export const BEFORE_OCTETS = 100;
