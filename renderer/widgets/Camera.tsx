import { useEffect, useRef, useState, type RefObject } from 'react';
import { report } from '../link/notice.ts';
import { useSay } from '../text/say.ts';
import { photoOf, photoUrl, type Photo } from './photo.ts';
import './Camera.css';

/** True where the page may ask for the camera: in the window of the desktop app, and in a browser on this computer. */
export const CAMERA = 'mediaDevices' in navigator;
/** How much of a JPEG's detail is kept. */
const QUALITY = 0.9;

/** Cameras of this computer: known only once one was let in. */
const camerasOf = async (): Promise<string[]> =>
  (await navigator.mediaDevices.enumerateDevices())
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId }) => deviceId);

/** The camera's picture as it is; the camera is let go when this goes. `device`: another one than the system would take. */
function useCamera(device: string | undefined) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const [cameras, setCameras] = useState<string[]>([]);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const release = (): void => stream?.getTracks().forEach((track) => track.stop());
    const open = async (): Promise<void> => {
      const which = device === undefined ? { facingMode: 'environment' } : { deviceId: { exact: device } };
      stream = await navigator.mediaDevices.getUserMedia({ video: { ...which, width: { ideal: 1920 } }, audio: false });
      if (gone) return release();
      if (video.current) video.current.srcObject = stream;
      setCameras(await camerasOf());
    };
    open().catch(() => {
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      release();
    };
  }, [device]);
  return { video, failed, cameras };
}

/** What the camera shows at this moment. Undefined before it shows anything. */
function taken(video: RefObject<HTMLVideoElement | null>): Promise<Blob | null> | undefined {
  const source = video.current;
  if (!source || source.videoWidth === 0) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = source.videoWidth;
  canvas.height = source.videoHeight;
  canvas.getContext('2d')?.drawImage(source, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

/** Takes the picture; then uses it, or takes another one. */
function Shutter(props: { still: Photo | undefined; onTake: () => void; onAgain: () => void; onUse: () => void }) {
  const say = useSay();
  if (!props.still)
    return (
      <button type="button" className="btn is-main" onClick={props.onTake}>
        {say('photo.take')}
      </button>
    );
  return (
    <>
      <button type="button" className="btn" onClick={props.onAgain}>
        {say('photo.retake')}
      </button>
      <button type="button" className="btn is-main" onClick={props.onUse}>
        {say('photo.use')}
      </button>
    </>
  );
}

/** The live picture; what was taken stands still until it is used or taken again. Belongs into a dialog. */
export function Camera({ onPhoto, onClose }: { onPhoto: (photo: Photo) => void; onClose: () => void }) {
  const say = useSay();
  const [device, setDevice] = useState<string>();
  const { video, failed, cameras } = useCamera(device);
  const [still, setStill] = useState<Photo>();
  const take = async (): Promise<void> => {
    const blob = await taken(video);
    if (blob) setStill(await photoOf(blob, `photo-${Date.now()}.jpg`));
  };
  const next = (): void => setDevice(cameras[(cameras.indexOf(device ?? cameras[0] ?? '') + 1) % cameras.length]);
  const use = (): void => {
    setStill(undefined);
    if (still) onPhoto(still);
  };
  return (
    <div className="camera">
      {failed ? (
        <p role="alert">{say('photo.no-camera')}</p>
      ) : (
        <video className="camera-live" hidden={still !== undefined} ref={video} autoPlay muted playsInline />
      )}
      {still && <img className="camera-live" src={photoUrl(still)} alt={still.name} />}
      <div className="row">
        <button type="button" className="btn" onClick={onClose}>
          {say('photo.camera-off')}
        </button>
        {cameras.length > 1 && !still && (
          <button type="button" className="btn" onClick={next}>
            {say('photo.camera-next')}
          </button>
        )}
        <span className="grow" />
        {!failed && (
          <Shutter
            still={still}
            onTake={() => void take().catch(report)}
            onAgain={() => setStill(undefined)}
            onUse={use}
          />
        )}
      </div>
    </div>
  );
}
