import { offsetText } from '../../contract/clock-offset.ts';
import { decidingTester, hasInstruments } from '../../contract/deciding.ts';
import { roleName, type InstrumentRecord } from '../../contract/instrument.ts';
import type { Judgement } from '../../contract/judgement.ts';
import { READ_ALARMS } from '../../contract/reading.ts';
import type { RunRecord } from '../../contract/run.ts';
import { makerAndModel } from '../../contract/tester.ts';
import { decidingAttempt, historyOf, isTotalsOnly, type Source } from './basis.ts';
import { both, localTime } from './texts.ts';
import type { Cell, Fact, ReportModel } from './document.ts';

const unstated: Cell = { small: both('report.label.not-stated') };

/** From when to when it is calibrated; and that it no longer was, if so. */
function calibrationOf({ calibration }: InstrumentRecord, { startedAtMs, zone }: RunRecord): Fact {
  const { on, due } = calibration ?? {};
  const over = due !== undefined && due < localTime(startedAtMs, zone.offsetS).slice(0, 10);
  const until = due ? both('report.calibrated-until', { due }) : unstated;
  const value = on ? [on, due].filter(Boolean).join(' – ') : until;
  return { label: both('report.calibrated'), value, ...(over ? { note: both('report.calibration-over') } : {}) };
}

function factsOf(instrument: InstrumentRecord, record: RunRecord): Fact[] {
  const { family, identity, calibration, serialTyped, capabilities, clockOffsetMs } = instrument;
  const serial = identity.serial ?? serialTyped ?? identity.usbSerial;
  const noted = identity.serial ? undefined : serialTyped ? both('report.serial-typed') : both('report.serial-usb');
  return [
    { label: both('report.model'), value: makerAndModel(identity, family) || unstated },
    { label: both('report.serial'), value: serial ?? unstated, note: serial ? noted : undefined },
    calibrationOf(instrument, record),
    { label: both('report.certificate'), value: calibration?.certificate ?? unstated },
    { label: both('report.firmware'), value: identity.firmware ?? unstated },
    ...(clockOffsetMs === undefined ? [] : [{ label: both('clock.offset'), value: offsetText(clockOffsetMs) }]),
    ...(capabilities ? [{ label: both('report.basis-of-figures'), value: capabilities.basis, wide: 3 }] : []),
  ];
}

/** None where a person answered all: a paper must not say that this computer measured. */
const instrumentsIn = (record: RunRecord): [string, InstrumentRecord][] =>
  hasInstruments(record) ? Object.entries(record.instruments) : [];

/** The instruments on page 1. Where there are several, each says what it was to the run, and whether it is a simulator. */
export function instrumentsOf(record: RunRecord): ReportModel['instruments'] {
  const all = instrumentsIn(record);
  return all.map(([role, instrument]) => ({
    ...(all.length > 1 ? { role: roleName(role) } : {}),
    ...(all.length > 1 && instrument.simulated ? { simulated: true as const } : {}),
    facts: factsOf(instrument, record),
  }));
}

/** Where each was reached. */
export function portsOf(record: RunRecord): ReportModel['identity'] {
  const all = instrumentsIn(record);
  const label = both('report.port');
  return all.map(([role, { address }]) => {
    const { zh, en } = roleName(role);
    return [all.length > 1 ? { zh: `${label.zh}（${zh}）`, en: `${label.en} (${en})` } : label, address];
  });
}

/** Seconds with any defect. Off a display only what its alarms prove: 0 if all were read, the one that was on, nothing where two may have been on at once. */
export function defectSeconds(source: Source, defects: Judgement['defects']): number | undefined {
  const { record } = source;
  if (!isTotalsOnly(record)) {
    const { rows } = historyOf(source, decidingAttempt(record));
    return rows.filter(({ valid, defects: own }) => valid && own.length > 0).length;
  }
  const { lacks } = decidingTester(record);
  const unread = READ_ALARMS.some((alarm) => defects[alarm] === undefined && !lacks?.includes(alarm));
  const on = Object.values(defects).filter((seconds) => seconds > 0);
  return unread || on.length > 1 ? undefined : (on[0] ?? 0);
}
