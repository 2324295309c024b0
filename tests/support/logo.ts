/** A small picture that every program can draw. */
export const PNG_LOGO: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAICAIAAABsw6g0AAAAFElEQVR4nGMQN4+jCmIYNWgkGwQA+ZaBAfFHOiUAAAAASUVORK5CYII=',
  'base64',
);
