import type { Circuit, Service } from './circuit.ts';
import { mainRole, type Role } from './instrument.ts';
import { familiesIn, rolesOf, type Needs } from './needs.ts';
import type { Procedure } from './procedure.ts';
import { parseRate, rateText } from './rate.ts';
import type { FamilyName } from './address.ts';
import { howSet, isTesterSetting, valueWords } from './settings.ts';
import { stepsOfKind } from './steps.ts';
import type { Capabilities } from './tester.ts';
import { alike, type Bilingual } from './text.ts';
import { bothOf, wordOf } from './words/index.ts';

/** What a procedure wants of a tester, as core and page both know it. */
export interface Wants {
  needs: Needs;
  /** True if it judges by limits of a whole path (G.826, M.2100), so that a tester without such counts cannot do it. */
  judgesPath: boolean;
  /** What people call the families that it names; one that is not here is called by its name. */
  titles: Readonly<Record<FamilyName, Bilingual>>;
}

/** True if a step judges by the limits of a path. */
const judgesPath = (procedure: Pick<Procedure, 'steps'>): boolean =>
  stepsOfKind(procedure, 'judge').some(({ rule, limits }) => rule === 'path' && limits.length > 0);

/** What a procedure wants. `titleOf`: what people call a family. */
export function wantsOf(
  procedure: Pick<Procedure, 'needs' | 'steps'>,
  titleOf: (family: FamilyName) => Bilingual,
): Wants {
  const { needs } = procedure;
  const titles = Object.fromEntries(familiesIn(needs).map((name) => [name, titleOf(name)]));
  return { needs, judgesPath: judgesPath(procedure), titles };
}

/** Words in a row. */
const inARow = (found: readonly Bilingual[]): Bilingual => ({
  zh: found.map(({ zh }) => zh).join('、'),
  en: found.map(({ en }) => en).join(', '),
});

function hasInterface(wanted: string, can: Capabilities): boolean {
  if (howSet(can, 'interface') === 'not-applicable') return false;
  const { interface: own } = can.settable;
  return own === undefined || own.some((name) => name === wanted || name.startsWith(`${wanted}-`));
}

/**
 * Why an instrument cannot take a role (without one: the first tester's) of a procedure; undefined if it can. The one rule: it refuses a run, and dims
 * the choice before it. `can`: of a tester.
 */
export function unfitFor(
  { needs, judgesPath: path, titles }: Wants,
  family: FamilyName,
  can: Capabilities | undefined,
  role?: Role,
): Bilingual | undefined {
  const roles = rolesOf(needs);
  const { interface: wanted, families = [] } = roles.get(role ?? mainRole(roles.keys())) ?? {};
  if (families.length > 0 && !families.includes(family))
    return bothOf({
      code: 'unfit.families',
      params: { ...inARow(families.map((name) => titles[name] ?? alike(name))) },
    });
  if (!can) return undefined;
  if (wanted !== undefined && !hasInterface(wanted, can))
    return bothOf({ code: 'unfit.interface', params: { interface: valueWords('interface', wanted, 'screen').en } });
  return path && can.judging !== 'path' ? bothOf({ code: 'unfit.judging' }) : undefined;
}

/** Why a circuit is not one that a procedure is for; undefined if it is. What the circuit does not state is no reason. */
export function misfitOf({ circuit: wanted }: Needs, circuit: Circuit | undefined): Bilingual | undefined {
  const { service, rate } = circuit ?? {};
  if (service && wanted?.service?.includes(service) === false) {
    const list = inARow(wanted.service.map((name) => wordOf('service', name)));
    const own = wordOf('service', service);
    const params = { ownZh: own.zh, ownEn: own.en, wantedZh: list.zh, wantedEn: list.en };
    return bothOf({ code: 'misfit.service', params });
  }
  return misfitOfRate(wanted?.rate, rate, 'misfit.rate') ?? aboveRate(wanted?.rateMax, rate);
}

/** A rate that is above the greatest one of a procedure, as a reason. */
function aboveRate(most: string | undefined, own: string | undefined): Bilingual | undefined {
  if (most === undefined || own === undefined || !((parseRate(own) ?? 0) > (parseRate(most) ?? Infinity)))
    return undefined;
  return bothOf({ code: 'misfit.rate-max', params: { own: rateText(own), wanted: rateText(most) } });
}

/** What lines of a service are at their ends: the interface that a test of them has. */
const INTERFACE_OF: Readonly<Partial<Record<Service, string>>> = { e1: 'e1', v35: 'v35', x21: 'x21', v24: 'v24' };

/** True unless it is known that a tester has no interface of the kind that lines of a service end at. */
export const reachesLine = (can: Capabilities | undefined, service: string | undefined): boolean => {
  const wanted = INTERFACE_OF[service as Service];
  return !can || wanted === undefined || hasInterface(wanted, can);
};

/** The default that a setting has because another was given. */
const givenDefaults = (settings: Procedure['settings'], given: Readonly<Record<string, string>>) =>
  Object.entries(settings).flatMap(([name, spec]) => {
    const [, value] = Object.entries(spec.given ?? {}).find(([other]) => (given[other] ?? '').trim() !== '') ?? [];
    return value === undefined ? [] : [[name, { ...spec, default: value }] as const];
  });

/**
 * Settings with what the circuit says of them as default: its rate, and the interface that its service has, where the procedure offers it; and with
 * what follows from others that were given.
 */
export function settingsFor(
  settings: Procedure['settings'],
  circuit: Circuit | undefined,
  given: Readonly<Record<string, string>> = {},
): Procedure['settings'] {
  const known = {
    rate: circuit?.rate,
    cir: circuit?.rate,
    interface: circuit?.service && INTERFACE_OF[circuit.service],
  };
  const own = Object.entries(known).flatMap(([name, value]) => {
    const spec = Object.hasOwn(settings, name) ? settings[name] : undefined;
    const offered = spec && value !== undefined && (spec.type !== 'choice' || spec.choices?.includes(value));
    return offered ? [[name, { ...spec, default: value }] as const] : [];
  });
  const all = [...own, ...givenDefaults(settings, given)];
  return all.length === 0 ? settings : { ...settings, ...Object.fromEntries(all) };
}

/** Two rates that differ by value, as a reason; undefined where they agree or one of them is not stated. */
export function misfitOfRate(
  wanted: string | undefined,
  own: string | undefined,
  code: 'misfit.rate' | 'misfit.limits' | 'misfit.tester' | 'misfit.asked',
): Bilingual | undefined {
  if (wanted === undefined || own === undefined || parseRate(wanted) === parseRate(own)) return undefined;
  return bothOf({ code, params: { own: rateText(own), wanted: rateText(wanted) } });
}

/**
 * Values of a setting that a tester can have; undefined: any, because it is set at the front panel or is none of the tester's. A value
 * that is not among those it can be told cannot be had at its front panel either. Of rates it names the usual ones only.
 */
export const valuesOn = (name: string, can: Capabilities | undefined): readonly string[] | undefined =>
  isTesterSetting(name) && name !== 'rate' ? can?.settable[name] : undefined;
