import { words } from '../../electron/contract/words/index.ts';

/** Both languages always: a cropped picture in either must still tell. */
export function Stamp() {
  return <span className="stamp">{`${words.simulated.zh} ${words.simulated.en}`}</span>;
}
