import type { ChainLink, Decision, KindLeft } from '../contract/locate.ts';
import { spoken } from '../contract/site-action.ts';
import type { SiteAction, SiteCase } from '../contract/site.ts';
import { confirming, isAbnormal, isCertain } from './certain.ts';
import { choices, isLoop, type Choice } from './choose.ts';
import { modelOf, type Model } from './model.ts';
import { kindSaid, whyAsked, wordsSaid } from './says.ts';
import { pairsExplaining } from './pairs.ts';
import { concluded, contradictionsIn, PAIRS, sectionsLeft, sharesOf } from './verdict.ts';
import { explaining, nearest, weigh, type Given, type Weighed } from './weigh.ts';

/** So many questions at most are asked in one search. */
const MOST = 40;
/** And so many where no single fault explains what was told: two faults, or answers that contradict each other. */
const MOST_UNEXPLAINED = 8;
/** Other questions that a person may choose instead. */
const OTHERS = 6;

/** What is still to be told apart: what explains all, or every fault of two that do together, else what comes nearest. */
function alive(model: Model, weighed: Weighed): number[] {
  if (explaining(weighed).length > 0) return explaining(weighed);
  const pairs = pairsExplaining(model, weighed.given, PAIRS);
  return pairs.length > 0 ? [...new Set(pairs.flat())] : nearest(weighed);
}

/** What is asked next; nothing once the sections are told apart or nothing tells them apart. */
function nextAsk(
  model: Model,
  weighed: Weighed,
  asked: number,
  ranked: readonly Choice[],
  open: readonly SiteAction[],
): SiteAction | undefined {
  if (asked >= (explaining(weighed).length > 0 ? MOST : MOST_UNEXPLAINED)) return undefined;
  if (ranked[0]) return ranked[0].action;
  const left = sectionsLeft(model, weighed);
  const sure = explaining(weighed).length > 0 && weighed.misfit[model.healthy] !== 0;
  if (left.length === 1 && sure && !isCertain(model, weighed, left[0]!)) {
    const proof = confirming(model, weighed, left[0]!, open);
    if (proof) return proof;
  }
  // Nothing is said before anything was looked at.
  return asked === 0 ? open[0] : undefined;
}

function chainOf(model: Model, weighed: Weighed, left: readonly string[], named: string | undefined): ChainLink[] {
  const shares = new Map(sharesOf(model, weighed).map(({ id, share }) => [id, share]));
  const reached = weighed.given.length > 0;
  return model.line.sections.map((section) => {
    const share = shares.get(section.id) ?? 0;
    const suspect = left.includes(section.id);
    const best = kindsLeft(model, weighed).find((one) => one.section === section.id);
    if (section.id === named) return { section, state: 'faulty', share, ...(best ? { why: best.words } : {}) };
    if (!reached) return { section, state: 'unknown', share };
    if (!suspect) return { section, state: 'good', share, why: spoken('locate.link.good') };
    const seen = weighed.given.some((given) => isAbnormal(model, given));
    const why = best ? { why: spoken('locate.link.left', { kind: wordsSaid(best.words) }) } : {};
    return { section, state: seen ? 'suspect' : 'unknown', share, ...why };
  });
}

function kindsLeft(model: Model, weighed: Weighed): KindLeft[] {
  return nearest(weighed)
    .flatMap((i) => {
      const fault = model.faults[i];
      if (!fault) return [];
      return [{ section: fault.section, kind: fault.kind.kind, words: kindSaid(fault), share: weighed.share[i]! }];
    })
    .toSorted((a, b) => b.share - a.share);
}

/** Where the search stands after these answers; `done`: all that was asked, also what could not be done. */
export function search(site: SiteCase, given: readonly Given[], done: ReadonlySet<string>): Decision {
  const model = modelOf(site.line);
  const weighed = weigh(model, site, given);
  const open = site.actions.filter(({ id }) => !done.has(id));
  const loops = site.actions.filter((action) => done.has(action.id) && isLoop(action)).length;
  const still = alive(model, weighed);
  // Of two faults neither explains alone: each is as likely as the others.
  const weights = explaining(weighed).length > 0 ? Array.from(weighed.share) : Array.from(weighed.share, () => 1);
  const ranked = choices(model, weights, still, open, loops);
  const left = sectionsLeft(model, weighed);
  const ask = nextAsk(model, weighed, done.size, ranked, open);
  const verdict = ask ? undefined : concluded(model, weighed);
  const known = verdict && verdict.certainty !== 'open' && explaining(weighed).length > 0;
  const named = known ? verdict.section : undefined;
  return {
    next: ask ? { ask, why: whyAsked(model, ask.id, left, weighed) } : { verdict: verdict! },
    chain: chainOf(model, weighed, left, named),
    left: kindsLeft(model, weighed),
    others: ranked.flatMap(({ action }) => (action === ask ? [] : [action])).slice(0, OTHERS),
    contradictions: contradictionsIn(model, weighed).map(({ says }) => says),
  };
}
