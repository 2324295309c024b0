import { partsOf } from '../contract/site-action.ts';
import type { SiteLine } from '../contract/site.ts';
import { compatible, keyOf, type Answer } from './answer.ts';
import { faultsOf, type Fault } from './kinds.ts';
import { worldOf, type World } from './line.ts';
import { predicted } from './predict.ts';

/** What every fault of a line answers to one action: answers that are alike are one class. */
export interface Answers {
  classes: readonly Answer[];
  /** Class of each fault, in the order of `faults`; the last is the healthy line's. */
  classOf: Int16Array;
  /** Whether an answer of one class may as well be one of another. */
  meets(one: number, other: number): boolean;
}

/** All single faults of a line and what each answers; worked out when it is asked for, kept as long as the line is in use. */
export interface Model {
  line: SiteLine;
  faults: readonly Fault[];
  /** Index of the healthy line among the hypotheses. */
  healthy: number;
  answers(action: string): Answers;
  /** What a fault answers (the index of the healthy line: what that answers). */
  answer(hypothesis: number, action: string): Answer;
}

function classesOf(worlds: readonly World[], faults: readonly (readonly Fault[])[], action: string): Answers {
  const classes: Answer[] = [];
  const byKey = new Map<string, number>();
  const parts = partsOf(action);
  const classOf = Int16Array.from(worlds, (world, i) => {
    const answer = predicted(world, faults[i]!, parts);
    const key = keyOf(answer);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, classes.length);
    return classes.push(answer) - 1;
  });
  // Most are never asked for: few classes are left after an answer or two.
  const known = new Int8Array(classes.length * classes.length);
  const meets = (one: number, other: number): boolean => {
    if (one === other) return true;
    const at = Math.min(one, other) * classes.length + Math.max(one, other);
    known[at] ||= compatible(classes[one]!, classes[other]!) ? 1 : -1;
    return known[at] === 1;
  };
  return { classes, classOf, meets };
}

function newModel(line: SiteLine): Model {
  const faults = faultsOf(line);
  const hypotheses: (readonly Fault[])[] = [...faults.map((fault) => [fault]), []];
  const worlds = hypotheses.map((one) => worldOf(line, one));
  const known = new Map<string, Answers>();
  const answers = (action: string): Answers => {
    const before = known.get(action);
    if (before) return before;
    const made = classesOf(worlds, hypotheses, action);
    known.set(action, made);
    return made;
  };
  const answer = (hypothesis: number, action: string): Answer => {
    const { classes, classOf } = answers(action);
    return classes[classOf[hypothesis]!]!;
  };
  return { line, faults, healthy: faults.length, answers, answer };
}

/** So many kinds of lines are kept: a program leads one search at a time, a batch goes through a few kinds. */
const KEPT = 8;
const models = new Map<string, Model>();

/** What a line's faults answer depends on its form alone, not on names and owners. */
export function modelOf(line: SiteLine): Model {
  const { variant, managed, routersOpen, convertersHaveAddresses } = line;
  const key = JSON.stringify([
    variant,
    managed,
    routersOpen,
    convertersHaveAddresses,
    line.sections.map(({ id }) => id),
  ]);
  const before = models.get(key);
  if (before) return before;
  const made = newModel(line);
  if (models.size >= KEPT) models.delete(models.keys().next().value!);
  models.set(key, made);
  return made;
}
