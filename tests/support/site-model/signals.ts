import type { Side } from '../../../electron/contract/site.ts';
import { clean, dead, endBox, farOf, has, onE1, type Line, type Passing } from './line.ts';

const worse = (passing: Passing, more: Partial<Passing>): Passing => ({
  ...passing,
  errorsPerS: passing.errorsPerS + (more.errorsPerS ?? 0),
  bursts: passing.bursts || (more.bursts ?? false),
  slips: passing.slips || (more.slips ?? false),
});
type Way = 'o' | 'i';
type Step = (line: Line, side: Side, passing: Passing) => Passing;

const cable =
  (way: Way): Step =>
  (line, side, passing) => {
    const at = `cable_${side}`;
    if (has(line, at, `cut-${way}`, 'cut', 'crossed')) return dead('LOS');
    return worse(passing, {
      errorsPerS: has(line, at, `joint-${way}`, 'joint') ? line.errorsPerS : 0,
      bursts: has(line, at, 'loose'),
    });
  };
/** A fibre carries light or none; what was AIS in it stays so. */
const fibre =
  (way: Way): Step =>
  (line, side, passing) => {
    const at = `fibre_${side}`;
    if (has(line, at, `cut-${way}`, 'cut')) return dead('LOS');
    return worse(passing, {
      errorsPerS: has(line, at, `weak-${way}`, 'weak') ? line.errorsPerS : 0,
      bursts: has(line, at, 'bend'),
    });
  };
const ofNode = (line: Line, side: Side, passing: Passing): Passing =>
  worse(passing, {
    bursts: has(line, `node_${side}`, 'bursts') && onE1(line),
    slips: has(line, `node_${side}`, 'no-clock'),
  });
/** From the customer into the line. A dark node sends no light; one whose input is dark, or whose card failed, sends AIS. */
const nodeOut: Step = (line, side, passing) => {
  const at = `node_${side}`;
  if (has(line, at, 'power', 'transmitter')) return dead('LOS');
  if (has(line, at, 'card') || passing.signal !== 'ok') return dead('AIS');
  return ofNode(line, side, passing);
};
const nodeIn: Step = (line, side, passing) => {
  const at = `node_${side}`;
  if (has(line, at, 'power')) return dead('LOS');
  if (has(line, at, 'receiver', 'card') || passing.signal !== 'ok') return dead('AIS');
  return ofNode(line, side, passing);
};

/** Through the network from the end `side`: light that does not come becomes AIS. */
export const network: Step = (line, side, passing) => {
  const towards = side === 'a' ? 'AZ' : 'ZA';
  if (passing.signal !== 'ok' || has(line, 'net', 'no-cross', `cut-${towards}`)) return dead('AIS');
  return worse(passing, {
    errorsPerS: has(line, 'net', 'errors', `errors-${towards}`) ? line.errorsPerS : 0,
    slips: has(line, 'net', 'slips'),
    bursts: has(line, 'net', 'bursts'),
  });
};

/** Where a loop can stand, nearest first, on a 2M. Before each, the step that leads there from the one before. */
export const LOOP_POINTS = ['ddf_s', 'node_s', 'net_s', 'net_e', 'node_e', 'ddf_e', 'plug_e'] as const;
const OUT: readonly Step[] = [
  cable('o'),
  nodeOut,
  fibre('o'),
  network,
  (line, side, passing) => fibre('i')(line, farOf(side), passing),
  (line, side, passing) => nodeIn(line, farOf(side), passing),
  (line, side, passing) => cable('i')(line, farOf(side), passing),
];
const BACK: readonly Step[] = [
  cable('i'),
  nodeIn,
  fibre('i'),
  (line, side, passing) => network(line, farOf(side), passing),
  (line, side, passing) => fibre('o')(line, farOf(side), passing),
  (line, side, passing) => nodeOut(line, farOf(side), passing),
  (line, side, passing) => cable('o')(line, farOf(side), passing),
];

