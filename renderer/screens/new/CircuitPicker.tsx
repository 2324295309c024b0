import { useId, useState, type ReactNode } from 'react';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import { useAsked } from '../../link/asked.ts';
import { dateTime } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useMinute } from '../../page/now.ts';
import { ImportDialog } from '../../pieces/book/ImportDialog.tsx';
import { useSay, type Say } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { SearchField } from '../../widgets/SearchField.tsx';
import { meant, numbered, plain, type Found } from '../../pieces/circuit/circuits.ts';
import { CircuitForm } from '../../pieces/circuit/CircuitForm.tsx';
import './CircuitPicker.css';

/** Circuits in view; more are found by typing on. */
const IN_VIEW = 4;
/** The questions about a release take the room of two. */
const IN_VIEW_RELEASE = 2;
const PAUSE_MS = 120;
const NONE: readonly Found[] = [];

/** Circuits that match what is typed, newest tests first, as the core gives them. */
const useFound = (text: string, saved: number): readonly Found[] =>
  useAsked(`${saved} ${text.trim()}`, () => host.call('circuits.find', { text: text.trim() }), { pauseMs: PAUSE_MS })
    .value ?? NONE;

/** `E1 · 2048k · AAA`, and how the last test ended. */
function facts(say: Say, circuit: Found): string {
  const parts = [
    circuit.service && say(`service.${circuit.service}`),
    circuit.rate,
    circuit.grade && say(`grade.${circuit.grade}`),
    circuit.lastRun?.verdict && say(`verdict.${circuit.lastRun.verdict}`),
  ];
  return parts.filter(Boolean).join(' · ') || say('new.typed-line');
}

const endText = (end: NonNullable<Circuit['ends']>['A']): string =>
  [end?.position, end?.site, end?.room].filter(Boolean).join(' · ');

function Ends({ circuit }: { circuit: Circuit }) {
  const say = useSay();
  return (
    <div className="circuit-picker-ends label">
      {(['A', 'Z'] as const).map((name) => {
        const text = endText(circuit.ends?.[name]);
        return (
          text && (
            <span key={name}>
              <b>{name}</b> {text}
            </span>
          )
        );
      })}
      {!circuit.inService && <span>{say('new.not-in-service')}</span>}
    </div>
  );
}

function Option(props: {
  group: string;
  title: string;
  line: string;
  when?: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    <label className="circuit-picker-option">
      <input type="radio" name={props.group} checked={props.chosen} onChange={props.onChoose} />
      <b>{props.title}</b>
      <small>{props.when}</small>
      <small className="circuit-picker-line">{props.line}</small>
    </label>
  );
}

interface PickerProps {
  circuit: Circuit | undefined;
  onChoose: (circuit: Circuit | null) => void;
  /** What is asked about a circuit in service. */
  children: ReactNode;
}

function Options(props: PickerProps & { text: string; found: readonly Found[] }) {
  const say = useSay();
  const group = useId();
  const now = useMinute();
  const { circuit, found } = props;
  const typed = props.text.trim();
  const isKnown = found.some((one) => one.number === typed);
  const inView = circuit?.inService ? IN_VIEW_RELEASE : IN_VIEW;
  const others = found.filter((one) => one.number !== circuit?.number).slice(0, inView);
  const known = found.find((one) => one.number === circuit?.number);
  // The book may know that it carries traffic where its description does not.
  const current: Found | undefined = circuit && { ...circuit, ...known, inService: circuit.inService };
  const shown = current ? [current, ...others.slice(0, inView - 1)] : others;
  const hidden = found.filter((one) => !shown.some((s) => s.number === one.number)).length;
  return (
    <div role="radiogroup" className="circuit-picker-known" aria-label={say('new.circuit')} data-long>
      {typed !== '' && !isKnown && typed !== circuit?.number && (
        <Option
          group={group}
          title={typed}
          line={say('new.typed-line')}
          chosen={false}
          onChoose={() => props.onChoose(numbered(typed))}
        />
      )}
      {shown.map((one) => (
        <div key={one.number}>
          <Option
            group={group}
            title={one.number}
            line={facts(say, one)}
            when={one.lastRun && dateTime(one.lastRun.startedAtMs, now)}
            chosen={one.number === circuit?.number}
            onChoose={() => props.onChoose(plain(one))}
          />
          {one.number === circuit?.number && <Ends circuit={one} />}
          {one.number === circuit?.number && one.inService && props.children}
        </div>
      ))}
      <Option
        group={group}
        title={say('new.none')}
        line={say('new.none-line')}
        chosen={circuit === undefined}
        onChoose={() => props.onChoose(null)}
      />
      {hidden > 0 && <p className="label circuit-picker-more">{say('new.more', { n: hidden })}</p>}
    </div>
  );
}

/** The circuit of exactly this number. */
async function circuitOf(number: string | undefined): Promise<Circuit | undefined> {
  const found = number === undefined ? [] : await host.call('circuits.find', { text: number });
  const one = found.find((known) => known.number === number);
  return one && plain(one);
}

/** Takes what was typed or scanned; asked anew, since a scanner types faster than the list below follows. */
async function enter(typed: string, onChoose: (circuit: Circuit) => void): Promise<void> {
  const one = meant(typed, await host.call('circuits.find', { text: typed }));
  if (one) onChoose(plain(one));
}

/** What is typed in, or comes from a list. */
function Dialogs(props: {
  form: Circuit | undefined;
  importing: boolean;
  like: Circuit | undefined;
  onClose: () => void;
  /** Of a list the first circuit that it brought; one of orders may bring none that is called like its first. */
  onSaved: (circuit: Circuit | undefined) => void;
}) {
  const { form, importing, like, onClose, onSaved } = props;
  const taken = (first: string | undefined): void => attempt(async () => onSaved(await circuitOf(first)));
  if (importing) return <ImportDialog onClose={onClose} onTaken={taken} />;
  return form ? <CircuitForm circuit={form} like={like} onClose={onClose} onSaved={onSaved} /> : null;
}

/** Pick a circuit tested before, or type one: its number equals the label on the port, character for character. */
export function CircuitPicker(props: PickerProps) {
  const { circuit, onChoose } = props;
  const say = useSay();
  const [text, setText] = useState('');
  const [form, setForm] = useState<Circuit>();
  const [saved, setSaved] = useState(0);
  const [importing, setImporting] = useState(false);
  const close = (): void => {
    setForm(undefined);
    setImporting(false);
  };
  const kept = (next: Circuit | undefined): void => {
    if (next) onChoose(next);
    setSaved(saved + 1);
    close();
  };
  const found = useFound(text, saved);
  return (
    <section className="circuit-picker">
      <h2>{say('new.circuit')}</h2>
      <div className="row">
        <SearchField
          label={say('new.find')}
          text={text}
          onText={setText}
          onEnter={(typed) => attempt(() => enter(typed, onChoose))}
        />
      </div>
      <Options {...props} text={text} found={found} />
      <div className="row circuit-picker-tools">
        <Action
          label={say('new.create')}
          hotkey="n"
          onAct={() => setForm(numbered(found.length === 0 ? text.trim() : ''))}
        />
        <Action label={say('circuits.import')} hotkey="i" onAct={() => setImporting(true)} />
        {circuit && <Action label={say('new.edit')} hotkey="e" onAct={() => setForm(circuit)} />}
      </div>
      <Dialogs {...{ form, importing, onSaved: kept }} like={circuit} onClose={close} />
    </section>
  );
}
