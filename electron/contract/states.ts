/** Closed lists of states and parts whose members people read: each has its word in `words/terms.ts`. */

/** How the line stands, large on the run screen. */
export const BIG_STATES = [
  'idle',
  'starting',
  'before-sync',
  'clean',
  'latched',
  'errors',
  'defect',
  'no-pattern',
  'unavailable',
  'answers',
  'had-loss',
  'loses',
  'no-loss',
  'had-frame-loss',
  'frames-lost',
  'link-lost',
  'other-tester',
  'stopping',
  'by-hand',
] as const;
export type BigStateName = (typeof BIG_STATES)[number];

/** How a lamp stands: `was` bad and is good now, `unlimited` measured without a limit. */
export type LampState = 'good' | 'bad' | 'was' | 'off' | 'unlimited' | 'unseen';

/** How far a step has come. */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

/** What an instrument is to a run: it compares bits, it is part of the line and can turn it round, or it only tells what it sees. */
export const ROLE_KINDS = ['tester', 'converter', 'witness'] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

/** Kinds of sections that a leased line goes through, from a computer to the network between the ends. */
export const SECTION_KINDS = ['pc', 'switch', 'router', 'conv', 'cable', 'modem', 'node', 'fibre', 'net'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** What customers complain of and what made such complaints hard to answer so far; `other` in their own words. */
export const COMPLAINTS = [
  'loss-line-clean',
  'parts-swapped',
  'other-brand',
  'wrong-site',
  'settings-unknown',
  'bursts',
  'reachable-only',
  'other',
] as const;
export type ComplaintId = (typeof COMPLAINTS)[number];

/** What of a line can be asked, each with yes or no. */
export const LINE_FACTS = [
  'converters',
  'nodes',
  'network',
  'routersOpen',
  'convertersHaveAddresses',
  'somebodyAtZ',
] as const;
export type LineFact = (typeof LINE_FACTS)[number];

/** What is known of a section: found good, possibly at fault, not reached yet, or at fault. */
export const SECTION_STATES = ['good', 'suspect', 'unknown', 'faulty'] as const;
export type SectionState = (typeof SECTION_STATES)[number];

/** Why something was not done, where nobody gave another reason in his own words; kept as the `refused` of what was told. */
export const REFUSALS = [
  'no-access',
  'nobody-there',
  'no-instrument',
  'owner-refuses',
  'not-released',
  'no-answer',
  'skipped',
  'headless',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Parts of a record that a disk can damage one by one. */
export const DAMAGED_PARTS = [
  'given',
  'circuit',
  'release',
  'ladder',
  'why',
  'error',
  'steps',
  'teardown',
  'measurement',
  'judgement',
  'readings',
  'events',
  'verdicts',
  'signatures',
  'attachments',
  'seconds',
  'entries',
] as const;
export type DamagedPart = (typeof DAMAGED_PARTS)[number];
