import { useState, type PointerEvent } from 'react';
import { useSay } from '../text/say.ts';
import { BOX, inBox, pathOf, type Point } from './strokes.ts';
import './SignaturePad.css';

/** A place to sign by mouse, pen or finger. `strokes` belong to the caller, who can clear them. */
export function SignaturePad({
  strokes,
  onStrokes,
}: {
  strokes: readonly (readonly Point[])[];
  onStrokes: (strokes: readonly (readonly Point[])[]) => void;
}) {
  const say = useSay();
  const [drawing, setDrawing] = useState(false);
  const pointOf = (event: PointerEvent<SVGSVGElement>): Point =>
    inBox({ x: event.clientX, y: event.clientY }, event.currentTarget.getBoundingClientRect());
  const start = (event: PointerEvent<SVGSVGElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawing(true);
    onStrokes([...strokes, [pointOf(event)]]);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (!drawing) return;
    const last = strokes.at(-1) ?? [];
    const point = pointOf(event);
    const before = last.at(-1);
    if (before && before.x === point.x && before.y === point.y) return;
    onStrokes([...strokes.slice(0, -1), [...last, point]]);
  };
  return (
    <div className="signature-pad">
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        aria-labelledby="sign-pad-title"
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={() => setDrawing(false)}
        onPointerCancel={() => setDrawing(false)}
      >
        <title id="sign-pad-title">{say('sign.pad')}</title>
        <path d={pathOf(strokes) ?? ''} />
      </svg>
      {strokes.length === 0 && <span className="label">{say('sign.here')}</span>}
    </div>
  );
}
