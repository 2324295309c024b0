import { secondsIn } from '../../contract/judgement.ts';
import { decidingMeasurement } from '../../contract/measurement.ts';
import { CONTAINERS, lengthNamed, referenceFor, type OpeningForm } from '../../contract/opening-form.ts';
import { lineRate } from '../../contract/opening-standing.ts';
import { formatRate, rateText } from '../../contract/rate.ts';
import type { AttemptRecord } from '../../contract/run.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { finalReading, historyOf, measured, type Source } from './basis.ts';
import { both } from './texts.ts';
import type { Cell } from './document.ts';

/** A table of the form: heads, and rows of cells; an absent cell is blank. */
export interface FormTable {
  heads: Bilingual[];
  rows: (Cell | undefined)[][];
  notes: Bilingual[];
}

/** A length as a cell. */
function length(seconds: number): Bilingual {
  const { sZh = '', sEn = '' } = lengthNamed('s', seconds);
  return { zh: sZh, en: sEn };
}

interface Counted {
  bitErrors?: number | undefined;
  ES?: number | undefined;
  SES?: number | undefined;
  UAS?: number | undefined;
  alarms?: string | undefined;
}

/** What an attempt counted, from its judgement, or off a display; what nobody counted is absent. */
function countedIn(attempt: AttemptRecord): Counted {
  const judgement = decidingMeasurement(attempt)?.judgement;
  const seconds = secondsIn(judgement);
  const read = finalReading(attempt);
  const defects = Object.entries(judgement?.defects ?? {}).filter(([, s]) => s > 0);
  return {
    bitErrors: judgement?.totals.bitErrors ?? read?.bitErrors,
    ES: seconds?.ES ?? read?.ES,
    SES: seconds?.SES ?? read?.SES,
    UAS: seconds?.UAS ?? read?.UAS,
    alarms: judgement ? defects.map(([name, s]) => `${name} ${s} s`).join(', ') || '0' : undefined,
  };
}

/** Every attempt of the run with what it counted; none is left out. */
export function resultsTable(source: Source): FormTable {
  const names = ['attempt', 'asked', 'from', 'to', 'bit-errors'] as const;
  const rows = source.record.attempts.map((attempt): (Cell | undefined)[] => {
    const { bitErrors, ES, SES, UAS, alarms } = countedIn(attempt);
    const forS = decidingMeasurement(attempt)?.forS;
    const span = measured(attempt, historyOf(source, attempt));
    const { verdict } = attempt;
    return [
      String(attempt.number),
      forS === undefined ? undefined : length(forS),
      span && { at: span.from },
      span && verdict !== undefined ? { at: span.to } : undefined,
      bitErrors,
      ES,
      SES,
      UAS,
      alarms,
      verdict && { verdict },
    ];
  });
  const heads = [
    ...names.map((name) => both(`opening.${name}`)),
    alike('ES'),
    alike('SES'),
    alike('UAS'),
    both('opening.alarms'),
    both('opening.judged'),
  ];
  return { heads, rows, notes: [] };
}

/** Where the columns of a container begin. */
const columns = (container: string | undefined, ES: Cell | undefined, SES: Cell | undefined): (Cell | undefined)[] =>
  CONTAINERS.flatMap((one) => (one === container ? [ES, SES] : [undefined, undefined]));

/** The form's table of reference figures for this line, and what was measured in the same columns. Figures that nobody has given are not given. */
export function referenceTable({ record }: Source, form: OpeningForm): FormTable {
  const { settings, attempts } = record;
  const bitsPerS = lineRate(record);
  const km = settings['route-km'];
  const container = CONTAINERS.find((one) => one === settings['container']);
  const rate = bitsPerS === undefined ? undefined : rateText(record.circuit?.rate ?? formatRate(bitsPerS));
  const forS = decidingMeasurement(attempts.at(-1))?.forS ?? 0;
  const known = bitsPerS !== undefined && container !== undefined && km !== undefined;
  const found = known ? referenceFor(form, bitsPerS, container, { km: Number(km), forS }) : undefined;
  const none = both('opening.not-given');
  const measuredRows = attempts.map((attempt): (Cell | undefined)[] => {
    const { ES, SES } = countedIn(attempt);
    const said = both('opening.measured', {
      n: attempt.number,
      ...lengthNamed('length', decidingMeasurement(attempt)?.forS ?? 0),
    });
    return [rate, said, km, ...columns(container, ES, SES)];
  });
  return {
    heads: [both('circuit.rate'), both('opening.figure'), both('opening.km')],
    rows: [
      [rate, both('opening.limit'), km, ...columns(container, found?.ES ?? none, found?.SES ?? none)],
      ...measuredRows,
    ],
    notes: [both(found ? 'opening.by-length' : known ? 'opening.no-reference' : 'opening.no-container')],
  };
}
