import { useId } from 'react';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Field } from '../../widgets/Dialog.tsx';
import './CircuitField.css';

/** Circuits in view; more are found by typing on. */
const IN_VIEW = 3;
const PAUSE_MS = 120;

/** A circuit that is meant: one of the book, or a number of which the book knows nothing. */
export interface CircuitMeant {
  text: string;
  circuit?: Circuit;
}

function Line({ circuit }: { circuit: Circuit }) {
  const say = useSay();
  const { customer, service, rate, grade, span, ends } = circuit;
  const parts = [
    customer?.name,
    service && say.term('service', service),
    rate,
    grade && say.term('grade', grade),
    span && say.term('span', span),
    [ends?.A?.site, ends?.Z?.site].filter(Boolean).join(' – '),
  ];
  return <small>{parts.filter(Boolean).join(' · ')}</small>;
}

/** A circuit, found by any part of whatever is known of it; what is not in the book is taken as it was typed. */
export function CircuitField({ meant, onMeant }: { meant: CircuitMeant; onMeant: (meant: CircuitMeant) => void }) {
  const say = useSay();
  const group = useId();
  const typed = meant.text.trim();
  const found = useAsked(typed, () => host.call('circuits.find', { text: typed }), { pauseMs: PAUSE_MS });
  const list = (found.value ?? []).slice(0, IN_VIEW);
  const shown = meant.circuit && !list.some(({ number }) => number === meant.circuit?.number) ? [meant.circuit] : list;
  return (
    <div className="circuit-field" data-width="w6">
      <Field
        first
        width="w6"
        label={say('ticket.circuit')}
        placeholder={say('ticket.circuit-find')}
        value={meant.text}
        problem={typed === '' ? say('ticket.circuit-needed') : undefined}
        quiet
        onChange={(text) => onMeant({ text })}
        onKeyDown={(event) => {
          const [first] = list;
          // Enter takes the one that is meant; only then it goes on.
          if (event.key !== 'Enter' || meant.circuit || !first || !found.fresh) return;
          event.preventDefault();
          onMeant({ text: first.number, circuit: first });
        }}
      />
      <div role="radiogroup" className="circuit-field-known" aria-label={say('ticket.circuit')}>
        {shown.map((one) => (
          <label key={one.number} className="circuit-field-one">
            <input
              type="radio"
              name={group}
              checked={one.number === meant.circuit?.number}
              onChange={() => onMeant({ text: one.number, circuit: one })}
            />
            <b>{one.number}</b>
            <Line circuit={one} />
          </label>
        ))}
        {found.fresh && list.length === 0 && typed !== '' && !meant.circuit && (
          <small>{`${typed}: ${say('ticket.circuit-as-typed')}`}</small>
        )}
      </div>
    </div>
  );
}
