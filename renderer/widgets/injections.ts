import { injectedWords, INJECTED_KINDS, type Injectable, type Injection } from '../../electron/contract/injections.ts';
import { alike, type Bilingual } from '../../electron/contract/text.ts';

/** A button that injects. */
export interface InjectButton {
  label: Bilingual;
  /** Only bit errors have keys of their own, in the field's order. */
  hotkey?: string;
  injection: Exclude<Injection, { kind: 'off' }>;
}

/** `1E-3`, as it stands on the button of an instrument. */
const short = (ratio: number): string => ratio.toExponential(0).toUpperCase();
const COUNT_KEYS = ['i', 'o'];
const RATIO_KEY = 'e';
/** From here on a count is several. */
const SEVERAL = 10;

/** One error, several, and the greatest ratio: what a tester has more of has no room. */
function ordersOf({
  counts = [],
  ratios = [],
  alarms = [],
}: NonNullable<Injectable['bit']>): InjectButton['injection'][] {
  const [one, ...more] = [...counts].sort((a, b) => a - b);
  const several = more.find((count) => count >= SEVERAL) ?? more[0];
  const ratio = [...ratios].sort((a, b) => b - a)[0];
  return [
    ...[one, several].flatMap((count) => (count === undefined ? [] : [{ kind: 'count', count } as const])),
    ...(ratio === undefined ? [] : [{ kind: 'ratio', ratio } as const]),
    ...alarms.map((alarm) => ({ kind: 'alarm', alarm }) as const),
  ];
}

function buttonOf(what: (typeof INJECTED_KINDS)[number], order: InjectButton['injection']): InjectButton {
  if (order.kind === 'alarm') return { label: alike(order.alarm), injection: order };
  const amount = order.kind === 'count' ? String(order.count) : short(order.ratio);
  if (what === 'bit') return { label: alike(amount), injection: order };
  const { zh, en } = injectedWords(what);
  return { label: { zh: `${zh} ${amount}`, en: `${en} ${amount}` }, injection: { ...order, what } };
}

/** The buttons in the field's order, only what this tester can do. */
export function injectButtons(can: Injectable): InjectButton[] {
  const free = [...COUNT_KEYS];
  const keyOf = ({ injection }: InjectButton): string | undefined =>
    injection.kind === 'count' ? free.shift() : injection.kind === 'ratio' ? RATIO_KEY : undefined;
  return INJECTED_KINDS.flatMap((what) => {
    const buttons = ordersOf(can[what] ?? {}).map((order) => buttonOf(what, order));
    if (what !== 'bit') return buttons;
    return buttons.map((button) => {
      const hotkey = keyOf(button);
      return hotkey === undefined ? button : { ...button, hotkey };
    });
  });
}
