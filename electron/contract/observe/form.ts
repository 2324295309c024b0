import { OBSERVATIONS, type ActionKind, type Observation, type SiteLine } from '../site.ts';
import { aimOf, type Aim } from './aim.ts';
import { countersForm, networkForm, nodeForm, registersForm } from './boxes.ts';
import { complaintForm, oneChoice, opticalForm, routerLoopForm, settingsForm } from './by-eye.ts';
import type { Draft, ObservationForm } from './fields.ts';
import { arpForm, betweenForm, ladderForm, unplugForm } from './ladder.ts';
import { lampsForm } from './lamps.ts';
import { dataForm, loopForm, monitorForm } from './loops.ts';

/** How each kind of action is asked for. */
const FORMS: { readonly [K in ActionKind]: (aim: Aim) => ObservationForm } = {
  loop: loopForm,
  loop24: loopForm,
  data: dataForm,
  between: betweenForm,
  between24: betweenForm,
  ping: ladderForm,
  load: ladderForm,
  watch: ladderForm,
  arp: arpForm,
  monitor: monitorForm,
  lamps: lampsForm,
  selfloop: lampsForm,
  power: () => oneChoice('supply', 'site.ask.supply', ['good', 'none'], { supply: 'good' }),
  routerloop: routerLoopForm,
  restart: complaintForm,
  unplug: unplugForm,
  registers: registersForm,
  alarms: (aim) => (aim.section === 'net' ? networkForm() : nodeForm(aim)),
  counters: countersForm,
  settings: settingsForm,
  optical: opticalForm,
  swap: complaintForm,
  swap24: complaintForm,
};

/** How the answer of an action is asked for on a line. Undefined for an action of no known kind. */
export function formOf(line: SiteLine, action: string): ObservationForm | undefined {
  const aim = aimOf(line, action);
  return aim && FORMS[aim.kind](aim);
}

/** The observation that is filled in; undefined while something is missing or cannot be. */
export function observationOf(kind: ActionKind, form: ObservationForm, draft: Draft): Observation | undefined {
  const read = OBSERVATIONS[kind].safeParse(form.build(draft));
  return read.success ? read.data : undefined;
}
