import type { KeyboardEvent, ReactNode } from 'react';
import {
  readPanel,
  type BoxLamp,
  type BoxPanel as Panel,
  type LampLook,
  type LampsSeen,
} from '../../electron/contract/box.ts';
import { sentenceOf } from '../../electron/contract/words/index.ts';
import { useSay } from '../text/say.ts';
import { DipRow } from './DipRow.tsx';
import './BoxPanel.css';

/** How a lamp looks where nothing is said of it: off, if it can be. */
const firstOf = (lamp: BoxLamp): LampLook => (lamp.looks.off ? 'off' : after(lamp, undefined));

/** The look after this one; the first after the last. */
function after({ looks }: BoxLamp, look: LampLook | undefined): LampLook {
  const names = Object.keys(looks) as LampLook[];
  return names[(look === undefined ? -1 : names.indexOf(look)) + 1] ?? names[0]!;
}

/** A lamp as it is seen: filled where it is lit, its rays while it flashes; what nobody looked at is a question mark. */
export function LampGlyph({ look, colour }: { look: LampLook | undefined; colour: string }) {
  const lit = look !== undefined && look !== 'off';
  return (
    <svg
      className="box-panel-glyph"
      viewBox="-16 -16 32 32"
      data-lit={lit || undefined}
      data-colour={colour}
      aria-hidden="true"
    >
      {look === 'flashing' && <path d="M0-15v4M0 11v4M-15 0h4M11 0h4M-11-11l3 3M8 8l3 3M-11 11l3-3M8-8l3-3" />}
      <circle r={look === 'flashing' ? 7.5 : 10} />
      {look === undefined && <text y="5">?</text>}
    </svg>
  );
}

/** Arrow keys go from lamp to lamp, as the eye does. */
function step({ key, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  const beside = { ArrowRight: currentTarget.nextElementSibling, ArrowLeft: currentTarget.previousElementSibling }[key];
  if (beside instanceof HTMLElement) beside.focus();
  return beside !== undefined;
}

function LampButton(props: {
  lamp: BoxLamp;
  look: LampLook | undefined;
  hidden: boolean;
  onLook: (look: LampLook) => void;
}) {
  const say = useSay();
  const { lamp, look, hidden, onLook } = props;
  const state = say(hidden ? 'box.look.hidden' : look === undefined ? 'box.look.unseen' : `box.look.${look}`);
  const colour = look === 'red' || look === 'yellow' ? look : lamp.colour;
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (step(event)) return;
    const named = (Object.keys(lamp.looks) as LampLook[])[Number(event.key) - 1];
    if (event.ctrlKey || event.altKey || !named) return;
    event.preventDefault();
    event.stopPropagation();
    onLook(named);
  };
  return (
    <button
      type="button"
      className="box-panel-lamp"
      data-hidden={hidden || undefined}
      aria-label={`${lamp.name}: ${state}`}
      onClick={() => onLook(after(lamp, look))}
      onKeyDown={keys}
    >
      <b>{lamp.name}</b>
      <LampGlyph look={look} colour={colour} />
      <small>{state}</small>
    </button>
  );
}

function Says({ panel, seen }: { panel: Panel; seen: LampsSeen }) {
  const say = useSay();
  const { says, hidden } = readPanel(panel, seen);
  if (says.length + hidden.length === 0) return null;
  return (
    <ul className="box-panel-says">
      {says.map((message, at) => (
        // Two lamps can say the same.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${sentenceOf(message)} ${at}`}>{say.message(message)}</li>
      ))}
      {hidden.length > 0 && <li className="label">{say('box.hidden', { names: hidden.join(', ') })}</li>}
    </ul>
  );
}

/** The front of a box without a console, drawn from its table: each lamp is tapped until it looks as on the box. */
export function BoxPanel(props: {
  panel: Panel;
  seen: LampsSeen;
  onSeen: (seen: LampsSeen) => void;
  children?: ReactNode;
}) {
  const say = useSay();
  const { panel, seen } = props;
  // As they stand on the box, in whatever order they were looked at.
  const onSeen = (next: LampsSeen): void =>
    props.onSeen(Object.fromEntries(panel.lamps.flatMap(({ name }) => (next[name] ? [[name, next[name]]] : []))));
  const { hidden } = readPanel(panel, seen);
  const rest = panel.lamps.filter(({ name }) => seen[name] === undefined);
  return (
    <div className="box-panel">
      <p className="label">{say('box.tap')}</p>
      <fieldset className="box-panel-front" aria-label={say('box.of', { ...panel.title })}>
        <span className="box-panel-name">{say.text(panel.title)}</span>
        <div className="box-panel-lamps">
          {panel.lamps.map((lamp) => (
            <LampButton
              key={lamp.name}
              lamp={lamp}
              look={seen[lamp.name]}
              hidden={hidden.includes(lamp.name)}
              onLook={(look) => onSeen({ ...seen, [lamp.name]: look })}
            />
          ))}
        </div>
        {panel.dips?.map((bank) => (
          <DipRow key={bank.name} bank={bank} />
        ))}
      </fieldset>
      <div className="row">
        {rest.length > 0 && (
          <button
            type="button"
            className="btn"
            onClick={() => onSeen({ ...Object.fromEntries(rest.map((lamp) => [lamp.name, firstOf(lamp)])), ...seen })}
          >
            {say('box.rest-off')}
          </button>
        )}
        {props.children}
      </div>
      <Says panel={panel} seen={seen} />
      {panel.source && <p className="label box-panel-source">{say('box.source', { text: panel.source })}</p>}
    </div>
  );
}
