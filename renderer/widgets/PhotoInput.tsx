import { useEffect, useRef, useState } from 'react';
import { report } from '../link/notice.ts';
import { useSay } from '../text/say.ts';
import { Action } from './Action.tsx';
import { Dialog } from './Dialog.tsx';
import { photoOf, photoOfFile, photoUrl, type Photo } from './photo.ts';
import './PhotoInput.css';

/** The camera's picture as it is; the camera is let go when this goes. `undefined` element until it delivers. */
function useCamera(onFail: (thrown: unknown) => void): React.RefObject<HTMLVideoElement | null> {
  const video = useRef<HTMLVideoElement>(null);
  const fail = useRef(onFail);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const release = (): void => stream?.getTracks().forEach((track) => track.stop());
    const open = async (): Promise<void> => {
      const wanted = { facingMode: 'environment', width: { ideal: 1920 } };
      stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
      if (gone) release();
      else if (video.current) video.current.srcObject = stream;
    };
    open().catch((thrown: unknown) => {
      if (!gone) fail.current(thrown);
    });
    return () => {
      gone = true;
      release();
    };
  }, []);
  return video;
}

function CameraDialog({ onPhoto, onClose }: { onPhoto: (photo: Photo) => void; onClose: () => void }) {
  const say = useSay();
  const [failed, setFailed] = useState(false);
  const video = useCamera(() => setFailed(true));
  const take = (): void => {
    const source = video.current;
    if (!source || source.videoWidth === 0) return;
    const canvas = document.createElement('canvas');
    canvas.width = source.videoWidth;
    canvas.height = source.videoHeight;
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    canvas.toBlob(
      (blob) => {
        if (blob) photoOf(blob, `photo-${Date.now()}.jpg`).then(onPhoto, report);
      },
      'image/jpeg',
      0.9,
    );
  };
  return (
    <Dialog title={say('photo.camera')} onClose={onClose} onSubmit={take}>
      {failed ? (
        <p role="alert">{say('photo.no-camera')}</p>
      ) : (
        <video className="photo-input-camera" ref={video} autoPlay muted playsInline />
      )}
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.cancel')}
        </button>
        {!failed && (
          <button type="submit" className="btn is-main">
            {say('photo.take')}
          </button>
        )}
      </footer>
    </Dialog>
  );
}

/** A browser asks its user about the camera; the window of the desktop app grants no permission at all. */
const CAMERA = 'mediaDevices' in navigator && !window.tributary;

/** Opens the choice of a file. */
function FileButton({ label, onPhoto }: { label: string; onPhoto: (photo: Photo) => void }) {
  const file = useRef<HTMLInputElement>(null);
  const choose = (list: FileList | null): void => {
    const first = list?.[0];
    if (first) photoOfFile(first).then(onPhoto, report);
  };
  return (
    <>
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label={label}
        hidden
        onChange={(event) => {
          choose(event.target.files);
          event.target.value = '';
        }}
      />
      <Action label={label} hotkey="p" onAct={() => file.current?.click()} />
    </>
  );
}

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
      <FileButton label={label} onPhoto={onPhoto} />
      {CAMERA && (
        <button type="button" className="btn" onClick={() => setCamera(true)}>
          {say('photo.camera')}
        </button>
      )}
      {camera && (
        <CameraDialog
          onClose={() => setCamera(false)}
          onPhoto={(taken) => {
            setCamera(false);
            onPhoto(taken);
          }}
        />
      )}
    </div>
  );
}
