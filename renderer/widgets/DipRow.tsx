import type { DipBank } from '../../electron/contract/box.ts';
import { useSay } from '../text/say.ts';
import './DipRow.css';

/** DIP switches of one bank as text: `1` for each that is ON. */
const bitsOf = (value: string | undefined, count: number): boolean[] =>
  Array.from({ length: count }, (_none, at) => (value ?? '')[at] === '1');

/** A bank of DIP switches as on the box; with `onChange` each can be set, else only their meaning is shown. */
export function DipRow(props: { bank: DipBank; value?: string | undefined; onChange?: (value: string) => void }) {
  const say = useSay();
  const { bank, value, onChange } = props;
  const bits = bitsOf(value, bank.switches.length);
  const flip = (at: number): void => onChange?.(bits.map((on, n) => ((n === at ? !on : on) ? '1' : '0')).join(''));
  return (
    <fieldset className="dip-row" aria-label={bank.name}>
      <b>{bank.name}</b>
      {bank.switches.map(({ name, words }, at) => {
        const title = words && say.text(words);
        return (
          <button
            key={name}
            type="button"
            className="dip-row-switch"
            title={title}
            aria-label={`${bank.name}-${name}${title ? `: ${title}` : ''}`}
            aria-pressed={onChange ? bits[at] : undefined}
            disabled={!onChange}
            onClick={() => flip(at)}
          >
            <i data-on={(onChange && bits[at]) || undefined} />
            <small>{name}</small>
          </button>
        );
      })}
    </fieldset>
  );
}
