import { useRef } from 'react';
import { Action } from './Action.tsx';

/** Opens the choice of files. */
export function FileButton(props: {
  label: string;
  onFiles: (files: File[]) => void;
  hotkey?: string;
  several?: boolean;
}) {
  const { label, onFiles, hotkey, several } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*,.heic,.heif"
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
