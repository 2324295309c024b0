import type { StandardFigures } from '../contract/judgement.ts';
import { allocationOf, type LimitSet, type PathKind } from '../contract/limits.ts';
import { regimeSeconds, type Counted, type Facts, type SetOutcome } from './facts.ts';
import { judgeLoop } from './loop-check.ts';
import { judgeM2100, m2100Of } from './m2100.ts';
import { judgeRatios, MONTH_S } from './ratios.ts';
import type { JudgeOptions } from './types.ts';

/** A limit set as a procedure names it, with the share of its objectives that this circuit may use, percent. */
interface Asked {
  set: LimitSet & { kind: PathKind };
  decides: boolean | undefined;
  allocation: number;
}

/** How limits of one kind are held against what was measured. */
interface Judge {
  judge(facts: Facts, asked: Asked): SetOutcome;
  /** Figures of the standard beside the verdict, by their names in the JSON result. */
  figures?(counted: Counted, facts: Facts, asked: Asked): Partial<StandardFigures>;
}

/** One row a kind of limit set. */
const JUDGES: { readonly [K in PathKind]: Judge } = {
  m2100: {
    judge: (facts, { set, decides = true, allocation }) => judgeM2100(set, decides, facts, allocation),
    figures: ({ g826 }, facts, { set, allocation }) => ({ m2100: g826 && m2100Of(set, g826, facts, allocation) }),
  },
  g826: {
    // The objectives are monthly: a shorter run decides only where the procedure says so.
    judge: (facts, { set, decides = regimeSeconds(facts) >= MONTH_S, allocation }) =>
      judgeRatios('g826', set, decides, facts, allocation),
  },
  g821: {
    judge: (facts, { set, decides = false, allocation }) => judgeRatios('g821', set, decides, facts, allocation),
  },
};

const askedOf = ({ limits, allocations }: JudgeOptions): Asked[] =>
  limits.flatMap(({ set, decides }) => {
    const name = allocationOf(set.kind);
    return name && isOfPath(set) ? [{ set, decides, allocation: allocations[name] }] : [];
  });
const isOfPath = (set: LimitSet): set is Asked['set'] => Object.hasOwn(JUDGES, set.kind);

/** What the rule of a loop says, then each limit set in the order of the procedure; of a network path there are no counts for those. */
export const outcomesOf = (facts: Facts, options: JudgeOptions): SetOutcome[] => [
  ...(options.rule === 'loop-check' ? [judgeLoop(facts, options)] : []),
  ...(options.judging === 'integrity' ? [] : askedOf(options)).map((asked) =>
    JUDGES[asked.set.kind].judge(facts, asked),
  ),
];

/** The standards' own figures that come with the sets; of two sets of one kind the first one's. */
export const setFigures = (counted: Counted, facts: Facts, options: JudgeOptions): Partial<StandardFigures> =>
  Object.assign(
    {},
    ...askedOf(options)
      .toReversed()
      .map((asked) => JUDGES[asked.set.kind].figures?.(counted, facts, asked) ?? {}),
  ) as Partial<StandardFigures>;
