import { useRef } from 'react';
import { Action } from './Action.tsx';

/** Opens the choice of files; the browser's own field would speak the language of the system. `accept`: photos, unless told otherwise. */
export function FileButton(props: {
  label: string;
  onFiles: (files: File[]) => void;
  hotkey?: string;
  several?: boolean;
  accept?: string;
}) {
  const { label, onFiles, hotkey, several, accept = 'image/*,.heic,.heif' } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={several}
        aria-label={label}
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Action label={label} {...(hotkey && { hotkey })} onAct={() => input.current?.click()} />
    </>
  );
}
