import { PROBES, type PingDraft, type PingRow } from '../../../electron/contract/observe/pings.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { figureOf, secondsOf } from './observe.ts';
import { useState } from 'react';
import './PingTable.css';

const HOW = ['all', 'some', 'none'] as const;
const SENT_MAX = 100_000_000;
const DELAY_MAX_MS = 1_000_000;

const probeName = (say: Say, { payload, size }: (typeof PROBES)[number]): string =>
  payload === 'prbs' ? say('search.octets', { n: size }) : say('search.zeros', { n: size });

/** One figure of a row; what is none is marked, and is not taken. */
function Cell(props: {
  label: string;
  text: string;
  read: (text: string) => unknown;
  onRead: (value: unknown) => void;
}) {
  const [text, setText] = useState(props.text);
  return (
    <label className="ping-table-cell">
      <span className="label">{props.label}</span>
      <input
        className="field"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={text.trim() !== '' && props.read(text) === undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          props.onRead(target.value.trim() === '' ? undefined : props.read(target.value));
        }}
      />
    </label>
  );
}
const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** Of a target that answered in part: how many of each probe were lost, how long answers took, what was said. */
function Some({ row, sent, onChange }: { row: PingRow; sent: number; onChange: (row: PingRow) => void }) {
  const say = useSay();
  const { lost = [], lossSeconds = [] } = row;
  const put = (at: number, value: unknown): void =>
    onChange({ ...row, lost: PROBES.map((_probe, i) => (i === at ? (value as number | undefined) : lost[i])) });
  return (
    <div className="ping-table-some">
      {PROBES.map((probe, at) => (
        <Cell
          key={probeName(say, probe)}
          label={say('search.lost-of', { what: probeName(say, probe) })}
          text={shown(lost[at])}
          read={(text) => figureOf(text, { from: 0, to: sent, whole: true })}
          onRead={(value) => put(at, value)}
        />
      ))}
      <Cell
        label={say('search.loss-seconds')}
        text={lossSeconds.join(' ')}
        read={secondsOf}
        onRead={(value) => onChange({ ...row, lossSeconds: (value as number[] | undefined) ?? [] })}
      />
    </div>
  );
}

/** How long its answers took, where anything came back. */
function Delay({ row, onChange }: { row: PingRow; onChange: (row: PingRow) => void }) {
  const say = useSay();
  return (
    <Cell
      label={say('search.avg-ms')}
      text={shown(row.avgMs)}
      read={(text) => figureOf(text, { from: 0, to: DELAY_MAX_MS })}
      onRead={(avgMs) => onChange({ ...row, ...{ avgMs: avgMs as number } })}
    />
  );
}

/** Text of an error that came instead of an answer, and who sent it. */
function Said({ row, onChange }: { row: PingRow; onChange: (row: PingRow) => void }) {
  const say = useSay();
  return (
    <input
      className="field"
      aria-label={say('search.said')}
      placeholder={say('search.said')}
      value={row.said ?? ''}
      onChange={({ target }) => onChange({ ...row, said: target.value })}
    />
  );
}

/** How each target answered: all, some, none; only of those in part is more asked. */
export function PingTable(props: {
  words: WordKey;
  rows: readonly string[];
  draft: PingDraft | undefined;
  onChange: (draft: PingDraft) => void;
}) {
  const say = useSay();
  const { rows, onChange } = props;
  const draft = props.draft ?? { sent: 60, rows: {} };
  const put = (name: string, row: PingRow): void => onChange({ ...draft, rows: { ...draft.rows, [name]: row } });
  return (
    <fieldset className="ping-table" aria-label={say(props.words)}>
      <Cell
        label={say('search.sent')}
        text={String(draft.sent)}
        read={(text) => figureOf(text, { from: 1, to: SENT_MAX, whole: true })}
        onRead={(sent) => onChange({ ...draft, sent: (sent as number | undefined) ?? 0 })}
      />
      {rows.map((name) => {
        const row = draft.rows[name] ?? {};
        return (
          <div key={name} className="ping-table-row" data-rung={name}>
            <span>{say.term('seen', name)}</span>
            <Choice
              label={say.term('seen', name)}
              options={HOW.map((how) => ({ value: how, label: say(`search.answered-${how}`) }))}
              value={row.how}
              onChange={(how) => put(name, { ...row, how: how as (typeof HOW)[number] })}
            />
            {(row.how === 'all' || row.how === 'some') && <Delay row={row} onChange={(next) => put(name, next)} />}
            {row.how === 'some' && <Some row={row} sent={draft.sent} onChange={(next) => put(name, next)} />}
            {row.how === 'none' && <Said row={row} onChange={(next) => put(name, next)} />}
          </div>
        );
      })}
    </fieldset>
  );
}
