import type { Capabilities, Identity } from '../../contract/tester.ts';
import { mainRole } from '../../contract/instrument.ts';
import { rolesOf } from '../../contract/needs.ts';
import { howSet, type TesterSetting } from '../../contract/settings.ts';
import type { WiringView } from '../../contract/prompt.ts';
import { effectiveSettings, settingsOn } from '../request/settings.ts';
import type { PanelSetting, RunRequest } from '../request/run-request.ts';
import { DRAWN, wiringOf } from '../steps/wiring.ts';

/**
 * What a run will ask to be wired, before it begins: so that who has wired it already is not asked again. Undefined where the procedure draws none, or
 * a setting cannot be.
 */
export function wiringAhead(
  { procedure, settings, circuit, use }: RunRequest,
  tester: { identity: Identity; capabilities: Capabilities },
): WiringView | undefined {
  const asked = procedure.steps.some(({ do: kind, picture }) => kind === 'instruct' && picture === DRAWN);
  const address = use[mainRole(rolesOf(procedure.needs).keys())];
  if (!asked || address === undefined) return undefined;
  const effective = effectiveSettings(procedure, settings, circuit);
  return wiringOf({ circuit, settings: effective.settings, release: undefined, offsetS: 0, address, ...tester });
}

/** What a run will ask to be set at the front panel of a tester, before it begins. Errors: `setting-bad`. */
export function panelAhead({ procedure, settings, circuit }: RunRequest, capabilities: Capabilities): PanelSetting[] {
  if (!procedure.steps.some(({ do: kind }) => kind === 'configure')) return [];
  const effective = effectiveSettings(procedure, settings, circuit);
  const all = Object.entries(settingsOn({ settings: effective.settings, circuit }, capabilities));
  return (all as [TesterSetting, string][]).flatMap(([setting, value]) =>
    howSet(capabilities, setting) === 'front-panel' ? [{ setting, value }] : [],
  );
}
