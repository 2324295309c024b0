import type { ConverterView, WitnessView } from '../../../electron/contract/bench-item.ts';
import type { RegisterSample } from '../../../electron/contract/tracks.ts';
import { timeOfDay } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { BoxLamps } from './BoxLamps.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import './Registers.css';

function Table({ registers }: { registers: readonly RegisterSample[] }) {
  const say = useSay();
  return (
    <table className="registers-table">
      <thead>
        <tr>
          <th scope="col">{say('bench.register-source')}</th>
          <th scope="col">{say('bench.register-name')}</th>
          <th scope="col">{say('bench.register-value')}</th>
        </tr>
      </thead>
      <tbody>
        {registers.map(({ source, name, value, shown }) => (
          <tr key={`${source} ${name}`}>
            <td>{source}</td>
            <td>{shown ? say.text(shown.name) : name}</td>
            <td className="num">{shown?.value ? say.text(shown.value) : value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of a converter: what it can be told to loop, though not from here. */
function Loops({ loops }: { loops: readonly string[] }) {
  const say = useSay();
  return (
    <div>
      <h2 className="label">{say('bench.loops')}</h2>
      <ul className="registers-loops">
        {loops.map((kind) => (
          <li key={kind}>
            <b>{kind}</b>
          </li>
        ))}
      </ul>
      <p className="label">{say('bench.loops-line')}</p>
    </div>
  );
}

/** What a converter or a witness says of itself: now, or as it was when somebody last looked. */
export function Registers({ view }: { view: ConverterView | WitnessView }) {
  const say = useSay();
  const { registers, readAtMs, seeing, failed } = view;
  if (view.role === 'converter' && view.panel) return <BoxLamps panel={view.panel} />;
  const title =
    seeing || readAtMs === undefined
      ? say('bench.registers')
      : say('bench.registers-of', { time: timeOfDay(readAtMs) });
  return (
    <>
      <div>
        <h2 className="label">{title}</h2>
        {readAtMs === undefined ? (
          <p className="label">{say('bench.registers-none')}</p>
        ) : (
          <Table registers={registers} />
        )}
        {failed && <Problem problem={failed} />}
      </div>
      {view.role === 'converter' && view.loops.length > 0 && <Loops loops={view.loops} />}
    </>
  );
}
