import { useState } from 'react';
import type { BookFile } from '../../../electron/contract/book/entry.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { keepPicture } from '../../pieces/book/keep-picture.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { FileButton } from '../../widgets/FileButton.tsx';
import { SHOWS, showsText } from './shows.ts';
import './Pictures.css';

function Shown({ file, caption }: { file: BookFile; caption: string }) {
  const { id, kind, item, name } = file;
  const { value } = useAsked(id, () => host.call('files.get', { kind, item, id }));
  return (
    <figure>
      {value ? <img src={`data:${value.mime};base64,${value.base64}`} alt={`${caption} ${name}`} /> : <div />}
      <figcaption className="label">
        {caption} · {name}
      </figcaption>
    </figure>
  );
}

/** Pictures of a circuit: switches of its boxes, labels, sites; one more is added without typing. */
export function Pictures({ circuit, files }: { circuit: string; files: readonly BookFile[] }) {
  const say = useSay();
  const [shows, setShows] = useState<string>(SHOWS[0]);
  const add = ([file]: File[]): void => {
    if (file) attempt(() => keepPicture('circuit', circuit, shows, file));
  };
  return (
    <section>
      <h2 className="label">{say('line.pictures')}</h2>
      {files.length > 0 && (
        <div className="pictures">
          {files.map((file) => (
            <Shown key={file.id} file={file} caption={showsText(say, file.shows ?? '')} />
          ))}
        </div>
      )}
      <div className="pictures-add">
        <Choice
          label={say('line.shows')}
          options={SHOWS.map((value) => ({ value, label: showsText(say, value) }))}
          value={shows}
          onChange={setShows}
        />
        <FileButton label={say('line.picture')} hotkey="p" onFiles={add} />
      </div>
    </section>
  );
}