/** What comes back at `side` from a loop after so many steps; `at` what the loop itself does to it. */
export function aroundLoop(
  line: Line,
  side: Side,
  steps: number,
  at: (there: Passing) => Passing = (there) => there,
): Passing {
  const there = OUT.slice(0, steps).reduce((passing, step) => step(line, side, passing), clean());
  return BACK.slice(0, steps).reduceRight((passing, step) => step(line, side, passing), at(there));
}

/** What a box at the end of a 2M sends: nothing when dark or with a dead transmitter. */
export function sends(line: Line, side: Side): Passing {
  return has(line, endBox(line, side), 'power', 'transmitter') ? dead('LOS') : clean();
}

/** What arrives at the DDF of `side` from the network, from whatever is at the far end or behind a loop left in the network. */
export function fromNetwork(
  line: Line,
  side: Side,
  far: Passing = sends(line, farOf(side)),
  own: Passing = sends(line, side),
): Passing {
  if (has(line, 'net', 'loop-left')) {
    const there = OUT.slice(0, 3).reduce((passing, step) => step(line, side, passing), own);
    return BACK.slice(1, 3).reduceRight(
      (passing, step) => step(line, side, passing),
      there.signal === 'LOS' ? dead('AIS') : there,
    );
  }
  return BACK.slice(1).reduceRight((passing, step) => step(line, side, passing), far);
}
/** What the customer's end box sends, at the DDF. */
export const fromCustomer = (line: Line, side: Side, own: Passing = sends(line, side)): Passing =>
  cable('o')(line, side, own);

/** Errors that a box makes of its own in what it receives, clock and impedance included; on the line itself both are good. */
export function atEndBox(line: Line, side: Side): Passing {
  const box = endBox(line, side);
  const arrives = cable('i')(line, side, fromNetwork(line, side));
  if (has(line, box, 'receiver')) return dead('LOS');
  if (arrives.signal !== 'ok') return arrives;
  const looped = has(line, 'net', 'loop-left');
  return worse(arrives, {
    errorsPerS: has(line, box, 'impedance') ? line.backgroundPerS : 0,
    slips: !looped && [box, endBox(line, farOf(side))].some((at) => has(line, at, 'clock')),
  });
}
/** What a box at the end receives, framing included: two ends that frame differently both lose it. */
export function received(line: Line, side: Side): Passing & { framed: boolean } {
  const arrives = atEndBox(line, side);
  const differs =
    ['a', 'z'].some((end) => has(line, endBox(line, end as Side), 'framing')) && !has(line, 'net', 'loop-left');
  return { ...arrives, framed: !differs };
}

/** The light that a box on a fibre gets: whether it comes at all, and whether with errors. */
export function lightAtBox(line: Line, side: Side): 'ok' | 'LOS' | 'weak' {
  if (has(line, `fibre_${side}`, 'cut-i', 'cut')) return 'LOS';
  return has(line, `fibre_${side}`, 'weak-i', 'weak') ? 'weak' : 'ok';
}
/** The light that the network gets of an end. */
export function lightAtNetwork(line: Line, side: Side): 'ok' | 'LOS' | 'weak' {
  const box = `${onE1(line) || endBox(line, side).startsWith('node') ? 'node' : 'modem'}_${side}`;
  if (has(line, box, 'power', 'transmitter') || has(line, `fibre_${side}`, 'cut-o', 'cut')) return 'LOS';
  return has(line, `fibre_${side}`, 'weak-o', 'weak') ? 'weak' : 'ok';
}

/** From the sending side of the far node to this one, without either's customer side: what `pathErrors` of a node covers. */
export function path(line: Line, side: Side): Passing {
  const far = farOf(side);
  if (lightAtNetwork(line, far) === 'LOS' || lightAtBox(line, side) === 'LOS') return dead('AIS');
  if (has(line, `${onE1(line) ? 'node' : 'modem'}_${side}`, 'receiver')) return dead('AIS');
  const start = worse(clean(), {
    bursts: has(line, `node_${far}`, 'bursts'),
    slips: has(line, `node_${far}`, 'no-clock'),
  });
  if (has(line, 'net', 'loop-left'))
    return [fibre('o'), fibre('i')].reduce((passing, step) => step(line, side, passing), clean());
  const over = network(line, far, fibre('o')(line, far, start));
  return fibre('i')(line, side, over);
}
