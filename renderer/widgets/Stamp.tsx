import { words } from '../../electron/contract/words/index.ts';
import './Stamp.css';

/** Both languages always: a cropped picture in either must still tell. */
export function Stamp() {
  return (
    <span className="stamp">
      <span>{words.simulated.zh}</span> <span>{words.simulated.en}</span>
    </span>
  );
}
