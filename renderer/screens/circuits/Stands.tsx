import type { LineBeside } from '../../../electron/contract/book/line.ts';
import { useSay } from '../../text/say.ts';
import './Stands.css';

/** How a circuit stands, in a word; of a test when it ends, and how near that is. */
export function Stands({ one: { line, testEnd } }: { one: LineBeside }) {
  const say = useSay();
  return (
    <>
      <b className="stands" data-state={line.state}>
        {say(`line.state.${line.state}`)}
      </b>
      {testEnd && (
        <small className="stands-end" data-is={testEnd.is}>
          {say('line.test-ends', { day: testEnd.until })}
          {testEnd.is === 'soon' && ` · ${say('line.test-left', { n: testEnd.daysLeft })}`}
          {testEnd.is === 'over' && ` · ${say('line.test-over', { n: -testEnd.daysLeft })}`}
        </small>
      )}
    </>
  );
}
