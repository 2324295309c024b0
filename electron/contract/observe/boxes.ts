import { DAY_S, isEthernet, wanOf, type Aim } from './aim.ts';
import {
  choice,
  count,
  countsFields,
  countsFrom,
  has,
  LIVE_SIGNALS,
  plain,
  signalFields,
  signalFrom,
  when,
  yesNo,
  type Draft,
  type FormField,
  type ObservationForm,
} from './fields.ts';

/** Whether there is such a reading, and whether the box answers: only then the rest is asked. */
const OF_A_BOX: readonly FormField[] = [
  yesNo('available', 'site.ask.available'),
  ...when(has('available', true), [yesNo('answers', 'site.ask.answers')]),
];
const answers = (draft: Draft): boolean => draft['available'] === true && draft['answers'] === true;
function boxForm(
  fields: readonly FormField[],
  usual: Draft,
  rest: (draft: Draft) => Record<string, unknown>,
): ObservationForm {
  return {
    fields: [...OF_A_BOX, ...when(answers, fields)],
    usual: { available: true, answers: true, ...usual },
    build: (draft) => ({ ...plain(draft, ['available', 'answers']), ...(answers(draft) ? rest(draft) : {}) }),
  };
}
export const registersForm = (): ObservationForm =>
  boxForm(
    [
      ...signalFields('lineReceive.', 'site.ask.line-receive', LIVE_SIGNALS),
      yesNo('remoteAlarm', 'site.ask.remote-alarm'),
      choice('dataPort', 'site.ask.data-port', ['up', 'down']),
      count('discards.frames', 'site.ask.discards'),
    ],
    {
      'lineReceive.signal': 'ok',
      '~lineReceive.': 'clean',
      remoteAlarm: false,
      dataPort: 'up',
      'discards.frames': 0,
    },
    (draft) => ({
      lineReceive: signalFrom(draft, 'lineReceive.', DAY_S),
      ...plain(draft, ['remoteAlarm', 'dataPort']),
      ...(draft['discards.frames'] === undefined
        ? {}
        : { discards: { frames: draft['discards.frames'], seconds: [] } }),
    }),
  );

export function nodeForm(aim: Aim): ObservationForm {
  const line = choice('line', 'site.ask.line', ['ok', 'B2 errors']);
  if (isEthernet(aim))
    return boxForm(
      [line, choice('ethernetPort', 'site.ask.ethernet-port', ['up', 'down'])],
      { line: 'ok', ethernetPort: 'up' },
      (draft) => plain(draft, ['line', 'ethernetPort']),
    );
  const names = [
    'line',
    'tributaryFromCustomer',
    'codeViolations',
    'ownCard',
    'clock',
    'pathFromNetwork',
    'aisTowardsCustomer',
    'pathRdi',
  ];
  return boxForm(
    [
      line,
      choice('tributaryFromCustomer', 'site.ask.tributary', ['ok', 'LOS']),
      yesNo('codeViolations', 'site.ask.code-violations'),
      choice('ownCard', 'site.ask.own-card', ['ok', 'failed']),
      choice('clock', 'site.ask.clock', ['locked', 'freeRunning']),
      choice('pathFromNetwork', 'site.ask.path-from-network', ['ok', 'AIS']),
      ...when(has('pathFromNetwork', 'ok'), countsFields('pathErrors.')),
      yesNo('pathRdi', 'site.ask.path-rdi'),
      yesNo('aisTowardsCustomer', 'site.ask.ais-towards'),
    ],
    {
      line: 'ok',
      tributaryFromCustomer: 'ok',
      codeViolations: false,
      ownCard: 'ok',
      clock: 'locked',
      pathFromNetwork: 'ok',
      '~pathErrors.': 'clean',
      pathRdi: false,
      aisTowardsCustomer: false,
    },
    (draft) => ({
      ...plain(draft, names),
      ...(draft['pathFromNetwork'] === 'ok' ? { pathErrors: countsFrom(draft, 'pathErrors.', DAY_S) } : {}),
    }),
  );
}

const LIGHT = ['ok', 'LOS', 'B2 errors'] as const;
export function networkForm(): ObservationForm {
  const fields = [
    choice('lightFromA', 'site.ask.light-a', LIGHT),
    choice('lightFromZ', 'site.ask.light-z', LIGHT),
    ...signalFields('pathAZ.', 'site.ask.path-az', LIVE_SIGNALS),
    yesNo('pathAZ.looped', 'site.ask.looped'),
    ...signalFields('pathZA.', 'site.ask.path-za', LIVE_SIGNALS),
    yesNo('pathZA.looped', 'site.ask.looped'),
  ];
  const path = (draft: Draft, at: string) => ({
    ...signalFrom(draft, `${at}.`, DAY_S),
    ...(draft[`${at}.looped`] === undefined ? {} : { looped: draft[`${at}.looped`] }),
  });
  return {
    fields: [yesNo('available', 'site.ask.available'), ...when(has('available', true), fields)],
    usual: {
      available: true,
      lightFromA: 'ok',
      lightFromZ: 'ok',
      'pathAZ.signal': 'ok',
      '~pathAZ.': 'clean',
      'pathAZ.looped': false,
      'pathZA.signal': 'ok',
      '~pathZA.': 'clean',
      'pathZA.looped': false,
    },
    build: (draft) => ({
      ...plain(draft, ['available']),
      ...(draft['available']
        ? {
            ...plain(draft, ['lightFromA', 'lightFromZ']),
            pathAZ: path(draft, 'pathAZ'),
            pathZA: path(draft, 'pathZA'),
          }
        : {}),
    }),
  };
}

const WAN_STATES = ['up/up', 'up/down', 'up/down (looped)', 'down/down'] as const;
export function countersForm(aim: Aim): ObservationForm {
  const wan = wanOf(aim);
  const own: Readonly<Record<ReturnType<typeof wanOf>, readonly FormField[]>> = {
    v35: [yesNo('leads.DSR', 'site.ask.dsr'), yesNo('leads.DCD', 'site.ask.dcd')],
    e1: [choice('controller', 'site.ask.controller', LIVE_SIGNALS), yesNo('rai', 'site.ask.rai')],
    ethernet: [],
  };
  const usual = { v35: { 'leads.DSR': true, 'leads.DCD': true }, e1: { controller: 'ok', rai: false }, ethernet: {} };
  const names = ['wan', 'wanInputErrors', 'lan', 'lanInputErrors', 'cpuHigh', 'controller', 'rai'];
  return boxForm(
    [
      choice('wan', 'site.ask.wan', WAN_STATES),
      count('wanInputErrors', 'site.ask.wan-errors'),
      choice('lan', 'site.ask.lan', ['up', 'down']),
      count('lanInputErrors', 'site.ask.lan-errors'),
      yesNo('cpuHigh', 'site.ask.cpu-high'),
      ...own[wan],
    ],
    { wan: 'up/up', wanInputErrors: 0, lan: 'up', lanInputErrors: 0, cpuHigh: false, ...usual[wan] },
    (draft) => ({
      ...plain(draft, names),
      ...(wan === 'v35' ? { leads: { DSR: draft['leads.DSR'], DCD: draft['leads.DCD'] } } : {}),
    }),
  );
}
