import { useState } from 'react';
import { report } from '../link/notice.ts';
import { useSay } from '../text/say.ts';
import { Camera, CAMERA } from './Camera.tsx';
import { Dialog } from './Dialog.tsx';
import { FileButton } from './FileButton.tsx';
import { photoOfFile, photoUrl, type Photo } from './photo.ts';
import './PhotoInput.css';

/** A photo from a file or the camera, with what was chosen beside it. */
export function PhotoInput({
  photo,
  onPhoto,
  label,
}: {
  photo: Photo | undefined;
  onPhoto: (photo: Photo | undefined) => void;
  label: string;
}) {
  const say = useSay();
  const [camera, setCamera] = useState(false);
  const close = (): void => setCamera(false);
  const take = (taken: Photo): void => {
    close();
    onPhoto(taken);
  };
  const choose = ([file]: File[]): void => {
    if (file) photoOfFile(file).then(onPhoto, report);
  };
  return (
    <div className="photo-input">
      {photo && (
        <>
          <img src={photoUrl(photo)} alt={photo.name} />
          <button type="button" className="btn" onClick={() => onPhoto(undefined)}>
            {say('photo.remove')}
          </button>
        </>
      )}
      <FileButton label={label} hotkey="p" onFiles={choose} />
      {CAMERA && (
        <button type="button" className="btn" onClick={() => setCamera(true)}>
          {say('photo.camera')}
        </button>
      )}
      {camera && (
        <Dialog title={say('photo.camera')} onClose={close} onSubmit={close}>
          <Camera onClose={close} onPhoto={take} />
        </Dialog>
      )}
    </div>
  );
}
